# The NetSecurity cmdlets that the product uses, over the fake host's rule strings: parameters, value
# sets and errors of the real ones.
# No $ErrorActionPreference here: like the real ones, these do not see the preference of a script or
# module that calls them, only the global one and -ErrorAction.
Set-StrictMode -Version Latest
Import-Module -Name "$PSScriptRoot/../FakeWindows/FakeWindows.psm1"
Import-Module -Name "$PSScriptRoot/FakeRuleText.psm1"

enum FwEnabled { True = 1; False = 2 }
enum FwDirection { Inbound = 1; Outbound = 2 }
enum FwAction { NotConfigured = 0; Allow = 2; AllowBypass = 3; Block = 4 }
enum FwEdge { Block = 0; Allow = 1; DeferToUser = 2; DeferToApp = 3 }
enum FwStatus { Unknown = 0; OK = 1; Inactive = 2; Error = 3 }
enum FwSource { None = 0; Local = 1; GroupPolicy = 2 }
enum FwGpoBoolean { False = 0; True = 1; NotConfigured = 2 }
[Flags()] enum FwProfile { Any = 0; Domain = 1; Private = 2; Public = 4; NotApplicable = 65535 }
[Flags()] enum FwInterfaceType { Any = 0; Wired = 1; Wireless = 2; RemoteAccess = 4 }

$script:gpoSessions = @{}
$script:policyRules = 'SOFTWARE\Policies\Microsoft\WindowsFirewall\FirewallRules'
$script:class = 'root/standardcimv2/MSFT_NetFirewallRule'

# An error of a CIM cmdlet: Windows' own text, and its number in the error id.
function New-CimError {
    param([int]$Code, [string]$Message, [string]$Category = 'NotSpecified', $Target = $null)
    $exception = [Microsoft.Management.Infrastructure.CimException]::new($Message)
    return [Management.Automation.ErrorRecord]::new($exception, "Windows System Error $Code", $Category, $Target)
}

function New-NotFound {
    param([string]$Property, [string]$Value)
    $exception = [InvalidOperationException]::new("No MSFT_NetFirewallRule objects found with property '$Property' equal to '$Value'.  Verify the value of the property and retry.")
    return [Management.Automation.ErrorRecord]::new($exception, "CmdletizationQuery_NotFound_$Property", 'ObjectNotFound', $Value)
}

# Why a change of a store cannot be made; nothing when it can.
function Get-Refusal {
    param([string]$Store)
    if (-not (Test-FakeElevation)) { return New-CimError 5 'Access is denied.' 'PermissionDenied' $script:class }
    # The number of this one is not known from a real host.
    if (@('RSOP', 'SystemDefaults', 'StaticServiceStore', 'GroupPolicy') -contains $Store) { return New-CimError 19 'The policy store is read-only.' 'PermissionDenied' $script:class }
    $fault = Test-FakeFault
    if ($fault) { return New-CimError 31 $fault 'NotSpecified' $script:class }
}

# The rules of a store: name, data, store, source.
function Get-StoreRule {
    param([string]$Store)
    Wait-FakeRead
    if ($script:gpoSessions.ContainsKey($Store)) {
        foreach ($rule in $script:gpoSessions[$Store].rules) { @{ name = $rule.name; data = $rule.data; store = $Store; source = [FwSource]::GroupPolicy } }
        return
    }
    if (@('', 'PersistentStore', 'ActiveStore') -contains $Store) {
        $rules = Get-FakeRule
        foreach ($name in $rules.Keys) { @{ name = [string]$name; data = [string]$rules[$name]; store = 'PersistentStore'; source = [FwSource]::Local } }
    }
    if (@('RSOP', 'ActiveStore') -contains $Store) {
        foreach ($key in (Get-FakeRegistryTree -Path $script:policyRules)) {
            foreach ($value in $key.values) { @{ name = $value.name; data = [string]$value.data; store = 'GroupPolicy'; source = [FwSource]::GroupPolicy } }
        }
    }
    if ($Store -match '[\\]|^localhost$') {
        $file = Get-GpoFile $Store
        if (-not [IO.File]::Exists($file)) { return }
        foreach ($rule in @(Microsoft.PowerShell.Utility\ConvertFrom-Json -InputObject ([IO.File]::ReadAllText($file)) | ForEach-Object { $_ })) {
            @{ name = $rule.name; data = $rule.data; store = $Store; source = [FwSource]::GroupPolicy }
        }
    }
}

# Writes a rule into a store, or removes it when there is no string.
function Set-StoreRule {
    param([string]$Store, [string]$Name, [AllowNull()] $Data)
    if ($script:gpoSessions.ContainsKey($Store)) {
        $others = @(foreach ($rule in $script:gpoSessions[$Store].rules) { if ($rule.name -ne $Name) { $rule } })
        if ($null -ne $Data) { $others += @{ name = $Name; data = $Data } }
        $script:gpoSessions[$Store].rules = $others
        return
    }
    $rules = Get-FakeRule
    if ($null -eq $Data) { $rules.Remove($Name) } else { $rules[$Name] = $Data }
    Set-FakeRule $rules
}

function Get-GpoFile {
    param([string]$Store)
    return Get-FakePath ('gpo-' + ($Store -replace '[^A-Za-z0-9.-]', '_') + '.json')
}

# What Get-NetFirewallRule shows of a string.
function ConvertTo-RuleObject {
    param([hashtable]$Rule)
    $field = ConvertFrom-RuleText $Rule.data
    $profiles = 0
    if ($field.ContainsKey('profile')) { foreach ($word in $field['profile']) { $profiles = $profiles -bor [int][FwProfile]$word } }
    $edge = [FwEdge]::Block
    if ((Get-Field $field 'edge') -eq 'TRUE') { $edge = [FwEdge]::Allow }
    if ((Get-Field $field 'defer') -eq 'User') { $edge = [FwEdge]::DeferToUser }
    if ((Get-Field $field 'defer') -eq 'App') { $edge = [FwEdge]::DeferToApp }
    $platforms = @()
    if ($field.ContainsKey('platform')) { $platforms = @($field['platform']) }
    return [pscustomobject]@{
        PSTypeName = "Microsoft.Management.Infrastructure.CimInstance#$script:class"
        Name = $Rule.name; ID = $Rule.name; InstanceID = $Rule.name
        DisplayName = Get-Field $field 'name'
        Description = Get-Field $field 'desc'
        Group = Get-Field $field 'embedctxt'; RuleGroup = Get-Field $field 'embedctxt'; DisplayGroup = Get-Field $field 'embedctxt'
        Enabled = @{ $true = [FwEnabled]::True; $false = [FwEnabled]::False }[(Get-Field $field 'active') -eq 'TRUE']
        Profile = [FwProfile]$profiles; Profiles = [uint16]$profiles
        Platform = $platforms; Platforms = $platforms
        Direction = @{ $true = [FwDirection]::Inbound; $false = [FwDirection]::Outbound }[(Get-Field $field 'dir') -eq 'In']
        Action = @{ allow = [FwAction]::Allow; block = [FwAction]::Block; bypass = [FwAction]::AllowBypass }[(Get-Field $field 'action' 'allow').ToLowerInvariant()]
        EdgeTraversalPolicy = $edge
        LooseSourceMapping = (Get-Field $field 'lsm') -eq 'TRUE'; LocalOnlyMapping = (Get-Field $field 'lom') -eq 'TRUE'
        Owner = Get-Field $field 'luown'
        PrimaryStatus = [FwStatus]::OK; Status = 'The rule was parsed successfully from the store. (65536)'
        EnforcementStatus = 'NotApplicable'
        PolicyStoreSource = $Rule.store; PolicyStoreSourceType = $Rule.source
    }
}

# Rules by name, display name or group, wildcards allowed; a plain one that is not there is an error.
function Find-Rule {
    param($Cmdlet, [string]$Store, [hashtable]$By)
    $all = @(Get-StoreRule $Store)
    if ($By.Count -eq 0) { return $all }
    $property = @($By.Keys)[0]
    foreach ($wanted in $By[$property]) {
        $found = @(foreach ($rule in $all) {
            $value = $rule.name
            if ($property -ne 'InstanceID') { $value = Get-Field (ConvertFrom-RuleText $rule.data) @{ DisplayName = 'name'; RuleGroup = 'embedctxt'; DisplayGroup = 'embedctxt' }[$property] }
            if ($value -eq $wanted -or ([Management.Automation.WildcardPattern]::ContainsWildcardCharacters($wanted) -and $value -like $wanted)) { $rule }
        })
        if ($found.Count -eq 0 -and -not [Management.Automation.WildcardPattern]::ContainsWildcardCharacters($wanted)) {
            $Cmdlet.WriteError((New-NotFound $property $wanted))
        }
        $found
    }
}

# What the parameters of a cmdlet select by.
function Get-Selection {
    param([hashtable]$Bound)
    if ($Bound.ContainsKey('InputObject')) { return @{ InstanceID = @(foreach ($one in $Bound.InputObject) { $one.InstanceID }) } }
    foreach ($pair in @('Name', 'InstanceID'), @('DisplayName', 'DisplayName'), @('Group', 'RuleGroup'), @('DisplayGroup', 'DisplayGroup')) {
        if ($Bound.ContainsKey($pair[0])) { return @{ $pair[1] = $Bound[$pair[0]] } }
    }
    return @{}
}

function Get-NetFirewallRule {
    [CmdletBinding(DefaultParameterSetName = 'GetAll')]
    param(
        [Parameter(ParameterSetName = 'GetAll')] [switch]$All,
        [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'ByName')] [Alias('ID')] [string[]]$Name,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByDisplayName')] [string[]]$DisplayName,
        [Parameter(ParameterSetName = 'ByQuery')] [string[]]$DisplayGroup,
        [Parameter(ParameterSetName = 'ByQuery')] [string[]]$Group,
        [Parameter(ParameterSetName = 'ByQuery')] [FwEnabled[]]$Enabled,
        [Parameter(ParameterSetName = 'ByQuery')] [FwDirection[]]$Direction,
        [Parameter(ParameterSetName = 'ByQuery')] [FwAction[]]$Action,
        [string]$PolicyStore = 'PersistentStore', [string]$GPOSession,
        [switch]$TracePolicyStore
    )
    if ($GPOSession) { $PolicyStore = $GPOSession }
    foreach ($rule in (Find-Rule $PSCmdlet $PolicyStore (Get-Selection $PSBoundParameters))) {
        $object = ConvertTo-RuleObject $rule
        if ($PSBoundParameters.ContainsKey('Enabled') -and $Enabled -notcontains $object.Enabled) { continue }
        if ($PSBoundParameters.ContainsKey('Direction') -and $Direction -notcontains $object.Direction) { continue }
        if ($PSBoundParameters.ContainsKey('Action') -and $Action -notcontains $object.Action) { continue }
        $object
    }
}

function New-NetFirewallRule {
    [CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium')]
    param(
        [string]$PolicyStore = 'PersistentStore', [string]$GPOSession, [Alias('ID')] [string]$Name,
        [Parameter(Mandatory = $true)] [ValidateNotNullOrEmpty()] [string]$DisplayName,
        [string]$Description, [string]$Group, [FwEnabled]$Enabled = 'True', [FwProfile]$Profile = 'Any',
        [string[]]$Platform, [FwDirection]$Direction = 'Inbound', [FwAction]$Action = 'Allow',
        [FwEdge]$EdgeTraversalPolicy = 'Block', [string[]]$LocalAddress = 'Any', [string[]]$RemoteAddress = 'Any',
        [string]$Protocol = 'Any', [string[]]$LocalPort = 'Any', [string[]]$RemotePort = 'Any', [string[]]$IcmpType = 'Any',
        [string]$Program = 'Any', [string]$Package, [string]$Service = 'Any', [FwInterfaceType]$InterfaceType = 'Any'
    )
    if (-not $Name) { $Name = '{' + [guid]::NewGuid().ToString().ToUpperInvariant() + '}' }
    if (-not $PSCmdlet.ShouldProcess($DisplayName, 'New-NetFirewallRule')) { return }
    if ($Name.Contains('|') -or $DisplayName -eq 'All') { $PSCmdlet.WriteError((New-CimError 87 'The parameter is incorrect.' 'InvalidArgument' $Name)); return }
    $refusal = Get-Refusal $PolicyStore
    if ($refusal) { $PSCmdlet.WriteError($refusal); return }
    $given = @{} + $PSBoundParameters
    foreach ($default in @{ Enabled = $Enabled; Direction = $Direction; Action = $Action }.GetEnumerator()) { $given[$default.Key] = $default.Value }
    $field = @{}
    try { Set-RuleField $field $given } catch { $PSCmdlet.WriteError((New-CimError 87 ([string]$_.Exception.Message) 'InvalidArgument' $Name)); return }
    $rule = @{ name = $Name; data = (ConvertTo-RuleText (Get-FakeState).ruleVersion $field); store = $PolicyStore; source = [FwSource]::Local }
    $target = if ($GPOSession) { $GPOSession } else { 'PersistentStore' }
    $same = @(foreach ($other in (Get-StoreRule $target)) { if ($other.name -eq $Name) { $other } })
    if ($same.Count -gt 0) { $PSCmdlet.WriteError((New-CimError 183 'Cannot create a file when that file already exists.' 'NotSpecified' $script:class)); return }
    Set-StoreRule $target $Name $rule.data
    ConvertTo-RuleObject $rule
}

# Changes the rules that a cmdlet selects; $Change takes a string and gives the new one, or nothing to remove it.
function Edit-Rule {
    param($Cmdlet, [hashtable]$Bound, [string]$Store, [scriptblock]$Change)
    if ($Bound.ContainsKey('GPOSession')) { $Store = $Bound.GPOSession }
    foreach ($found in @(Find-Rule $Cmdlet $Store (Get-Selection $Bound))) {
        if (-not $Cmdlet.ShouldProcess($found.name, $Cmdlet.MyInvocation.MyCommand.Name)) { continue }
        $refusal = Get-Refusal $found.store
        if ($refusal) { $Cmdlet.WriteError($refusal); continue }
        try { $fresh = & $Change $found.data } catch { $Cmdlet.WriteError((New-CimError 87 ([string]$_.Exception.Message) 'InvalidArgument' $found.name)); continue }
        Set-StoreRule $Store $found.name $fresh
    }
}

# Only that field changes: version, order and what we do not know stay as they are.
function Set-ActiveText {
    param([string]$Text, [string]$Word)
    if ($Text -match '(?i)\|Active=') { return $Text -replace '(?i)\|(Active)=[^|]*\|', ('|$1=' + $Word + '|') }
    return $Text -replace '(?i)(\|Action=[^|]*\|)', ('$1Active=' + $Word + '|')
}

function Enable-NetFirewallRule {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'ByName')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'ByName')] [Alias('ID')] [string[]]$Name,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByDisplayName')] [string[]]$DisplayName,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByGroup')] [string[]]$Group,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByDisplayGroup')] [string[]]$DisplayGroup,
        [Parameter(Mandatory = $true, ValueFromPipeline = $true, ParameterSetName = 'InputObject')] $InputObject,
        [string]$PolicyStore = 'PersistentStore', [string]$GPOSession
    )
    process { Edit-Rule $PSCmdlet $PSBoundParameters $PolicyStore { param($text) Set-ActiveText $text 'TRUE' } }
}

function Disable-NetFirewallRule {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'ByName')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'ByName')] [Alias('ID')] [string[]]$Name,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByDisplayName')] [string[]]$DisplayName,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByGroup')] [string[]]$Group,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByDisplayGroup')] [string[]]$DisplayGroup,
        [Parameter(Mandatory = $true, ValueFromPipeline = $true, ParameterSetName = 'InputObject')] $InputObject,
        [string]$PolicyStore = 'PersistentStore', [string]$GPOSession
    )
    process { Edit-Rule $PSCmdlet $PSBoundParameters $PolicyStore { param($text) Set-ActiveText $text 'FALSE' } }
}

function Remove-NetFirewallRule {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'GetAll')]
    param(
        [Parameter(ParameterSetName = 'GetAll')] [switch]$All,
        [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'ByName')] [Alias('ID')] [string[]]$Name,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByDisplayName')] [string[]]$DisplayName,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByQuery')] [string[]]$Group,
        [Parameter(Mandatory = $true, ValueFromPipeline = $true, ParameterSetName = 'InputObject')] $InputObject,
        [string]$PolicyStore = 'PersistentStore', [string]$GPOSession
    )
    # Without a selection the real one removes every rule, too.
    process { Edit-Rule $PSCmdlet $PSBoundParameters $PolicyStore { param($text) } }
}

function Set-NetFirewallRule {
    [CmdletBinding(SupportsShouldProcess = $true, DefaultParameterSetName = 'ByName')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ParameterSetName = 'ByName')] [Alias('ID')] [string[]]$Name,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByDisplayName')] [string[]]$DisplayName,
        [Parameter(Mandatory = $true, ParameterSetName = 'ByGroup')] [string[]]$Group,
        [Parameter(Mandatory = $true, ValueFromPipeline = $true, ParameterSetName = 'InputObject')] $InputObject,
        [string]$PolicyStore = 'PersistentStore', [string]$GPOSession, [string]$NewDisplayName, [string]$Description, [FwEnabled]$Enabled,
        [FwProfile]$Profile, [FwDirection]$Direction, [FwAction]$Action, [FwEdge]$EdgeTraversalPolicy,
        [string[]]$LocalAddress, [string[]]$RemoteAddress, [string]$Protocol, [string[]]$LocalPort, [string[]]$RemotePort,
        [string[]]$IcmpType, [string]$Program, [string]$Package, [string]$Service, [FwInterfaceType]$InterfaceType
    )
    process {
        $given = @{} + $PSBoundParameters
        foreach ($selector in 'Name', 'DisplayName', 'Group', 'InputObject') { $given.Remove($selector) }
        Edit-Rule $PSCmdlet $PSBoundParameters $PolicyStore {
            param($text)
            $field = ConvertFrom-RuleText $text
            Set-RuleField $field $given
            ConvertTo-RuleText ($text -split '\|')[0] $field
        }
    }
}

. "$PSScriptRoot/Fields.ps1"
. "$PSScriptRoot/Filters.ps1"
. "$PSScriptRoot/Profiles.ps1"
Export-ModuleMember -Function *-NetFirewall*, Open-NetGPO, Save-NetGPO
