# Reads an exported file in Constrained Language Mode and prints what RegistryText.psm1 makes of it.
param([string]$File, [string]$Root, [string]$Module)
$lines = @(Microsoft.PowerShell.Management\Get-Content -LiteralPath $File -Encoding Unicode)
Import-Module -Name $Module
$keys = @(ConvertFrom-RegistryText -Line $lines -Root $Root)
Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject @{ keys = $keys; mode = [string]$ExecutionContext.SessionState.LanguageMode } -Depth 6
