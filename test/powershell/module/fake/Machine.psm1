# Stands in for assets/powershell/Machine.psm1: the registry is a sample snapshot (VMM_FAKE_HOST) and,
# for local rules, lines "name<tab>string" (VMM_FAKE_RULES), which the NetSecurity stand-in writes.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$snapshot = Microsoft.PowerShell.Utility\ConvertFrom-Json -InputObject ([IO.File]::ReadAllText($env:VMM_FAKE_HOST))
$service = 'SYSTEM\CurrentControlSet\Services\SharedAccess'
$roots = @{
    ($service + '\Parameters\FirewallPolicy') = 'local'
    'SOFTWARE\Policies\Microsoft\WindowsFirewall' = 'groupPolicy'
}

function Get-RuleLine {
    foreach ($line in [IO.File]::ReadAllLines($env:VMM_FAKE_RULES)) { if ($line -ne '') { , $line.Split([char]9) } }
}

# Keys named in VMM_FAKE_DENIED are refused, as in the stand-in of Get-CimInstance.
function Assert-Readable([string]$Path) {
    if (@(([string]$env:VMM_FAKE_DENIED) -split ',') -contains $Path) { throw 'Access denied' }
}

function Get-RegistryTree {
    param([string]$Path, [string[]]$Without = @())
    Assert-Readable $Path
    if ($roots.ContainsKey($Path)) {
        $part = $snapshot.firewall.($roots[$Path])
        if ($null -ne $part.PSObject.Properties['unavailable']) { throw $part.unavailable }
        foreach ($key in $part.keys) {
            if ($Without -contains ($key.path -split '\\')[0]) { continue }
            $values = @($key.values)
            if ($roots[$Path] -eq 'local' -and $key.path -eq 'FirewallRules') {
                $values = @(Get-RuleLine | ForEach-Object { @{ name = $_[0]; type = 'REG_SZ'; data = $_[1] } })
            }
            @{ path = $key.path; values = $values }
        }
        return
    }
    if ($snapshot.vmm -isnot [array]) { throw $snapshot.vmm.unavailable }
    foreach ($key in $snapshot.vmm) {
        if ($key.path -eq $Path) { @{ path = ''; values = @($key.values) } }
        elseif ($key.path.StartsWith($Path + '\')) { @{ path = $key.path.Substring($Path.Length + 1); values = @($key.values) } }
    }
}

function Get-RegistryValue {
    param([string]$Path, [string]$Name)
    Assert-Readable $Path
    if ($Path -like '*\FirewallPolicy\FirewallRules') {
        foreach ($rule in @(Get-RuleLine)) { if ($rule[0] -eq $Name) { return @{ name = $rule[0]; type = 'REG_SZ'; data = $rule[1] } } }
        return
    }
    if ($Path -like ($service + '*')) {
        $counter = $Name
        if ($Path -like '*\Epoch2') { $counter = 'Epoch2' }
        return @{ name = $Name; type = 'REG_DWORD'; data = $snapshot.firewall.counters.$counter }
    }
    if ($Name -eq 'ProductName') { return @{ name = $Name; type = 'REG_SZ'; data = $snapshot.windows.product } }
    if ($Name -eq 'InstallationType') { return @{ name = $Name; type = 'REG_SZ'; data = $snapshot.windows.installation } }
    foreach ($key in @($snapshot.vmm)) {
        if ($key.path -ne $Path) { continue }
        foreach ($value in $key.values) { if ($value.name -eq $Name) { return $value } }
    }
}

function Test-Elevation { Assert-Readable 'Elevation'; return $env:VMM_FAKE_ELEVATED -ne '0' }
function Initialize-ResultFolder { return $env:VMM_FAKE_FOLDER }

Export-ModuleMember -Function Get-RegistryTree, Get-RegistryValue, Test-Elevation, Initialize-ResultFolder
