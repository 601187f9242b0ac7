# The six changes there are. Each compares what is there with what was agreed, changes at most one
# rule of the local store, and reads it again. Values go to the cmdlets by splatting only.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$localRules = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules'

<#
.SYNOPSIS
Gives the rule string of a rule of the local store as it is now; nothing when there is none.
#>
function Get-LocalRuleText {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string]$Name)
    $value = Get-RegistryValue -Path $localRules -Name $Name
    if ($null -eq $value) { return }
    if ($value.type -ne 'REG_SZ') { throw "The registry value of rule '$Name' is not a text." }
    return [string]$value.data
}

<#
.SYNOPSIS
Makes the result of a step.
#>
function New-StepResult {
    [CmdletBinding()]
    [Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseShouldProcessForStateChangingFunctions', '')]
    param([string]$Outcome, [string]$Message, [AllowNull()] $Before, [AllowNull()] $After)
    return @{ outcome = $Outcome; message = $Message; before = $Before; after = $After }
}

<#
.SYNOPSIS
Says what a step will come to, without changing anything.
.DESCRIPTION
outcome: change (it is to be carried out), already-done, left (changed by others), or failed.
#>
function Get-StepForecast {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] $Step)
    $before = Get-LocalRuleText -Name (Get-StepRuleName -Step $Step)
    if ($Step.action -ceq 'create-rule' -or $Step.action -ceq 'restore-rule') {
        if ($null -eq $before) { return New-StepResult 'change' 'The rule is created.' $null $null }
        $wanted = ConvertTo-RuleText -Rule $Step.rule
        if (Test-RuleTextEqual $before $wanted) { return New-StepResult 'already-done' 'The rule is there already.' $before $before }
        return New-StepResult 'failed' 'A rule of this name is there and says something else.' $before $before
    }
    if ($Step.action -ceq 'enable-rule') {
        if ($null -eq $before) { return New-StepResult 'failed' 'The rule is not there any more.' $null $null }
        if (Test-RuleTextEqual $before (Get-EnabledRuleText -Text $Step.expected)) { return New-StepResult 'already-done' 'The rule is on already.' $before $before }
        if (Test-RuleTextEqual $before $Step.expected) { return New-StepResult 'change' 'The rule is enabled.' $before $null }
        return New-StepResult 'failed' 'The rule has changed since the plan was made.' $before $before
    }
    if ($null -eq $before) {
        if ($Step.action -ceq 'remove-rule' -or $Step.action -ceq 'remove-own-rule') { return New-StepResult 'already-done' 'The rule is gone already.' $null $null }
        return New-StepResult 'left' 'The rule has been removed by others.' $null $null
    }
    if ($Step.action -ceq 'disable-rule' -and (Test-RuleTextEqual $before $Step.restore)) {
        return New-StepResult 'already-done' 'The rule is as it was before.' $before $before
    }
    if ($Step.action -ceq 'remove-own-rule' -and -not (Test-RuleTextEqual $Step.expected (ConvertTo-RuleText -Rule $Step.rule))) {
        return New-StepResult 'failed' 'The rule could not be put back as it is, so it is not removed.' $before $before
    }
    $will = 'The rule is set back.'
    if ($Step.action -ceq 'remove-own-rule') { $will = 'The rule is removed.' }
    if (Test-RuleTextEqual $before $Step.expected) { return New-StepResult 'change' $will $before $null }
    return New-StepResult 'left' 'The rule has been changed by others since, and is left as it is.' $before $before
}

<#
.SYNOPSIS
Makes the parameters of New-NetFirewallRule for a checked rule.
#>
function Get-NewRuleParameter {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] $Rule)
    $words = @{ domain = 'Domain'; private = 'Private'; public = 'Public'; in = 'Inbound'; out = 'Outbound' }
    $parameters = @{
        PolicyStore = 'PersistentStore'
        Name = $Rule.name
        DisplayName = $Rule.displayName
        Group = $Rule.group
        Description = $Rule.description
        Direction = $words[$Rule.direction]
        Action = 'Allow'
        Enabled = 'True'
        Protocol = $Rule.protocol.ToUpperInvariant()
        Profile = @(foreach ($name in $Rule.profiles) { $words[$name] }) -join ', '
        ErrorAction = 'Stop'
    }
    if ($Rule.localPorts.Count -gt 0) { $parameters.LocalPort = [string[]]$Rule.localPorts }
    if ($Rule.remotePorts.Count -gt 0) { $parameters.RemotePort = [string[]]$Rule.remotePorts }
    if ($Rule.remoteAddresses.Count -gt 0) { $parameters.RemoteAddress = [string[]]$Rule.remoteAddresses }
    if ($null -ne $Rule.PSObject.Properties['program']) { $parameters.Program = $Rule.program }
    if ($null -ne $Rule.PSObject.Properties['service']) { $parameters.Service = $Rule.service }
    return $parameters
}

<#
.SYNOPSIS
Carries out one step whose forecast is "change", and reads the rule again.
#>
function Invoke-Step {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] $Step,
        [Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyString()] $Before
    )
    $name = Get-StepRuleName -Step $Step
    $rule = @{ Name = $name; PolicyStore = 'PersistentStore'; ErrorAction = 'Stop' }
    switch -CaseSensitive ($Step.action) {
        { $_ -ceq 'create-rule' -or $_ -ceq 'restore-rule' } {
            $parameters = Get-NewRuleParameter -Rule $Step.rule
            $null = NetSecurity\New-NetFirewallRule @parameters
        }
        'enable-rule' { $null = NetSecurity\Enable-NetFirewallRule @rule }
        { $_ -ceq 'remove-rule' -or $_ -ceq 'remove-own-rule' } { $null = NetSecurity\Remove-NetFirewallRule @rule }
        'disable-rule' { $null = NetSecurity\Disable-NetFirewallRule @rule }
    }
    $after = Get-LocalRuleText -Name $name
    $result = New-StepResult 'done' '' $Before $after
    switch -CaseSensitive ($Step.action) {
        { $_ -ceq 'create-rule' -or $_ -ceq 'restore-rule' } {
            $result.message = 'The rule was created.'
            if ($null -eq $after) { $result.outcome = 'failed'; $result.message = 'Windows reported success, but the rule is not there.' }
        }
        'enable-rule' {
            $result.message = 'The rule was enabled.'
            if ($null -eq $after -or $after -notmatch '\|Active=TRUE(\||$)') { $result.outcome = 'failed'; $result.message = 'Windows reported success, but the rule is not on.' }
        }
        { $_ -ceq 'remove-rule' -or $_ -ceq 'remove-own-rule' } {
            $result.message = 'The rule was removed.'
            if ($null -ne $after) { $result.outcome = 'failed'; $result.message = 'Windows reported success, but the rule is still there.' }
        }
        'disable-rule' {
            $result.message = 'The rule is as it was before.'
            if (-not (Test-RuleTextEqual $after $Step.restore)) { $result.outcome = 'failed'; $result.message = 'The rule was disabled, but does not say what it said before.' }
        }
    }
    return $result
}

<#
.SYNOPSIS
Makes the step that takes a change back; nothing for the steps of an undo plan.
.PARAMETER After
The rule string as it was left; without, as it will be.
#>
function Get-UndoStep {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] $Step,
        [Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyString()] $Before,
        [AllowNull()] [AllowEmptyString()] $After = $null
    )
    $expected = $After
    if ($Step.action -ceq 'create-rule') {
        # Which version Windows will write is not known yet, and is not compared.
        if ($null -eq $After) { $expected = 'v2.0|' + (ConvertTo-RuleText -Rule $Step.rule) }
        return @{ action = 'remove-rule'; name = $Step.rule.name; expected = $expected }
    }
    if ($Step.action -ceq 'remove-own-rule') { return @{ action = 'restore-rule'; rule = $Step.rule } }
    if ($Step.action -ceq 'enable-rule') {
        if ($null -eq $After) { $expected = Get-EnabledRuleText -Text $Before }
        return @{ action = 'disable-rule'; name = $Step.name; expected = $expected; restore = $Before }
    }
}

Export-ModuleMember -Function Get-LocalRuleText, Get-StepForecast, Invoke-Step, Get-UndoStep
