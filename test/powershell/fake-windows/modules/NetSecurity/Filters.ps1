# The filter cmdlets: one object a rule, derived from its string.

# A filter cmdlet: one object a rule, of the whole store or of the rules given.
function Get-Filter {
    param([string]$Store, $Rule, [scriptblock]$Show)
    $names = @(foreach ($one in @($Rule)) { if ($null -ne $one) { $one.InstanceID } })
    foreach ($found in (Get-StoreRule $Store)) {
        if ($names.Count -gt 0 -and $names -notcontains $found.name) { continue }
        $row = & $Show (ConvertFrom-RuleText $found.data)
        $row['InstanceID'] = $found.name
        [pscustomobject]$row
    }
}

function Get-NetFirewallPortFilter {
    [CmdletBinding()]
    param([switch]$All, [string]$PolicyStore = 'PersistentStore', [Parameter(ValueFromPipeline = $true)] $AssociatedNetFirewallRule)
    process {
        Get-Filter $PolicyStore $AssociatedNetFirewallRule {
            param($field)
            @{ Protocol = Get-ProtocolName $field; LocalPort = Get-PortShown $field 'l'; RemotePort = Get-PortShown $field 'r'; IcmpType = Get-IcmpShown $field; DynamicTarget = 0; DynamicTransport = 0 }
        }
    }
}

function Get-NetFirewallAddressFilter {
    [CmdletBinding()]
    param([switch]$All, [string]$PolicyStore = 'PersistentStore', [Parameter(ValueFromPipeline = $true)] $AssociatedNetFirewallRule)
    process {
        Get-Filter $PolicyStore $AssociatedNetFirewallRule {
            param($field)
            @{ LocalAddress = Get-AddressShown $field 'la'; RemoteAddress = Get-AddressShown $field 'ra'; LocalIP = Get-AddressShown $field 'la'; RemoteIP = Get-AddressShown $field 'ra' }
        }
    }
}

function Get-NetFirewallApplicationFilter {
    [CmdletBinding()]
    param([switch]$All, [string]$PolicyStore = 'PersistentStore', [Parameter(ValueFromPipeline = $true)] $AssociatedNetFirewallRule)
    process {
        Get-Filter $PolicyStore $AssociatedNetFirewallRule {
            param($field)
            $program = Get-Field $field 'app' 'Any'
            @{ Program = $program; AppPath = $program; Package = Get-Field $field 'apppkgid' 'Any' }
        }
    }
}

function Get-NetFirewallServiceFilter {
    [CmdletBinding()]
    param([switch]$All, [string]$PolicyStore = 'PersistentStore', [Parameter(ValueFromPipeline = $true)] $AssociatedNetFirewallRule)
    process { Get-Filter $PolicyStore $AssociatedNetFirewallRule { param($field) @{ Service = Get-Field $field 'svc' 'Any'; ServiceName = Get-Field $field 'svc' 'Any' } } }
}

function Get-NetFirewallInterfaceFilter {
    [CmdletBinding()]
    param([switch]$All, [string]$PolicyStore = 'PersistentStore', [Parameter(ValueFromPipeline = $true)] $AssociatedNetFirewallRule)
    process { Get-Filter $PolicyStore $AssociatedNetFirewallRule { param($field) @{ InterfaceAlias = Get-Field $field 'if' 'Any' } } }
}

function Get-NetFirewallInterfaceTypeFilter {
    [CmdletBinding()]
    param([switch]$All, [string]$PolicyStore = 'PersistentStore', [Parameter(ValueFromPipeline = $true)] $AssociatedNetFirewallRule)
    process {
        Get-Filter $PolicyStore $AssociatedNetFirewallRule {
            param($field)
            $type = 0
            if ($field.ContainsKey('iftype')) { foreach ($word in $field['iftype']) { $type = $type -bor @{ lan = 1; wireless = 2; remoteaccess = 4 }[$word.ToLowerInvariant()] } }
            @{ InterfaceType = [FwInterfaceType]$type }
        }
    }
}

function Get-NetFirewallSecurityFilter {
    [CmdletBinding()]
    param([switch]$All, [string]$PolicyStore = 'PersistentStore', [Parameter(ValueFromPipeline = $true)] $AssociatedNetFirewallRule)
    process {
        Get-Filter $PolicyStore $AssociatedNetFirewallRule {
            param($field)
            $encrypted = (Get-Field $field 'security') -eq 'AuthenticateEncrypt'
            $authentication = 0
            if ($field.ContainsKey('security')) { $authentication = 1 }
            @{
                Authentication = $authentication; Encryption = [int]$encrypted
                OverrideBlockRules = (Get-Field $field 'action') -eq 'ByPass' -or (Get-Field $field 'authbypassout') -eq 'TRUE'
                LocalUser = Get-Field $field 'luauth' 'Any'; RemoteUser = Get-Field $field 'ruauth' 'Any'; RemoteMachine = Get-Field $field 'rmauth' 'Any'
            }
        }
    }
}
