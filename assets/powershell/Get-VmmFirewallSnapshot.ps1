<#
.SYNOPSIS
Writes a snapshot of this computer's firewall policy and VMM roles to a file.
.DESCRIPTION
For computers without a desktop: the file is opened elsewhere with the VMM Firewall Companion or with
"vmm-firewall assess FILE". Changes nothing but that file. Run as administrator: without, some parts
cannot be read, and the file says which.
.PARAMETER Path
The file to write; one that is there is replaced.
.PARAMETER SecondOpinion
Asks NetSecurity for the effective rules as well, which takes up to minutes.
.EXAMPLE
powershell.exe -NoProfile -File Get-VmmFirewallSnapshot.ps1 -Path C:\Temp\vmm01.json
#>
#Requires -Version 5.1
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [ValidateNotNullOrEmpty()] [string]$Path,
    [switch]$SecondOpinion
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
foreach ($name in 'RegistryText', 'Machine', 'CollectNetwork', 'CollectRegistry', 'Collect', 'SecondOpinion') {
    Microsoft.PowerShell.Core\Import-Module -Name "$PSScriptRoot\$name.psm1"
}
if ($PSVersionTable.PSVersion.Major -lt 6) {
    # Windows PowerShell adds members to arrays that ConvertTo-Json would write as {value, Count}.
    Microsoft.PowerShell.Utility\Remove-TypeData -TypeName System.Array -ErrorAction Ignore
}
$progress = {
    param([string]$Part, [int]$Done, [int]$Total)
    Microsoft.PowerShell.Utility\Write-Progress -Activity 'Reading this computer' -Status $Part -PercentComplete ([int](100 * $Done / $Total))
}
$snapshot = Get-VmmFirewallSnapshot -Progress $progress
if ($SecondOpinion) { $snapshot.secondOpinion = Get-VmmFirewallSecondOpinion -Progress $progress }
$json = Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject $snapshot -Depth 16 -Compress
Microsoft.PowerShell.Management\Set-Content -LiteralPath $Path -Value $json -Encoding UTF8
Microsoft.PowerShell.Utility\Write-Host "Written: $Path"
