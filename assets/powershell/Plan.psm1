# Reads a plan and lets nothing through that is not in the closed vocabulary of core/remediation/plan.ts.
# The file comes from a user's folder and this runs with administrator rights: nothing in it is
# believed, and none of it becomes part of a command.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$mostBytes = 4000000
# Control characters, line separators, marks that turn the direction, halves of pairs, the pipe.
$forbidden = '[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff|]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]'
$plain = @{ least = 1; without = $forbidden }
# Kinds of text: length, what it must match in whole, what it must not contain.
$textKinds = @{
    id = @{ most = 64; match = '\A[a-z0-9][a-z0-9-]{0,63}\z' }
    text100 = $plain + @{ most = 100 }
    text255 = $plain + @{ most = 255 }
    text1000 = $plain + @{ most = 1000 }
    hash = @{ most = 64; match = '\A[0-9a-f]{64}\z' }
    flow = @{ most = 100; match = '\A[a-z0-9][a-z0-9-]{0,99}\z' }
    ownName = @{ most = 120; match = '\AVmmFirewallCompanion-[a-z0-9][a-z0-9-]{0,79}-(tcp|udp)(-[1-9][0-9]?)?\z' }
    ruleName = $plain + @{ most = 511; match = '\A[^*?\[\]`]+\z' }
    ruleText = @{ most = 100000; match = '\A[^\u0000-\u001f\u007f]+\z' }
    displayName = $plain + @{ most = 200; match = '\A(?!@)(?!(?i:all)\z).+\z' }
    description = $plain + @{ most = 1000; match = '\A(?!@).+\z' }
    program = $plain + @{ most = 259; match = '\A(System|([A-Za-z]:|%[A-Za-z][A-Za-z0-9_()]{0,60}%)(\\[^\\/:*?"<>|]+)+)\z' }
    service = @{ most = 256; match = '\A[A-Za-z0-9_][A-Za-z0-9_.$ -]{0,255}\z' }
    group = @{ most = 30; match = '\AVMM Firewall Companion\z' }
    direction = @{ most = 3; match = '\A(in|out)\z' }
    protocol = @{ most = 3; match = '\A(tcp|udp)\z' }
    profile = @{ most = 7; match = '\A(domain|private|public)\z' }
    store = @{ most = 5; match = '\Alocal\z' }
    action = @{ most = 15; match = '\A((create|enable|remove|disable|restore)-rule|remove-own-rule)\z' }
}
# Documents: field name and kind. A question mark: may be absent. [n]: a list of at most n.
$shapes = @{
    plan = @{ schemaVersion = 'version'; kind = 'kind'; id = 'id'; createdAt = 'moment'; host = 'text255'; catalogue = 'catalogue'; tool = 'text100'; steps = 'step[500]' }
    catalogue = @{ id = 'text100'; hash = 'hash' }
    'create-rule' = @{ action = 'action'; rule = 'rule'; flows = 'flow[200]'; reason = 'text1000' }
    'enable-rule' = @{ action = 'action'; name = 'ruleName'; store = 'store'; expected = 'ruleText'; flows = 'flow[200]'; reason = 'text1000' }
    'remove-rule' = @{ action = 'action'; name = 'ownName'; expected = 'ruleText' }
    'remove-own-rule' = @{ action = 'action'; rule = 'rule'; expected = 'ruleText' }
    'restore-rule' = @{ action = 'action'; rule = 'rule' }
    'disable-rule' = @{ action = 'action'; name = 'ruleName'; expected = 'ruleText'; restore = 'ruleText' }
    rule = @{
        name = 'ownName'; displayName = 'displayName'; group = 'group'; description = 'description'
        direction = 'direction'; protocol = 'protocol'; localPorts = 'localPort[100]'; remotePorts = 'port[100]'
        program = 'program?'; service = 'service?'; profiles = 'profile[3]'; remoteAddresses = 'address[500]'
    }
}
$stepsOfKind = @{
    plan = 'create-rule', 'enable-rule'
    undo = 'remove-rule', 'disable-rule', 'restore-rule'
    removal = , 'remove-own-rule'
}

<#
.SYNOPSIS
Refuses a text that is not of its kind.
#>
function Assert-Text {
    [CmdletBinding()]
    param([AllowNull()] $Value, [string]$Kind, [string]$Place)
    $law = $textKinds[$Kind]
    $sound = $Value -is [string] -and $Value.Length -ge 1 -and $Value.Length -le $law.most
    if ($sound -and $law.ContainsKey('match')) { $sound = $Value -cmatch $law.match }
    if ($sound -and $law.ContainsKey('without')) { $sound = $Value -cnotmatch $law.without }
    if (-not $sound) { throw "${Place}: not a valid $Kind." }
}

<#
.SYNOPSIS
Refuses a port that is not 1 to 65535, a range, or (local ports only) RPC or RPCEPMap.
#>
function Assert-Port {
    [CmdletBinding()]
    param([AllowNull()] $Value, [switch]$Local, [string]$Place)
    if ($Value -is [int] -or $Value -is [long]) {
        if ($Value -ge 1 -and $Value -le 65535) { return }
    } elseif ($Value -is [string]) {
        if ($Local -and ($Value -ceq 'RPC' -or $Value -ceq 'RPCEPMap')) { return }
        if ($Value -cmatch '\A([1-9][0-9]{0,4})-([1-9][0-9]{0,4})\z') {
            if ([int]$Matches[1] -lt [int]$Matches[2] -and [int]$Matches[2] -le 65535) { return }
        }
    }
    throw "${Place}: not a valid port."
}

<#
.SYNOPSIS
Gives the bytes of an address; nothing when the text is none.
#>
function Get-AddressByte {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [AllowEmptyString()] [string]$Text)
    $octet = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'
    if (-not $Text.Contains(':') -and $Text -cnotmatch "\A$octet(\.$octet){3}\z") { return }
    $address = $null
    if ([Net.IPAddress]::TryParse($Text, [ref]$address)) { return , $address.GetAddressBytes() }
}

<#
.SYNOPSIS
Refuses what is not an address, a range, a prefix or LocalSubnet.
#>
function Assert-Address {
    [CmdletBinding()]
    param([AllowNull()] $Value, [string]$Place)
    $problem = "${Place}: not a valid address."
    if ($Value -isnot [string] -or $Value.Length -gt 100) { throw $problem }
    if ($Value -ceq 'LocalSubnet') { return }
    if ($Value -cnotmatch '\A([0-9A-Fa-f.:]+)(?:([/-])([0-9A-Fa-f.:]+))?\z') { throw $problem }
    $parts = @($Value -split '[/-]')
    $first = Get-AddressByte -Text $parts[0]
    if ($null -eq $first) { throw $problem }
    if ($parts.Count -eq 1) { return }
    if ($Value.Contains('/')) {
        if ($parts[1] -cnotmatch '\A[1-9][0-9]{0,2}\z' -or [int]$parts[1] -ge 8 * $first.Count) { throw $problem }
        return
    }
    $last = Get-AddressByte -Text $parts[1]
    if ($null -eq $last -or $last.Count -ne $first.Count) { throw $problem }
    $low = [BitConverter]::ToString($first)
    if ([string]::CompareOrdinal($low, [BitConverter]::ToString($last)) -gt 0) { throw $problem }
}

<#
.SYNOPSIS
Refuses an object that has not exactly the fields of its shape, or one of them not of its kind.
#>
function Assert-Shape {
    [CmdletBinding()]
    param([AllowNull()] $Value, [string]$Shape, [string]$Place)
    if ($Value -isnot [Management.Automation.PSCustomObject]) { throw "${Place}: an object was expected." }
    $fields = $shapes[$Shape]
    foreach ($property in $Value.PSObject.Properties) {
        if (@($fields.Keys) -cnotcontains $property.Name) { throw "${Place}: a field that is not known." }
    }
    foreach ($name in $fields.Keys) {
        $kind = $fields[$name]
        $property = $Value.PSObject.Properties[$name]
        if ($null -eq $property) {
            if ($kind.EndsWith('?')) { continue }
            throw "${Place}: $name is missing."
        }
        Assert-Field -Value $property.Value -Kind $kind.TrimEnd('?') -Place "$Place.$name"
    }
}

<#
.SYNOPSIS
Refuses a value that is not of its kind.
#>
function Assert-Field {
    [CmdletBinding()]
    param([AllowNull()] $Value, [string]$Kind, [string]$Place)
    if ($Kind -match '^(\w+)\[(\d+)\]$') {
        $entryKind = $Matches[1]
        $most = [int]$Matches[2]
        if ($Value -isnot [array] -or $Value.Count -gt $most) { throw "${Place}: a list of at most $most was expected." }
        for ($i = 0; $i -lt $Value.Count; $i++) { Assert-Field -Value $Value[$i] -Kind $entryKind -Place "$Place[$i]" }
        return
    }
    switch ($Kind) {
        'version' { if (($Value -isnot [int] -and $Value -isnot [long]) -or $Value -ne 1) { throw "${Place}: only version 1 is known." } }
        'kind' { if ($Value -isnot [string] -or @($stepsOfKind.Keys) -cnotcontains $Value) { throw "${Place}: plan, undo or removal was expected." } }
        # PowerShell 7 has made a date of it.
        'moment' { if ($Value -isnot [datetime] -and ($Value -isnot [string] -or $Value -cnotmatch '\A[0-9TZ:.+-]{20,40}\z')) { throw "${Place}: a date was expected." } }
        'step' {
            if ($Value -isnot [Management.Automation.PSCustomObject] -or $null -eq $Value.PSObject.Properties['action']) { throw "${Place}: a step was expected." }
            Assert-Text -Value $Value.action -Kind 'action' -Place "$Place.action"
            Assert-Shape -Value $Value -Shape $Value.action -Place $Place
        }
        'rule' { Assert-Shape -Value $Value -Shape 'rule' -Place $Place; Assert-Rule -Rule $Value -Place $Place }
        'catalogue' { Assert-Shape -Value $Value -Shape 'catalogue' -Place $Place }
        'localPort' { Assert-Port -Value $Value -Local -Place $Place }
        'port' { Assert-Port -Value $Value -Place $Place }
        'address' { Assert-Address -Value $Value -Place $Place }
        default { Assert-Text -Value $Value -Kind $Kind -Place $Place }
    }
}

<#
.SYNOPSIS
Refuses a rule whose fields do not go together.
#>
function Assert-Rule {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] $Rule, [string]$Place)
    if ($Rule.profiles.Count -eq 0) { throw "${Place}: no profile." }
    if ($Rule.name -cnotmatch "-$($Rule.protocol)(-[0-9]+)?\z") { throw "${Place}: the name says another protocol." }
    $words = @($Rule.localPorts) -ccontains 'RPC' -or @($Rule.localPorts) -ccontains 'RPCEPMap'
    if ($words -and ($Rule.direction -cne 'in' -or $Rule.protocol -cne 'tcp')) { throw "${Place}: RPC belongs to inbound TCP rules." }
    if ($Rule.localPorts.Count + $Rule.remotePorts.Count -eq 0 -and $null -eq $Rule.PSObject.Properties['program']) {
        throw "${Place}: neither ports nor a program: it would open everything."
    }
}

<#
.SYNOPSIS
Reads the bytes of a file once.
#>
function Read-PlanByte {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string]$Path)
    # A path to another computer would hand it the credentials of the administrator.
    if (-not [IO.Path]::IsPathRooted($Path) -or $Path -match '^[\\/]{2}') { throw 'The plan must be a full path on this computer.' }
    $stream = [IO.FileStream]::new($Path, [IO.FileMode]::Open, [IO.FileAccess]::Read, [IO.FileShare]::Read)
    try {
        if ($stream.Length -gt $mostBytes) { throw "The plan is larger than $mostBytes bytes." }
        $bytes = [byte[]]::new([int]$stream.Length)
        $read = 0
        while ($read -lt $bytes.Length) {
            $count = $stream.Read($bytes, $read, $bytes.Length - $read)
            if ($count -eq 0) { throw 'The plan became shorter while it was read.' }
            $read += $count
        }
        return , $bytes
    } finally { $stream.Dispose() }
}

<#
.SYNOPSIS
Reads a plan: the file once, its hash checked, each field checked.
.PARAMETER Path
Full path of the plan.
.PARAMETER Sha256
The hash that the plan's bytes must have, 64 small hexadecimal digits.
#>
function Read-VmmFirewallPlan {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Path,
        [Parameter(Mandatory = $true)] [string]$Sha256
    )
    $bytes = Read-PlanByte -Path $Path
    $algorithm = [Security.Cryptography.SHA256]::Create()
    try { $hash = [BitConverter]::ToString($algorithm.ComputeHash($bytes)).Replace('-', '').ToLowerInvariant() }
    finally { $algorithm.Dispose() }
    if ($hash -cne $Sha256) { throw 'The plan is not the one that was confirmed: its SHA-256 differs.' }
    try {
        $text = [Text.UTF8Encoding]::new($false, $true).GetString($bytes)
        $plan = Microsoft.PowerShell.Utility\ConvertFrom-Json -InputObject $text
    } catch { throw 'The plan is not JSON in UTF-8.' }
    Assert-Shape -Value $plan -Shape 'plan' -Place 'plan'
    $names = [Collections.Generic.HashSet[string]]::new([StringComparer]::OrdinalIgnoreCase)
    foreach ($step in $plan.steps) {
        if ($stepsOfKind[$plan.kind] -cnotcontains $step.action) { throw "plan.steps: $($step.action) does not belong to a document of kind $($plan.kind)." }
        if (-not $names.Add((Get-StepRuleName -Step $step))) { throw 'plan.steps: one rule in two steps.' }
    }
    return $plan
}

<#
.SYNOPSIS
Gives the name of the rule that a step is about.
#>
function Get-StepRuleName {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] $Step)
    if ($null -ne $Step.PSObject.Properties['rule']) { return $Step.rule.name }
    return $Step.name
}

Export-ModuleMember -Function Read-VmmFirewallPlan, Get-StepRuleName
