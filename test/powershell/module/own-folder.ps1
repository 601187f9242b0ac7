# Prints what Machine.psm1 says against a folder as the place of results; nothing when it has no objection.
param([string]$Folder, [string]$Module)
Import-Module -Name $Module
$message = ''
try { & (Get-Module -Name Machine) { param($path) Assert-OwnFolder -Folder ([IO.DirectoryInfo]::new($path)) } $Folder }
catch { $message = [string]$_.Exception.Message }
Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject @{ message = $message }
