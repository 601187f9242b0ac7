# Reads the firewall's change counters and what VMM and its neighbours keep in the registry.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$vmmKeys = @(
    'SOFTWARE\Microsoft\Microsoft System Center Virtual Machine Manager Server'
    'SOFTWARE\Microsoft\Microsoft System Center Virtual Machine Manager Agent'
    'SOFTWARE\Microsoft\Microsoft System Center Virtual Machine Manager Administrator Console'
    'SOFTWARE\Microsoft\Microsoft System Center Virtual Machine Manager Self-Service Portal'
)
# Ports that other products keep in one value each.
$portValues = @(
    @{ path = 'SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp'; names = @('PortNumber') }
    @{ path = 'SOFTWARE\Microsoft\Update Services\Server\Setup'; names = @('PortNumber', 'UsingSSL') }
)

<#
.SYNOPSIS
Reads the counters that tell cheaply whether the firewall's policy has changed.
#>
function Get-CounterPart {
    [CmdletBinding()]
    param()
    $service = 'SYSTEM\CurrentControlSet\Services\SharedAccess'
    $counters = @{}
    $places = @{
        PolicyVersion = @(($service + '\Parameters\FirewallPolicy'), 'PolicyVersion')
        Epoch = @(($service + '\Epoch'), 'Epoch')
        Epoch2 = @(($service + '\Epoch2'), 'Epoch')
    }
    foreach ($name in $places.Keys) {
        $value = Get-RegistryValue -Path $places[$name][0] -Name $places[$name][1]
        if ($null -ne $value -and $value.type -eq 'REG_DWORD') { $counters[$name] = $value.data }
    }
    return $counters
}

<#
.SYNOPSIS
Takes secrets out of VMM's values: passwords and keys by their names, credentials out of connection strings.
#>
function Hide-Secret {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]]$Value)
    foreach ($entry in $Value) {
        if ($entry.name -match 'password|passwd|pwd|secret|credential|key') { continue }
        if ($entry.type -eq 'REG_SZ' -or $entry.type -eq 'REG_EXPAND_SZ') {
            $pattern = '(?i)(^|;)\s*(password|pwd|user id|uid|user)\s*=\s*("[^"]*"|''[^'']*''|[^;]*)'
            $entry.data = $entry.data -replace $pattern, ''
        }
        $entry
    }
}

<#
.SYNOPSIS
Reads VMM's keys, and the ports of SQL Server, Remote Desktop and WSUS; paths below HKEY_LOCAL_MACHINE.
#>
function Get-VmmPart {
    [CmdletBinding()]
    param()
    foreach ($root in $vmmKeys) {
        foreach ($key in @(Get-RegistryTree -Path $root)) {
            $path = $root
            if ($key.path -ne '') { $path = $root + '\' + $key.path }
            @{ path = $path; values = @(Hide-Secret -Value @($key.values)) }
        }
    }
    $sql = 'SOFTWARE\Microsoft\Microsoft SQL Server'
    foreach ($key in @(Get-RegistryTree -Path ($sql + '\Instance Names\SQL'))) {
        if ($key.path -ne '') { continue }
        @{ path = $sql + '\Instance Names\SQL'; values = @($key.values) }
        foreach ($instance in @($key.values)) {
            $place = $sql + '\' + $instance.data + '\MSSQLServer\SuperSocketNetLib\Tcp\IPAll'
            Get-KeyOfValue -Path $place -Name 'TcpPort', 'TcpDynamicPorts'
        }
    }
    foreach ($place in $portValues) { Get-KeyOfValue -Path $place.path -Name $place.names }
}

<#
.SYNOPSIS
Gives a key with the named values that exist; nothing when none does.
#>
function Get-KeyOfValue {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string]$Path,
        [Parameter(Mandatory = $true)] [string[]]$Name
    )
    $values = @(foreach ($one in $Name) { Get-RegistryValue -Path $Path -Name $one })
    if ($values.Count -gt 0) { @{ path = $Path; values = $values } }
}

Export-ModuleMember -Function Get-CounterPart, Get-VmmPart
