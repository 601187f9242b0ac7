# The effective rules as NetSecurity reports them, raw. Each cmdlet once, in bulk, and each store by
# itself, since rule ids are unique within a store only. Decoded in core/second-opinion. The cmdlets are
# functions of another module, which does not see our preference: without -ErrorAction Stop an error
# would leave an empty list that contradicts every rule of the registry.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# The classes hold the computer's name and much else: only these columns are taken.
$columns = @{
    rules = 'InstanceID', 'DisplayName', 'RuleGroup', 'Enabled', 'Profiles', 'Direction', 'Action', 'EdgeTraversalPolicy', 'LooseSourceMapping', 'LocalOnlyMapping', 'Owner', 'PrimaryStatus', 'PolicyStoreSourceType', 'Platforms'
    ports = 'InstanceID', 'Protocol', 'LocalPort', 'RemotePort', 'IcmpType', 'DynamicTransport'
    addresses = 'InstanceID', 'LocalAddress', 'RemoteAddress'
    applications = 'InstanceID', 'Program', 'Package'
    services = 'InstanceID', 'Service'
    interfaces = 'InstanceID', 'InterfaceAlias'
    interfaceTypes = 'InstanceID', 'InterfaceType'
    securities = 'InstanceID', 'Authentication', 'Encryption', 'OverrideBlockRules', 'LocalUser', 'RemoteUser', 'RemoteMachine'
    profiles = 'Name', 'Enabled', 'DefaultInboundAction', 'DefaultOutboundAction', 'AllowInboundRules', 'AllowLocalFirewallRules', 'AllowUserApps', 'AllowUserPorts', 'DisabledInterfaceAliases'
}

<#
.SYNOPSIS
Takes the named columns of objects, as plain tables; a column that this Windows lacks is left out.
#>
function Select-Column {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [AllowNull()] [AllowEmptyCollection()] [object[]]$InputObject,
        [Parameter(Mandatory = $true)] [string[]]$Name
    )
    foreach ($object in $InputObject) {
        $row = @{}
        foreach ($column in $Name) {
            $property = $object.PSObject.Properties[$column]
            if ($null -ne $property) { $row[$column] = $property.Value }
        }
        $row
    }
}

<#
.SYNOPSIS
Reads the rules of one store with all their filters.
#>
function Get-StoreOpinion {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)] [string]$Store)
    return @{
        rules = @(Select-Column -Name $columns.rules -InputObject @(NetSecurity\Get-NetFirewallRule -PolicyStore $Store -ErrorAction Stop))
        ports = @(Select-Column -Name $columns.ports -InputObject @(NetSecurity\Get-NetFirewallPortFilter -PolicyStore $Store -ErrorAction Stop))
        addresses = @(Select-Column -Name $columns.addresses -InputObject @(NetSecurity\Get-NetFirewallAddressFilter -PolicyStore $Store -ErrorAction Stop))
        applications = @(Select-Column -Name $columns.applications -InputObject @(NetSecurity\Get-NetFirewallApplicationFilter -PolicyStore $Store -ErrorAction Stop))
        services = @(Select-Column -Name $columns.services -InputObject @(NetSecurity\Get-NetFirewallServiceFilter -PolicyStore $Store -ErrorAction Stop))
        interfaces = @(Select-Column -Name $columns.interfaces -InputObject @(NetSecurity\Get-NetFirewallInterfaceFilter -PolicyStore $Store -ErrorAction Stop))
        interfaceTypes = @(Select-Column -Name $columns.interfaceTypes -InputObject @(NetSecurity\Get-NetFirewallInterfaceTypeFilter -PolicyStore $Store -ErrorAction Stop))
        securities = @(Select-Column -Name $columns.securities -InputObject @(NetSecurity\Get-NetFirewallSecurityFilter -PolicyStore $Store -ErrorAction Stop))
    }
}

<#
.SYNOPSIS
Reads what NetSecurity says of this computer's rules and profiles.
.DESCRIPTION
Outputs one hashtable for the snapshot's secondOpinion: PersistentStore, RSOP, profiles. Takes from
seconds to minutes. A part that fails is @{ unavailable = reason }.
.PARAMETER Progress
Called before each part: name, number of parts done, number of all.
#>
function Get-VmmFirewallSecondOpinion {
    [CmdletBinding()]
    param([scriptblock]$Progress = {})
    $opinion = @{}
    $done = 0
    foreach ($store in 'PersistentStore', 'RSOP') {
        & $Progress $store $done 3
        try { $opinion[$store] = Get-StoreOpinion -Store $store }
        catch { $opinion[$store] = @{ unavailable = 'NetSecurity: ' + [string]$_.Exception.Message } }
        $done++
    }
    & $Progress 'profiles' $done 3
    try {
        # Only the active store has effective values; the others say "not configured".
        $found = @(NetSecurity\Get-NetFirewallProfile -PolicyStore 'ActiveStore' -ErrorAction Stop)
        $opinion.profiles = @(Select-Column -Name $columns.profiles -InputObject $found)
    } catch { $opinion.profiles = @{ unavailable = 'NetSecurity: ' + [string]$_.Exception.Message } }
    & $Progress 'done' 3 3
    return $opinion
}

Export-ModuleMember -Function Get-VmmFirewallSecondOpinion
