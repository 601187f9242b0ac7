# Reads adapters, listeners and port ranges. Classes of root/StandardCimv2 exist since Windows 8 and Server 2012.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$network = 'root/StandardCimv2'

<#
.SYNOPSIS
Gives the prefix length of a mask (255.255.255.0) or of a prefix written as text (64).
#>
function ConvertTo-PrefixLength {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string]$Text)
    if ($Text -notmatch '\.') { return [int]$Text }
    $bits = 0
    foreach ($part in ($Text -split '\.')) {
        for ($rest = [int]$part; $rest -gt 0; $rest = ($rest * 2) % 256) { $bits++ }
    }
    return $bits
}

<#
.SYNOPSIS
Gives the texts of a list that may be nothing.
#>
function Get-Text {
    [CmdletBinding()]
    param([AllowNull()] $List)
    foreach ($entry in @($List)) { if ($null -ne $entry -and [string]$entry -ne '') { [string]$entry } }
}

<#
.SYNOPSIS
Reads every adapter with an address, and the firewall profile of its network.
#>
function Get-NetworkPart {
    [CmdletBinding()]
    param()
    $profiles = @{}
    foreach ($entry in @(CimCmdlets\Get-CimInstance -Namespace $network -ClassName MSFT_NetConnectionProfile)) {
        $profiles[[int]$entry.InterfaceIndex] = @('public', 'private', 'domain')[[int]$entry.NetworkCategory]
    }
    $servers = @{}
    foreach ($entry in @(CimCmdlets\Get-CimInstance -Namespace $network -ClassName MSFT_DNSClientServerAddress)) {
        $index = [int]$entry.InterfaceIndex
        if (-not $servers.ContainsKey($index)) { $servers[$index] = @() }
        $servers[$index] += @(Get-Text -List $entry.ServerAddresses)
    }
    $adapters = @{}
    foreach ($entry in @(CimCmdlets\Get-CimInstance -Namespace $network -ClassName MSFT_NetAdapter)) {
        $adapters[[int]$entry.InterfaceIndex] = $entry
    }
    $filter = 'IPEnabled = TRUE'
    foreach ($entry in @(CimCmdlets\Get-CimInstance -ClassName Win32_NetworkAdapterConfiguration -Filter $filter)) {
        $index = [int]$entry.InterfaceIndex
        $adapter = ConvertTo-Adapter -Configuration $entry
        # A network that Windows has not identified has the public profile. An adapter without any, which
        # nobody outside reaches, is no network: every node of a failover cluster has one.
        if ($profiles.ContainsKey($index)) { $adapter.profile = $profiles[$index] }
        elseif (-not (Test-Reachable -Address $adapter.addresses)) { continue }
        if ($servers.ContainsKey($index)) { $adapter.dnsServers = @($servers[$index]) }
        if ($adapters.ContainsKey($index)) {
            $adapter.alias = [string]$adapters[$index].Name
            # IANA ifType: 6 Ethernet, 71 wireless, 23 PPP.
            $type = [int]$adapters[$index].InterfaceType
            if ($type -eq 6) { $adapter.type = 'wired' }
            if ($type -eq 71) { $adapter.type = 'wireless' }
            if ($type -eq 23) { $adapter.type = 'remoteAccess' }
        }
        $adapter
    }
}

<#
.SYNOPSIS
Says whether one of the addresses is more than a link-local one, which ends at the next router.
#>
function Test-Reachable {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]]$Address)
    foreach ($entry in $Address) { if ($entry.address -notmatch '^(169\.254\.|fe[89ab][0-9a-f]:)') { return $true } }
    return $false
}

<#
.SYNOPSIS
Makes an adapter of the snapshot of a Win32_NetworkAdapterConfiguration.
#>
function ConvertTo-Adapter {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] $Configuration)
    $texts = @($Configuration.IPAddress)
    $prefixes = @($Configuration.IPSubnet)
    $addresses = @(for ($i = 0; $i -lt $texts.Count -and $i -lt $prefixes.Count; $i++) {
        # An adapter that waits for its address has 0.0.0.0 with an empty mask.
        if ([string]$texts[$i] -eq '' -or [string]$texts[$i] -eq '0.0.0.0' -or [string]$prefixes[$i] -eq '') { continue }
        @{ address = [string]$texts[$i]; prefixLength = (ConvertTo-PrefixLength -Text ([string]$prefixes[$i])) }
    })
    return @{
        id = [string]$Configuration.SettingID
        alias = [string]$Configuration.Description
        profile = 'public'
        addresses = $addresses
        gateways = @(Get-Text -List $Configuration.DefaultIPGateway)
        dnsServers = @(Get-Text -List $Configuration.DNSServerSearchOrder)
        dhcpServers = @(Get-Text -List $Configuration.DHCPServer)
        winsServers = @(Get-Text -List @($Configuration.WINSPrimaryServer, $Configuration.WINSSecondaryServer))
    }
}

<#
.SYNOPSIS
Reads the TCP and UDP ports that processes listen on, each with its process.
#>
function Get-ListenerPart {
    [CmdletBinding()]
    param()
    $processes = @{}
    foreach ($entry in @(CimCmdlets\Get-CimInstance -ClassName Win32_Process -Property 'ProcessId', 'Name', 'ExecutablePath')) {
        $processes[[long]$entry.ProcessId] = $entry
    }
    # State 2 is "listening"; asked of the provider, since a server may hold thousands of connections.
    foreach ($entry in @(CimCmdlets\Get-CimInstance -Namespace $network -ClassName MSFT_NetTCPConnection -Filter 'State = 2')) {
        if ([int]$entry.State -eq 2) { ConvertTo-Listener -Protocol 'tcp' -Endpoint $entry -Process $processes }
    }
    foreach ($entry in @(CimCmdlets\Get-CimInstance -Namespace $network -ClassName MSFT_NetUDPEndpoint)) {
        ConvertTo-Listener -Protocol 'udp' -Endpoint $entry -Process $processes
    }
}

<#
.SYNOPSIS
Makes a listener of the snapshot. Process 4 is the kernel, which rules call System.
#>
function ConvertTo-Listener {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Protocol,
        [Parameter(Mandatory = $true)] $Endpoint,
        [Parameter(Mandatory = $true)] [hashtable]$Process
    )
    $id = [long]$Endpoint.OwningProcess
    $listener = @{
        protocol = $Protocol
        address = [string]$Endpoint.LocalAddress
        port = [int]$Endpoint.LocalPort
        processId = $id
    }
    if ($id -eq 4) { $listener.process = 'System' }
    elseif ($Process.ContainsKey($id)) {
        if ([string]$Process[$id].Name -ne '') { $listener.process = [string]$Process[$id].Name }
        if ([string]$Process[$id].ExecutablePath -ne '') { $listener.path = [string]$Process[$id].ExecutablePath }
    }
    return $listener
}

<#
.SYNOPSIS
Reads the ports that Windows gives to RPC servers and clients by itself.
#>
function Get-DynamicPortPart {
    [CmdletBinding()]
    param()
    $ranges = @{}
    foreach ($class in @{ tcp = 'MSFT_NetTCPSetting'; udp = 'MSFT_NetUDPSetting' }.GetEnumerator()) {
        foreach ($entry in @(CimCmdlets\Get-CimInstance -Namespace $network -ClassName $class.Value)) {
            # The setting "Automatic" has empty fields; all others have the same range.
            if ($null -eq $entry.DynamicPortRangeStartPort -or [int]$entry.DynamicPortRangeNumberOfPorts -lt 1) { continue }
            $first = [int]$entry.DynamicPortRangeStartPort
            $ranges[$class.Key] = @{ first = $first; last = $first + [int]$entry.DynamicPortRangeNumberOfPorts - 1 }
            break
        }
    }
    if (-not $ranges.ContainsKey('tcp')) { throw 'Windows names no dynamic TCP port range.' }
    return $ranges
}

Export-ModuleMember -Function Get-NetworkPart, Get-ListenerPart, Get-DynamicPortPart
