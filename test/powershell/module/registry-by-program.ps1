# Reads the registry in Constrained Language Mode and prints what came of it.
param([string]$Folder)
Set-StrictMode -Version Latest
foreach ($name in 'RegistryText', 'Machine') { Import-Module -Name "$Folder/$name.psm1" }
# Not within try: an error must end the reading wherever it is called.
$went = 'an error'
trap { continue }
$went = & { $null = Get-RegistryTree -Path 'SOFTWARE\Denied'; 'on' }
Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject @{
    keys = @(Get-RegistryTree -Path 'SOFTWARE\A' -Without 'RestrictedServices')
    value = (Get-RegistryValue -Path 'SOFTWARE\A' -Name 'X')
    missing = @(Get-RegistryValue -Path 'SOFTWARE\A' -Name 'none')
    went = $went
} -Depth 5
