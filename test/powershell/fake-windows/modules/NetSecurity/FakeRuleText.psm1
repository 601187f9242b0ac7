# Rule strings as Windows writes them, and the words of the cmdlets' parameters (facts of MS-GPFAS and
# MS-FASP). A rule is a table: key in lower case to the list of its values.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# The usual order of keys in strings that Windows wrote.
$script:order = @(
    'Action', 'Active', 'Dir', 'Protocol', 'Profile', 'ICMP4', 'ICMP6', 'IF', 'IFType', 'LPort', 'LPort2_10',
    'LPort2_20', 'LPort2_24', 'RPort', 'RPort2_10', 'LA4', 'LA6', 'RA4', 'RA6', 'RA42', 'RA62', 'App', 'Svc',
    'Name', 'Desc', 'PFN', 'LUAuth', 'LUOwn', 'AppPkgId', 'EmbedCtxt', 'Platform', 'Platform2', 'TTK',
    'TTK2_22', 'TTK2_27', 'TTK2_28', 'Edge', 'Defer', 'LSM', 'LOM', 'PCross', 'Security', 'Security2_9', 'Security2',
    'RMauth', 'RUAuth', 'AuthByPassOut'
)
$script:protocolNumbers = @{ TCP = '6'; UDP = '17'; ICMPV4 = '1'; ICMPV6 = '58' }
$script:protocolNames = @{ '6' = 'TCP'; '17' = 'UDP'; '1' = 'ICMPv4'; '58' = 'ICMPv6' }
# PowerShell's spelling of keywords, and the key and word of the string.
$script:portWords = @{
    'RPC' = @('LPort', 'RPC'); 'RPCEPMap' = @('LPort', 'RPC-EPMap'); 'Teredo' = @('LPort', 'Teredo')
    'IPHTTPSIn' = @('LPort2_10', 'IPHTTPSIn'); 'IPHTTPSOut' = @('RPort2_10', 'IPHTTPSOut')
    'PlayToDiscovery' = @('LPort2_20', 'Ply2Disc'); 'DHCP' = @('LPort2_20', 'DHCP'); 'mDNS' = @('LPort2_24', 'mDNS')
}
$script:addressWords = @('LocalSubnet', 'DNS', 'DHCP', 'WINS', 'DefaultGateway')
$script:zoneWords = @{ Internet = 'IntErnet'; Intranet = 'IntrAnet'; IntranetRemoteAccess = 'RmtIntrAnet'; PlayToDevice = 'Ply2Renders' }

# The parameter is incorrect: what Windows answers to anything it does not understand in a rule.
function Stop-Invalid { param([string]$Why) throw [ArgumentException]::new("The parameter is incorrect. $Why") }

function ConvertFrom-RuleText {
    param([string]$Text)
    $fields = @{}
    foreach ($field in ($Text -split '\|')) {
        $at = $field.IndexOf('=')
        if ($at -lt 1) { continue }
        $key = $field.Substring(0, $at).ToLowerInvariant()
        if (-not $fields.ContainsKey($key)) { $fields[$key] = @() }
        $fields[$key] += $field.Substring($at + 1)
    }
    return $fields
}

function ConvertTo-RuleText {
    param([string]$Version, [hashtable]$Field)
    $text = [Text.StringBuilder]::new("$Version|")
    $known = @(foreach ($key in $script:order) { $key.ToLowerInvariant() })
    $rest = @($Field.Keys | Where-Object { $known -notcontains $_ })
    foreach ($key in ($script:order + $rest)) {
        if (-not $Field.ContainsKey($key.ToLowerInvariant())) { continue }
        foreach ($value in $Field[$key.ToLowerInvariant()]) { $null = $text.Append("$key=$value|") }
    }
    return $text.ToString()
}

# One value of a key, or what it means when it is not there.
function Get-Field {
    param([hashtable]$Field, [string]$Key, [string]$Default = '')
    if ($Field.ContainsKey($Key)) { return [string]$Field[$Key][0] }
    return $Default
}

function Set-PortField {
    param([hashtable]$Field, [string]$Side, [string[]]$Port)
    foreach ($key in @($Field.Keys | Where-Object { $_ -like "${Side}port*" })) { $Field.Remove($key) }
    if ($Port.Count -eq 1 -and $Port[0] -eq 'Any') { return }
    $protocol = Get-Field $Field 'protocol'
    if ($protocol -ne '6' -and $protocol -ne '17') { Stop-Invalid 'Ports need the protocol TCP or UDP.' }
    foreach ($entry in $Port) {
        $key = $Side + 'port'
        $word = $entry
        if ($script:portWords.ContainsKey($entry)) {
            $key = $script:portWords[$entry][0].ToLowerInvariant()
            $word = $script:portWords[$entry][1]
            if (-not $key.StartsWith($Side)) { Stop-Invalid "The port keyword $entry does not belong here." }
            $inbound = (Get-Field $Field 'dir') -eq 'In'
            if ($entry -like 'RPC*' -and -not ($inbound -and $protocol -eq '6')) { Stop-Invalid "$entry is for inbound TCP rules." }
            if ($entry -eq 'Teredo' -and -not ($inbound -and $protocol -eq '17')) { Stop-Invalid "$entry is for inbound UDP rules." }
        } elseif ($entry -match '^(\d{1,5})-(\d{1,5})$') {
            if ([int]$Matches[1] -gt [int]$Matches[2] -or [int]$Matches[2] -gt 65535) { Stop-Invalid "The port range $entry is invalid." }
            $key = $Side + 'port2_10'
        } elseif ($entry -notmatch '^\d{1,5}$' -or [int]$entry -gt 65535) {
            Stop-Invalid "The port $entry is invalid."
        }
        if (-not $Field.ContainsKey($key)) { $Field[$key] = @() }
        $Field[$key] += $word
    }
}

# A dotted mask of a prefix length; Windows writes IPv4 prefixes so.
function ConvertTo-Mask {
    param([int]$Length)
    $parts = foreach ($start in 0, 8, 16, 24) { 256 - [math]::Pow(2, 8 - [math]::Min(8, [math]::Max(0, $Length - $start))) }
    return $parts -join '.'
}

function Get-AddressFamily {
    param([string]$Text)
    $address = $null
    if (-not [Net.IPAddress]::TryParse($Text, [ref]$address)) { Stop-Invalid "The address $Text is invalid." }
    if ($address.AddressFamily -eq 'InterNetworkV6') { return '6' }
    if ($Text -notmatch '^\d{1,3}(\.\d{1,3}){3}$') { Stop-Invalid "The address $Text is invalid." }
    return '4'
}

function Set-AddressField {
    param([hashtable]$Field, [string]$Side, [string[]]$Address)
    foreach ($key in "${Side}4", "${Side}6", "${Side}42", "${Side}62") { $Field.Remove($key) }
    if ($Address.Count -eq 1 -and $Address[0] -eq 'Any') { return }
    $entries = @(foreach ($entry in $Address) { Get-AddressEntry $Side $entry })
    foreach ($pair in $entries) {
        if (-not $Field.ContainsKey($pair.key)) { $Field[$pair.key] = @() }
        $Field[$pair.key] += $pair.text
    }
}

function Get-AddressEntry {
    param([string]$Side, [string]$Text)
    if ($Side -eq 'ra') {
        $word = $script:addressWords | Where-Object { $_ -eq $Text }
        if ($word) { return @{ key = 'ra4'; text = $word }, @{ key = 'ra6'; text = $word } }
        if ($Text -match '^LocalSubnet([46])$') { return @{ key = 'ra' + $Matches[1]; text = 'LocalSubnet' } }
        if ($script:zoneWords.ContainsKey($Text)) {
            return @{ key = 'ra42'; text = $script:zoneWords[$Text] }, @{ key = 'ra62'; text = $script:zoneWords[$Text] }
        }
    }
    if ($Text -match '^([^/-]+)-([^/-]+)$') {
        $family = Get-AddressFamily $Matches[1]
        if ((Get-AddressFamily $Matches[2]) -ne $family) { Stop-Invalid "The address range $Text is invalid." }
        return @{ key = $Side + $family; text = $Text }
    }
    if ($Text -notmatch '^([^/]+)/(.+)$') { return @{ key = $Side + (Get-AddressFamily $Text); text = $Text } }
    $network = $Matches[1]
    $mask = $Matches[2]
    $family = Get-AddressFamily $network
    $longest = @{ '4' = 32; '6' = 128 }[$family]
    if ($mask -notmatch '^\d{1,3}$') {
        if ($family -ne '4') { Stop-Invalid "The subnet $Text is invalid." }
        $null = Get-AddressFamily $mask
        return @{ key = $Side + '4'; text = $Text }
    }
    if ([int]$mask -gt $longest) { Stop-Invalid "The subnet $Text is invalid." }
    if ([int]$mask -eq $longest) { return @{ key = $Side + $family; text = $network } }
    if ($family -eq '6') { return @{ key = $Side + '6'; text = $Text } }
    return @{ key = $Side + '4'; text = $network + '/' + (ConvertTo-Mask ([int]$mask)) }
}

function Set-ProtocolField {
    param([hashtable]$Field, [string]$Protocol)
    $Field.Remove('protocol')
    if ($Protocol -eq 'Any') { return }
    $number = $Protocol
    if ($script:protocolNumbers.ContainsKey($Protocol)) { $number = $script:protocolNumbers[$Protocol] }
    if ($number -notmatch '^\d{1,3}$' -or [int]$number -gt 255) { Stop-Invalid "The protocol $Protocol is invalid." }
    $Field['protocol'] = @($number)
}

function Set-IcmpField {
    param([hashtable]$Field, [string[]]$IcmpType)
    $Field.Remove('icmp4'); $Field.Remove('icmp6')
    if ($IcmpType.Count -eq 1 -and $IcmpType[0] -eq 'Any') { return }
    $key = @{ '1' = 'icmp4'; '58' = 'icmp6' }[(Get-Field $Field 'protocol')]
    if ($null -eq $key) { Stop-Invalid 'ICMP types need the protocol ICMPv4 or ICMPv6.' }
    $Field[$key] = @(foreach ($entry in $IcmpType) {
        if ($entry -notmatch '^\d{1,3}(:(\d{1,3}|\*))?$') { Stop-Invalid "The ICMP type $entry is invalid." }
        if ($entry -match ':') { $entry } else { $entry + ':*' }
    })
}

# A text that may hold anything but a pipe, since the string has no escapes.
function Set-TextField {
    param([hashtable]$Field, [string]$Key, [string]$Text, [string]$Absent = '')
    $Field.Remove($Key)
    if ($Text -eq $Absent) { return }
    if ($Text.Contains('|')) { Stop-Invalid 'A rule cannot hold the character |.' }
    $Field[$Key] = @($Text)
}

function Get-ProtocolName {
    param([hashtable]$Field)
    $number = Get-Field $Field 'protocol' 'Any'
    if ($script:protocolNames.ContainsKey($number)) { return $script:protocolNames[$number] }
    return $number
}

# A list as a filter shows it: Any, one bare string, or an array with the members 5.1 adds to it.
function Get-Shown {
    param([AllowEmptyCollection()] [string[]]$List)
    if ($List.Count -eq 0) { return 'Any' }
    if ($List.Count -eq 1) { return $List[0] }
    return , (Microsoft.PowerShell.Utility\Write-Output -NoEnumerate -InputObject $List)
}

function Get-PortShown {
    param([hashtable]$Field, [string]$Side)
    $shown = @{ 'RPC-EPMap' = 'RPCEPMap'; 'IPTLSIn' = 'IPHTTPSIn'; 'IPTLSOut' = 'IPHTTPSOut'; 'Ply2Disc' = 'PlayToDiscovery' }
    # Windows shows "RPC" for ICMP rules that name types.
    if ($Side -eq 'l' -and ($Field.ContainsKey('icmp4') -or $Field.ContainsKey('icmp6'))) { return 'RPC' }
    $list = @(foreach ($key in @($Field.Keys | Where-Object { $_ -like "${Side}port*" } | Microsoft.PowerShell.Utility\Sort-Object)) {
        foreach ($value in $Field[$key]) { if ($shown.ContainsKey($value)) { $shown[$value] } else { $value } }
    })
    return , (Get-Shown $list)
}

function Get-AddressShown {
    param([hashtable]$Field, [string]$Side)
    $zones = @{ IntErnet = 'Internet'; IntrAnet = 'Intranet'; RmtIntrAnet = 'IntranetRemoteAccess'; Ply2Renders = 'PlayToDevice' }
    $four = @(); $six = @(); $list = @()
    if ($Field.ContainsKey($Side + '4')) { $four = @($Field[$Side + '4']) }
    if ($Field.ContainsKey($Side + '6')) { $six = @($Field[$Side + '6']) }
    foreach ($entry in $four) {
        if ($entry -notmatch '^[A-Za-z]') { $list += $entry }
        elseif ($six -contains $entry) { $list += $entry }
        else { $list += $entry + '4' }
    }
    foreach ($entry in $six) {
        if ($entry -match '^[A-Za-z]+$') { if ($four -notcontains $entry) { $list += $entry + '6' } }
        else { $list += $entry }
    }
    if ($Field.ContainsKey($Side + '42')) { foreach ($entry in $Field[$Side + '42']) { if ($zones.ContainsKey($entry)) { $list += $zones[$entry] } else { $list += $entry } } }
    return , (Get-Shown $list)
}

function Get-IcmpShown {
    param([hashtable]$Field)
    $list = @(foreach ($key in 'icmp4', 'icmp6') { if ($Field.ContainsKey($key)) { foreach ($entry in $Field[$key]) { $entry -replace ':\*$', '' } } })
    return , (Get-Shown $list)
}

Export-ModuleMember -Function ConvertFrom-RuleText, ConvertTo-RuleText, Get-Field, Set-*Field, Get-*Shown, Get-ProtocolName
