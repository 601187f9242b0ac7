# From the parameters of New- and Set-NetFirewallRule to the fields of a string.

# Puts the parameters that a cmdlet was given into a rule's fields.
function Set-RuleField {
    param([hashtable]$Field, [hashtable]$Bound)
    $words = @{
        Enabled = { @{ $true = 'TRUE'; $false = 'FALSE' }[$Bound.Enabled -eq [FwEnabled]::True] }
        Direction = { @{ $true = 'In'; $false = 'Out' }[$Bound.Direction -eq [FwDirection]::Inbound] }
        Action = { @{ $true = 'Block'; $false = 'Allow' }[$Bound.Action -eq [FwAction]::Block] }
    }
    foreach ($pair in @('Action', 'action'), @('Enabled', 'active'), @('Direction', 'dir')) {
        if ($Bound.ContainsKey($pair[0])) { $Field[$pair[1]] = @(& $words[$pair[0]]) }
    }
    if ($Bound.ContainsKey('Profile')) {
        $Field.Remove('profile')
        $set = [int]$Bound.Profile
        if ($set -ne 0) { $Field['profile'] = @(foreach ($word in 'Domain', 'Private', 'Public') { if ($set -band [int][FwProfile]$word) { $word } }) }
    }
    if ($Bound.ContainsKey('Protocol')) { Set-ProtocolField $Field $Bound.Protocol }
    if ($Bound.ContainsKey('IcmpType')) { Set-IcmpField $Field $Bound.IcmpType }
    if ($Bound.ContainsKey('LocalPort')) { Set-PortField $Field 'l' $Bound.LocalPort }
    if ($Bound.ContainsKey('RemotePort')) { Set-PortField $Field 'r' $Bound.RemotePort }
    if ($Bound.ContainsKey('LocalAddress')) { Set-AddressField $Field 'la' $Bound.LocalAddress }
    if ($Bound.ContainsKey('RemoteAddress')) { Set-AddressField $Field 'ra' $Bound.RemoteAddress }
    if ($Bound.ContainsKey('Program')) { Set-TextField $Field 'app' $Bound.Program 'Any' }
    if ($Bound.ContainsKey('Service')) { Set-TextField $Field 'svc' $Bound.Service 'Any' }
    # -Package Any writes an empty key that kills the rule.
    if ($Bound.ContainsKey('Package')) { $Field['apppkgid'] = @($Bound.Package -replace '^Any$', '') }
    if ($Bound.ContainsKey('DisplayName') -and -not $Bound.ContainsKey('NewDisplayName')) { Set-TextField $Field 'name' $Bound.DisplayName }
    if ($Bound.ContainsKey('NewDisplayName')) { Set-TextField $Field 'name' $Bound.NewDisplayName }
    if ($Bound.ContainsKey('Description')) { Set-TextField $Field 'desc' $Bound.Description }
    if ($Bound.ContainsKey('Group')) { Set-TextField $Field 'embedctxt' $Bound.Group }
    if ($Bound.ContainsKey('InterfaceType') -and [int]$Bound.InterfaceType -ne 0) {
        $types = @{ Wired = 'Lan'; Wireless = 'Wireless'; RemoteAccess = 'RemoteAccess' }
        $Field['iftype'] = @(foreach ($word in 'Wired', 'Wireless', 'RemoteAccess') { if ([int]$Bound.InterfaceType -band [int][FwInterfaceType]$word) { $types[$word] } })
    }
    if ($Bound.ContainsKey('EdgeTraversalPolicy') -and $Bound.EdgeTraversalPolicy -ne [FwEdge]::Block) {
        $Field['edge'] = @('TRUE')
        if ($Bound.EdgeTraversalPolicy -eq [FwEdge]::DeferToUser) { $Field['defer'] = @('User') }
        if ($Bound.EdgeTraversalPolicy -eq [FwEdge]::DeferToApp) { $Field['defer'] = @('App') }
    }
}
