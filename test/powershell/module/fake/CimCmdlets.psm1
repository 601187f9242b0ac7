# Stands in for Get-CimInstance: the classes that Collect and Apply ask for, made of a sample snapshot.
# Classes named in VMM_FAKE_DENIED are refused, as Windows does without rights.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$snapshot = Microsoft.PowerShell.Utility\ConvertFrom-Json -InputObject ([IO.File]::ReadAllText($env:VMM_FAKE_HOST))

function Get-Masked([int]$Bits) {
    @(foreach ($byte in 0..3) { 256 - [Math]::Pow(2, 8 - [Math]::Max(0, [Math]::Min(8, $Bits - 8 * $byte))) }) -join '.'
}
function Get-Optional($Object, [string]$Name) {
    if ($null -ne $Object.PSObject.Properties[$Name]) { return , $Object.$Name }
}
# IANA ifType; 131 is a tunnel, which is none of the three.
function Get-InterfaceType($Adapter) {
    $type = Get-Optional $Adapter 'type'
    if ($null -eq $type) { return [uint32]131 }
    return [uint32]@{ wired = 6; wireless = 71; remoteAccess = 23 }[$type]
}
function Get-Adapter {
    $index = 10
    foreach ($adapter in $snapshot.network) { $index++; @{ index = $index; adapter = $adapter } }
}

$classes = @{
    Win32_ComputerSystem = {
        $domain = $snapshot.host.domain
        [pscustomobject]@{ Name = $snapshot.host.name; DNSHostName = $snapshot.host.name; PartOfDomain = $null -ne $domain; Domain = [string]$domain }
    }
    Win32_OperatingSystem = {
        $system = $snapshot.windows
        [pscustomobject]@{ Version = "$($system.major).$($system.minor).$($system.build)"; Caption = 'Microsoft ' + $system.product }
    }
    MSFT_NetConnectionProfile = {
        foreach ($entry in Get-Adapter) {
            if ($entry.adapter.alias -like 'no network*') { continue }
            [pscustomobject]@{ InterfaceIndex = [uint32]$entry.index; NetworkCategory = [uint32]@('public', 'private', 'domain').IndexOf($entry.adapter.profile) }
        }
    }
    MSFT_DNSClientServerAddress = {
        foreach ($entry in Get-Adapter) { [pscustomobject]@{ InterfaceIndex = [uint32]$entry.index; ServerAddresses = [string[]]$entry.adapter.dnsServers } }
    }
    MSFT_NetAdapter = {
        foreach ($entry in Get-Adapter) { [pscustomobject]@{ InterfaceIndex = [uint32]$entry.index; Name = $entry.adapter.alias; InterfaceType = Get-InterfaceType $entry.adapter } }
    }
    Win32_NetworkAdapterConfiguration = {
        foreach ($entry in Get-Adapter) {
            $subnets = foreach ($one in $entry.adapter.addresses) {
                if ($one.address -eq '0.0.0.0') { '' }
                elseif ($one.address.Contains(':')) { [string]$one.prefixLength } else { Get-Masked $one.prefixLength }
            }
            [pscustomobject]@{
                InterfaceIndex = [uint32]$entry.index; SettingID = $entry.adapter.id; Description = 'Adapter'
                IPAddress = [string[]]@($entry.adapter.addresses | ForEach-Object { $_.address }); IPSubnet = [string[]]@($subnets)
                DefaultIPGateway = [string[]]$entry.adapter.gateways; DNSServerSearchOrder = $null
                DHCPServer = $null; WINSPrimaryServer = $null; WINSSecondaryServer = $null
            }
        }
    }
    Win32_Service = {
        foreach ($entry in $snapshot.services) {
            $state = @{ running = 'Running'; stopped = 'Stopped'; other = 'Paused' }[$entry.state]
            [pscustomobject]@{ Name = $entry.name; DisplayName = (Get-Optional $entry 'displayName'); PathName = $entry.path; State = $state; ProcessId = (Get-Optional $entry 'processId') }
        }
    }
    Win32_Process = {
        foreach ($entry in $snapshot.listeners) {
            [pscustomobject]@{ ProcessId = [uint32]$entry.processId; Name = (Get-Optional $entry 'process'); ExecutablePath = (Get-Optional $entry 'path') }
        }
    }
    MSFT_NetTCPConnection = {
        foreach ($entry in $snapshot.listeners) {
            if ($entry.protocol -eq 'tcp') { [pscustomobject]@{ State = [byte]2; LocalAddress = $entry.address; LocalPort = [uint16]$entry.port; OwningProcess = [uint32]$entry.processId } }
        }
        [pscustomobject]@{ State = [byte]5; LocalAddress = '10.0.0.1'; LocalPort = [uint16]50000; OwningProcess = [uint32]4 }
    }
    MSFT_NetUDPEndpoint = {
        foreach ($entry in $snapshot.listeners) {
            if ($entry.protocol -eq 'udp') { [pscustomobject]@{ LocalAddress = $entry.address; LocalPort = [uint16]$entry.port; OwningProcess = [uint32]$entry.processId } }
        }
    }
    MSFT_NetTCPSetting = {
        [pscustomobject]@{ DynamicPortRangeStartPort = $null; DynamicPortRangeNumberOfPorts = $null }
        [pscustomobject]@{ DynamicPortRangeStartPort = [uint16]0; DynamicPortRangeNumberOfPorts = [uint16]0 }
        [pscustomobject]@{ DynamicPortRangeStartPort = [uint16]49152; DynamicPortRangeNumberOfPorts = [uint16]16384 }
    }
    MSFT_NetUDPSetting = { [pscustomobject]@{ DynamicPortRangeStartPort = [uint16]49152; DynamicPortRangeNumberOfPorts = [uint16]16384 } }
}

function Get-CimInstance {
    [CmdletBinding()]
    param([string]$Namespace, [Parameter(Mandatory = $true)] [string]$ClassName, [string]$Filter, [string[]]$Property)
    if (@(([string]$env:VMM_FAKE_DENIED) -split ',') -contains $ClassName) { throw 'Access denied' }
    & $classes[$ClassName]
}

Export-ModuleMember -Function Get-CimInstance
