# Rule strings: the one that Windows writes for a new rule, and whether two say the same.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$profileWords = @{ domain = 'Domain'; private = 'Private'; public = 'Public' }

<#
.SYNOPSIS
Makes the rule string of a new rule, as core/remediation/rule-string.ts does, without its version.
.PARAMETER Rule
A checked rule of a plan.
#>
function ConvertTo-RuleText {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] $Rule)
    $fields = @('Action=Allow', 'Active=TRUE')
    $fields += @{ in = 'Dir=In'; out = 'Dir=Out' }[$Rule.direction]
    $fields += @{ tcp = 'Protocol=6'; udp = 'Protocol=17' }[$Rule.protocol]
    foreach ($name in 'domain', 'private', 'public') {
        if (@($Rule.profiles) -ccontains $name) { $fields += 'Profile=' + $profileWords[$name] }
    }
    $fields += @(Get-PortField -Key 'LPort' -Port @($Rule.localPorts))
    $fields += @(Get-PortField -Key 'RPort' -Port @($Rule.remotePorts))
    foreach ($key in 'RA4', 'RA6') {
        foreach ($address in @($Rule.remoteAddresses)) {
            if ($address -ceq 'LocalSubnet') { $fields += "$key=LocalSubnet" }
            elseif ($address.Contains(':') -eq ($key -eq 'RA6')) { $fields += ConvertTo-MaskField -Field "$key=$address" }
        }
    }
    if ($null -ne $Rule.PSObject.Properties['program']) { $fields += 'App=' + $Rule.program }
    if ($null -ne $Rule.PSObject.Properties['service']) { $fields += 'Svc=' + $Rule.service }
    $fields += @(('Name=' + $Rule.displayName), ('Desc=' + $Rule.description), ('EmbedCtxt=' + $Rule.group))
    return ($fields -join '|') + '|'
}

<#
.SYNOPSIS
Makes the fields of a list of ports: single ones and words, then ranges under their own key.
#>
function Get-PortField {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Key,
        [Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]]$Port
    )
    foreach ($entry in $Port) {
        if ([string]$entry -notmatch '-') { $Key + '=' + ([string]$entry -replace '^RPCEPMap$', 'RPC-EPMap') }
    }
    foreach ($entry in $Port) {
        if ([string]$entry -match '-') { $Key + '2_10=' + $entry }
    }
}

<#
.SYNOPSIS
Writes an IPv4 prefix in an address field as a mask; leaves other fields alone.
#>
function ConvertTo-MaskField {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string]$Field)
    if ($Field -notmatch '^([LR]A4=[0-9.]+)/([0-9]{1,2})$' -or [int]$Matches[2] -gt 32) { return $Field }
    $start = $Matches[1]
    $bits = [int]$Matches[2]
    $parts = @(foreach ($byte in 0..3) {
        $ones = [Math]::Max(0, [Math]::Min(8, $bits - 8 * $byte))
        256 - [Math]::Pow(2, 8 - $ones)
    })
    return $start + '/' + ($parts -join '.')
}

<#
.SYNOPSIS
Gives the fields of a rule string in one order and one spelling, so that two can be compared.
#>
function Get-ComparableField {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string]$Text)
    $fields = [Collections.Generic.List[string]]::new()
    foreach ($field in $Text.Split('|')) {
        if ($field -ne '' -and $field -notmatch '^v[0-9]+\.[0-9]+$') { $fields.Add((ConvertTo-MaskField -Field $field).ToUpperInvariant()) }
    }
    # All three profiles say the same as none.
    $all = 'PROFILE=DOMAIN', 'PROFILE=PRIVATE', 'PROFILE=PUBLIC'
    $named = @(foreach ($word in $all) { if ($fields.Contains($word)) { $word } })
    if ($named.Count -eq 3) { foreach ($word in $all) { $null = $fields.Remove($word) } }
    $fields.Sort([StringComparer]::Ordinal)
    return , $fields.ToArray()
}

<#
.SYNOPSIS
Says whether two rule strings say the same: order of fields, version and letter case do not count.
.DESCRIPTION
Windows rewrites strings in its own order, and with its own version after an upgrade.
#>
function Test-RuleTextEqual {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyString()] [string]$First,
        [Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyString()] [string]$Second
    )
    if ($First -ceq $Second) { return $true }
    if ($First -eq '' -or $Second -eq '') { return $false }
    return [string]::Equals((Get-ComparableField -Text $First) -join '|', (Get-ComparableField -Text $Second) -join '|')
}

<#
.SYNOPSIS
Gives a rule string with its Active field set to TRUE: what enabling makes of it.
#>
function Get-EnabledRuleText {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string]$Text)
    $found = $false
    $fields = @(foreach ($field in $Text.Split('|')) {
        if ($field -match '^Active=') { $found = $true; 'Active=TRUE' } else { $field }
    })
    # Without the field a rule is off.
    if (-not $found) { $fields = @($fields[0], 'Active=TRUE') + @($fields[1..($fields.Count - 1)]) }
    return $fields -join '|'
}

Export-ModuleMember -Function ConvertTo-RuleText, Test-RuleTextEqual, Get-EnabledRuleText
