<#
.SYNOPSIS
Carries out a plan of the VMM Firewall Companion on this computer.
.DESCRIPTION
Creates and enables rules, or takes that back (an undo plan). The plan is checked field by field; the
result, the undo plan and the journal are written to %ProgramData%\VmmFirewallCompanion. Prints the
result as JSON. Exit code 0: done; 1: stopped or left something; 2: refused, nothing was changed.
.PARAMETER PlanPath
Full path of the plan.
.PARAMETER Sha256
SHA-256 of the plan, 64 small hexadecimal digits: the one that was confirmed.
.PARAMETER OperationId
Names this run, once: small letters, digits, hyphens.
.EXAMPLE
powershell.exe -NoProfile -File Invoke-VmmFirewallPlan.ps1 -PlanPath C:\Temp\plan.json -Sha256 5e88... -OperationId fix-1 -WhatIf
#>
#Requires -Version 5.1
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [Parameter(Mandatory = $true)] [string]$PlanPath,
    [Parameter(Mandatory = $true)] [string]$Sha256,
    [Parameter(Mandatory = $true)] [string]$OperationId
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
if ([string]$ExecutionContext.SessionState.LanguageMode -eq 'FullLanguage' -and [Environment]::SystemDirectory -ne '') {
    # Modules of a user's own folders must never be loaded with administrator rights.
    $env:PSModulePath = [Environment]::SystemDirectory + '\WindowsPowerShell\v1.0\Modules'
    if ($PSVersionTable.PSVersion.Major -ge 6) { $env:PSModulePath = $PSHOME + '\Modules;' + $env:PSModulePath }
}
foreach ($name in 'RegistryText', 'Machine', 'RuleText', 'Plan', 'Record', 'Step', 'Apply') {
    Microsoft.PowerShell.Core\Import-Module -Name "$PSScriptRoot\$name.psm1"
}
if ($PSVersionTable.PSVersion.Major -lt 6) {
    # Windows PowerShell adds members to arrays that ConvertTo-Json would write as {value, Count}. Taking
    # them away is needed with -WhatIf too, which would print a line of its own into the result.
    Microsoft.PowerShell.Utility\Remove-TypeData -TypeName System.Array -ErrorAction Ignore -WhatIf:$false
}
$report = Invoke-VmmFirewallPlan -PlanPath $PlanPath -Sha256 $Sha256 -OperationId $OperationId -WhatIf:$WhatIfPreference -Confirm:$false
Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject $report -Depth 8
if ($report.outcome -eq 'refused') { exit 2 }
if ($report.outcome -ne 'done') { exit 1 }
exit 0
