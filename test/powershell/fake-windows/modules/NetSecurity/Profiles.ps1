# Profiles, and group policy objects opened as files.

# The numbers of one profile's key, by name.
function Get-ProfileSetting {
    param([string]$Path)
    $settings = @{}
    foreach ($key in (Get-FakeRegistryTree -Path $Path)) {
        if ($key.path -ne '') { continue }
        foreach ($value in $key.values) { if ($value.type -eq 'REG_DWORD') { $settings[$value.name] = $value.data } }
    }
    return $settings
}

function Get-NetFirewallProfile {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [Alias('Profile')] [string[]]$Name = @('Domain', 'Private', 'Public'), [switch]$All, [string]$PolicyStore = 'PersistentStore')
    $local = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\'
    foreach ($one in $Name) {
        $sets = @()
        if (@('ActiveStore', 'RSOP') -contains $PolicyStore) { $sets += Get-ProfileSetting ('SOFTWARE\Policies\Microsoft\WindowsFirewall\' + $one + 'Profile') }
        if ($PolicyStore -ne 'RSOP') { $sets += Get-ProfileSetting ($local + ($one -replace 'Private', 'Standard') + 'Profile') }
        $value = {
            param($setting, $default)
            foreach ($set in $sets) { if ($set.ContainsKey($setting)) { return [long]$set[$setting] } }
            if ($PolicyStore -eq 'ActiveStore') { return $default }
        }
        $action = { param($number) if ($null -eq $number) { [FwAction]::NotConfigured } elseif ($number -eq 0) { [FwAction]::Allow } else { [FwAction]::Block } }
        $switch = { param($number) if ($null -eq $number) { [FwGpoBoolean]::NotConfigured } elseif ($number -eq 0) { [FwGpoBoolean]::False } else { [FwGpoBoolean]::True } }
        $shields = & $value 'DoNotAllowExceptions' 0
        if ($null -ne $shields) { $shields = 1 - [math]::Min(1, $shields) }
        [pscustomobject]@{
            Name = $one; Profile = $one
            Enabled = & $switch (& $value 'EnableFirewall' 1)
            DefaultInboundAction = & $action (& $value 'DefaultInboundAction' 1)
            DefaultOutboundAction = & $action (& $value 'DefaultOutboundAction' 0)
            AllowInboundRules = & $switch $shields
            AllowLocalFirewallRules = & $switch (& $value 'AllowLocalPolicyMerge' 1)
            AllowUserApps = [FwGpoBoolean]::NotConfigured; AllowUserPorts = [FwGpoBoolean]::NotConfigured
            NotifyOnListen = & $switch (& $value 'DisableNotifications' 0)
            DisabledInterfaceAliases = @('NotConfigured')
        }
    }
}

function Open-NetGPO {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true, Position = 0)] [string]$PolicyStore, [string]$DomainController)
    $session = 'GPO:' + [guid]::NewGuid().ToString()
    $script:gpoSessions[$session] = @{ store = $PolicyStore; rules = @(Get-StoreRule $PolicyStore | ForEach-Object { @{ name = $_.name; data = $_.data } }) }
    return $session
}

function Save-NetGPO {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true, Position = 0)] [string]$GPOSession)
    if (-not $script:gpoSessions.ContainsKey($GPOSession)) { $PSCmdlet.ThrowTerminatingError((New-CimError 1168 'Element not found.' 'ObjectNotFound' $GPOSession)) }
    $open = $script:gpoSessions[$GPOSession]
    [IO.File]::WriteAllText((Get-GpoFile $open.store), (Microsoft.PowerShell.Utility\ConvertTo-Json -Compress -InputObject @($open.rules)))
}
