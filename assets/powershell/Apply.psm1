# Carries out a plan or an undo plan: one at a time on this computer, step by step, with an undo plan
# that is on the disk before each change.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

<#
.SYNOPSIS
Runs a script block while no other plan runs on this computer.
.PARAMETER Seconds
How long it waits for the other one.
#>
function Invoke-Alone {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [scriptblock]$Script,
        [int]$Seconds = 60
    )
    $mutex = [Threading.Mutex]::new($false, 'Global\VmmFirewallCompanion')
    try {
        $ours = $false
        try { $ours = $mutex.WaitOne(1000 * $Seconds) } catch [Threading.AbandonedMutexException] { $ours = $true }
        if (-not $ours) { throw "Another plan is being carried out on this computer, and did not end within $Seconds s." }
        try { & $Script } finally { $mutex.ReleaseMutex() }
    } finally { $mutex.Dispose() }
}

<#
.SYNOPSIS
Refuses a plan that was made for another computer.
#>
function Assert-PlanHost {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] $Plan)
    $system = CimCmdlets\Get-CimInstance -ClassName Win32_ComputerSystem
    if ($Plan.host -ne [string]$system.DNSHostName -and $Plan.host -ne [string]$system.Name) {
        throw "The plan was made for $($Plan.host), and this computer is $($system.DNSHostName)."
    }
}

<#
.SYNOPSIS
Writes the undo plan with the steps there are so far, the newest first.
#>
function Write-UndoPlan {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [hashtable]$Run,
        [Parameter(Mandatory = $true)] $Plan,
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]]$Step
    )
    if ($Plan.kind -ceq 'undo') { return }
    $document = [ordered]@{
        schemaVersion = 1
        kind = 'undo'
        id = $Run.operationId
        createdAt = $Run.startedAt
        host = $Plan.host
        catalogue = [ordered]@{ id = $Plan.catalogue.id; hash = $Plan.catalogue.hash }
        tool = $Plan.tool
        steps = $Step
    }
    Write-Record -Path ([IO.Path]::Combine($Run.folder, $Run.operationId + '.undo.json')) -Document $document
}

<#
.SYNOPSIS
Carries out one step that is to change something: undo plan, change, journal.
.PARAMETER Undo
The undo steps of what has been changed before, the newest first.
#>
function Invoke-RecordedStep {
    [CmdletBinding()]
    param([hashtable]$Run, $Plan, $Step, [hashtable]$Forecast, [AllowEmptyCollection()] [object[]]$Undo)
    $before = $Forecast.before
    $planned = @(Get-UndoStep -Step $Step -Before $before)
    Write-UndoPlan -Run $Run -Plan $Plan -Step ($planned + $Undo)
    Write-Journal -Run $Run -Kind 'change' -Detail @{ action = $Step.action; name = (Get-StepRuleName -Step $Step); before = $before }
    try { $result = Invoke-Step -Step $Step -Before $before }
    catch { $result = New-Failure -Step $Step -Reason $_ -Before $before }
    # A step that failed may have changed something: its undo step stays in the undo plan.
    $result.undo = $planned
    if ($result.outcome -eq 'done' -and $Plan.kind -cne 'undo') {
        $result.undo = @(Get-UndoStep -Step $Step -Before $before -After $result.after)
        Write-UndoPlan -Run $Run -Plan $Plan -Step ($result.undo + $Undo)
    }
    Write-Journal -Run $Run -Kind 'changed' -Detail @{
        action = $Step.action; name = (Get-StepRuleName -Step $Step)
        outcome = $result.outcome; message = $result.message; after = $result.after
    }
    return $result
}

<#
.SYNOPSIS
Appends an event of this run to the journal.
#>
function Write-Journal {
    [CmdletBinding()]
    param([hashtable]$Run, [string]$Kind, [Collections.IDictionary]$Detail)
    $entry = [ordered]@{ at = Get-Moment; operationId = $Run.operationId; event = $Kind; user = $Run.user }
    foreach ($name in $Detail.Keys) { $entry[$name] = $Detail[$name] }
    Add-JournalEntry -Folder $Run.folder -Entry $entry
}

<#
.SYNOPSIS
Makes the result of a step that ended with an error, with the rule as it is then, if it can be read.
#>
function New-Failure {
    [CmdletBinding()]
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    param($Step, $Reason, [AllowNull()] $Before)
    $after = $null
    try {
        $text = Get-LocalRuleText -Name (Get-StepRuleName -Step $Step)
        # No rule gives no output at all, which Windows PowerShell writes as {} and not as null.
        if ($null -ne $text) { $after = [string]$text }
    } catch { $after = $null }
    return @{ outcome = 'failed'; message = [string]$Reason.Exception.Message; before = $Before; after = $after }
}

<#
.SYNOPSIS
Carries out all steps, up to the first failure, and gives the result of each.
#>
function Invoke-AllStep {
    [CmdletBinding()]
    param([hashtable]$Run, $Plan)
    $undo = @()
    $failed = $false
    foreach ($step in $Plan.steps) {
        $row = [ordered]@{ action = $step.action; name = (Get-StepRuleName -Step $step) }
        if ($failed) {
            $result = @{ outcome = 'not-done'; message = 'An earlier step failed.'; before = $null; after = $null }
        } else {
            $before = $null
            try {
                $result = Get-StepForecast -Step $step
                $before = $result.before
                if ($result.outcome -eq 'change' -and $Run.whatIf) { $result.outcome = 'would-change' }
                elseif ($result.outcome -eq 'change') {
                    $result = Invoke-RecordedStep -Run $Run -Plan $Plan -Step $step -Forecast $result -Undo $undo
                    $undo = @($result.undo) + $undo
                }
            } catch { $result = New-Failure -Step $step -Reason $_ -Before $before }
            $failed = $result.outcome -eq 'failed'
        }
        foreach ($name in 'outcome', 'message', 'before', 'after') { $row[$name] = $result[$name] }
        $row
    }
}

<#
.SYNOPSIS
Reads and carries out a plan, and gives the result document.
.DESCRIPTION
outcome: done (every step is as planned), partly (a step that takes something away was left, since others
have changed the rule), failed (stopped at a step; the steps before it are done) or refused (nothing was
changed). Elevated it writes result, undo plan and journal into its own folder only.
.PARAMETER PlanPath
Full path of the plan.
.PARAMETER Sha256
The hash that the plan's bytes must have.
.PARAMETER OperationId
Names this run, once: small letters, digits, hyphens.
.PARAMETER WhatIf
Checks everything and changes nothing; no rights are needed, and nothing is written.
#>
function Invoke-VmmFirewallPlan {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true)] [string]$PlanPath,
        [Parameter(Mandatory = $true)] [string]$Sha256,
        [Parameter(Mandatory = $true)] [string]$OperationId
    )
    $run = @{
        operationId = $OperationId
        startedAt = Get-Moment
        user = [Environment]::UserDomainName + '\' + [Environment]::UserName
        # Not by ShouldProcess: it would print a line into what is read as JSON.
        whatIf = [bool]$WhatIfPreference
        folder = $null
    }
    $report = [ordered]@{
        schemaVersion = 1; operationId = $OperationId; planId = $null; planSha256 = $Sha256; kind = $null
        whatIf = $run.whatIf; outcome = 'refused'; message = ''; steps = @(); undoPlan = $null
        startedAt = $run.startedAt; finishedAt = $null
    }
    try {
        Initialize-Run -Run $run
        $plan = Read-VmmFirewallPlan -Path $PlanPath -Sha256 $Sha256
        Assert-PlanHost -Plan $plan
        $report.planId = $plan.id
        $report.kind = $plan.kind
        if ($run.whatIf) { $report.steps = @(Invoke-AllStep -Run $run -Plan $plan) }
        else { Invoke-Alone { Invoke-Recorded -Run $run -Plan $plan -Report $report } }
        $outcomes = @(foreach ($row in $report.steps) { $row.outcome })
        $report.outcome = 'done'
        if ($outcomes -contains 'left') { $report.outcome = 'partly' }
        if ($outcomes -contains 'failed') { $report.outcome = 'failed' }
    } catch { $report.message = [string]$_.Exception.Message }
    $report.finishedAt = Get-Moment
    try {
        if ($null -ne $run.folder) {
            Write-Record -Path ([IO.Path]::Combine($run.folder, $OperationId + '.result.json')) -Document $report
        }
    } catch { $report.message = ($report.message + ' The result could not be written: ' + [string]$_.Exception.Message).Trim() }
    return $report
}

<#
.SYNOPSIS
Refuses a run that cannot write its records, and sets its folder.
#>
function Initialize-Run {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [hashtable]$Run)
    if ([string]$ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') {
        throw 'PowerShell is in Constrained Language Mode here: a plan can be carried out with a signed copy of the scripts only.'
    }
    if ($Run.operationId -cnotmatch '\A[a-z0-9][a-z0-9-]{0,63}\z') { throw 'The operation id is not valid.' }
    if ($Run.whatIf) { return }
    if (-not (Test-Elevation)) { throw 'This needs administrator rights.' }
    $folder = Initialize-ResultFolder
    if ([IO.File]::Exists([IO.Path]::Combine($folder, $Run.operationId + '.result.json')) -or
        [IO.File]::Exists([IO.Path]::Combine($folder, $Run.operationId + '.undo.json'))) {
        throw 'This operation id has been used before.'
    }
    $Run.folder = $folder
}

<#
.SYNOPSIS
Carries out all steps between two entries of the journal, and fills in the report.
#>
function Invoke-Recorded {
    [CmdletBinding()]
    param([hashtable]$Run, $Plan, [Collections.IDictionary]$Report)
    Write-UndoPlan -Run $Run -Plan $Plan -Step @()
    if ($Plan.kind -cne 'undo') { $Report.undoPlan = $Run.operationId + '.undo.json' }
    Write-Journal -Run $Run -Kind 'started' -Detail @{ planId = $Plan.id; planSha256 = $Report.planSha256; kind = $Plan.kind }
    # From here on something may have changed, whatever ends this.
    $Report.outcome = 'failed'
    $Report.steps = @(Invoke-AllStep -Run $Run -Plan $Plan)
    Write-Journal -Run $Run -Kind 'finished' -Detail @{ planId = $Plan.id }
}

Export-ModuleMember -Function Invoke-VmmFirewallPlan
