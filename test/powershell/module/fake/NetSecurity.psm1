# Stands in for the four cmdlets that change rules; the local store is the file VMM_FAKE_RULES. Checks
# what the real ones check for the ways they are called. VMM_FAKE_FAILURE names a rule whose change fails,
# VMM_FAKE_EXTRA is what this Windows writes into new rules beside what was asked for, VMM_FAKE_DEAF names a rule whose changes
# are said to be done and are not, VMM_FAKE_BREAK a file in whose place a folder is once a rule was
# created, so that nothing can be written there any more.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Read-Rules {
    $rules = [ordered]@{}
    foreach ($line in [IO.File]::ReadAllLines($env:VMM_FAKE_RULES)) { if ($line -ne '') { $rules[$line.Split([char]9)[0]] = $line.Split([char]9)[1] } }
    return $rules
}
function Save-Rules($Rules) {
    [IO.File]::WriteAllLines($env:VMM_FAKE_RULES, [string[]]@(foreach ($name in $Rules.Keys) { $name + [char]9 + $Rules[$name] }))
}
function Assert-Allowed([string]$Name, [string]$PolicyStore) {
    if ($PolicyStore -ne 'PersistentStore') { throw 'The store cannot be written.' }
    if ($env:VMM_FAKE_FAILURE -eq $Name) { throw 'Injected failure' }
}

function New-NetFirewallRule {
    [CmdletBinding()]
    param(
        [string]$PolicyStore, [string]$Name, [Parameter(Mandatory = $true)] [string]$DisplayName, [string]$Group, [string]$Description,
        [ValidateSet('Inbound', 'Outbound')] [string]$Direction, [ValidateSet('Allow', 'Block')] [string]$Action,
        [ValidateSet('True', 'False')] [string]$Enabled, [string]$Protocol, [string]$Profile,
        [string[]]$LocalPort, [string[]]$RemotePort, [string[]]$RemoteAddress, [string]$Program, [string]$Service
    )
    Assert-Allowed $Name $PolicyStore
    $rules = Read-Rules
    if ($rules.Contains($Name)) { throw 'Cannot create a file when that file already exists.' }
    if ($env:VMM_FAKE_DEAF -eq $Name) { return }
    $text = "v2.31|Action=$Action|Active=$($Enabled.ToUpper())|Dir=$($Direction -replace 'bound', '')|Protocol=$(@{ TCP = 6; UDP = 17 }[$Protocol])|"
    foreach ($word in 'Domain', 'Private', 'Public') { if (($Profile -split ', ') -contains $word) { $text += "Profile=$word|" } }
    foreach ($entry in @(@('L', $LocalPort), @('R', $RemotePort))) {
        foreach ($port in @($entry[1])) {
            if ($null -eq $port) { continue }
            $key = $entry[0] + 'Port'
            if ($port -match '-') { $key += '2_10' }
            $text += $key + '=' + ($port -replace '^RPCEPMap$', 'RPC-EPMap') + '|'
        }
    }
    foreach ($address in @($RemoteAddress)) {
        if ($null -eq $address) { continue }
        if ($address -eq 'LocalSubnet') { $text += 'RA4=LocalSubnet|RA6=LocalSubnet|' }
        elseif ($address -match ':') { $text += "RA6=$address|" }
        else { $text += 'RA4=' + ($address -replace '/24$', '/255.255.255.0') + '|' }
    }
    if ($Program) { $text += "App=$Program|" }
    if ($Service) { $text += "Svc=$Service|" }
    $rules[$Name] = $text + "Name=$DisplayName|Desc=$Description|EmbedCtxt=$Group|$env:VMM_FAKE_EXTRA"
    Save-Rules $rules
    if ($env:VMM_FAKE_BREAK) {
        [IO.File]::Delete($env:VMM_FAKE_BREAK)
        $null = [IO.Directory]::CreateDirectory($env:VMM_FAKE_BREAK)
    }
    [pscustomobject]@{ Name = $Name }
}

function Set-Active([string]$Name, [string]$PolicyStore, [string]$Active) {
    Assert-Allowed $Name $PolicyStore
    $rules = Read-Rules
    if (-not $rules.Contains($Name)) { throw 'No MSFT_NetFirewallRule objects found.' }
    if ($env:VMM_FAKE_DEAF -eq $Name) { return }
    $rules[$Name] = $rules[$Name] -replace '\|Active=\w+', "|Active=$Active"
    Save-Rules $rules
}
function Enable-NetFirewallRule { [CmdletBinding()] param([string]$Name, [string]$PolicyStore) Set-Active $Name $PolicyStore 'TRUE' }
function Disable-NetFirewallRule { [CmdletBinding()] param([string]$Name, [string]$PolicyStore) Set-Active $Name $PolicyStore 'FALSE' }
function Remove-NetFirewallRule {
    [CmdletBinding()] param([string]$Name, [string]$PolicyStore)
    Assert-Allowed $Name $PolicyStore
    $rules = Read-Rules
    if (-not $rules.Contains($Name)) { throw 'No MSFT_NetFirewallRule objects found.' }
    if ($env:VMM_FAKE_DEAF -eq $Name) { return }
    $rules.Remove($Name)
    Save-Rules $rules
}

Export-ModuleMember -Function New-NetFirewallRule, Enable-NetFirewallRule, Disable-NetFirewallRule, Remove-NetFirewallRule
