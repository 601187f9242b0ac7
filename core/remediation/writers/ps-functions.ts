/**
 * PowerShell that scripts carry with them, for 5.1 and 7. `$store` says where: the local store, or
 * an open group policy object. `$PSCmdlet` is the script's own, so that -WhatIf holds for all.
 */

/** Finds a rule by its id; nothing when there is none. */
const findRule = `function Find-Rule {
    param([string]$Name)
    NetSecurity\\Get-NetFirewallRule @store -Name $Name -ErrorAction SilentlyContinue
}`;

/** Makes a rule of our own say what it should, whether it is there or not. */
const setOwnRule = `function Set-OwnRule {
    param([hashtable]$Rule)
    if (-not (Find-Rule $Rule.Name)) {
        if (-not $PSCmdlet.ShouldProcess($Rule.Name, 'Create firewall rule')) { return }
        $null = NetSecurity\\New-NetFirewallRule @store @Rule -ErrorAction Stop
        Write-Output "Created: $($Rule.Name)"
        return
    }
    # Whatever is not named here has to become "any" again.
    $fresh = @{ LocalPort = 'Any'; RemotePort = 'Any'; RemoteAddress = 'Any'; Program = 'Any'; Service = 'Any' }
    foreach ($name in $Rule.Keys) { $fresh[$name] = $Rule[$name] }
    $fresh.NewDisplayName = $Rule.DisplayName
    $fresh.Remove('DisplayName')
    $fresh.Remove('Group')
    if (-not $PSCmdlet.ShouldProcess($Rule.Name, 'Set firewall rule')) { return }
    $null = NetSecurity\\Set-NetFirewallRule @store @fresh -ErrorAction Stop
    Write-Output "As planned: $($Rule.Name)"
}`;

const removeOwnRule = `function Remove-OwnRule {
    param([string]$Name)
    if (-not (Find-Rule $Name)) { Write-Output "Not there: $Name"; return }
    if (-not $PSCmdlet.ShouldProcess($Name, 'Remove firewall rule')) { return }
    $null = NetSecurity\\Remove-NetFirewallRule @store -Name $Name -ErrorAction Stop
    Write-Output "Removed: $Name"
}`;

const enableRule = `function Enable-ExistingRule {
    param([string]$Name)
    $rule = Find-Rule $Name
    if (-not $rule) { throw "There is no rule $Name to enable." }
    if ([string]$rule.Enabled -eq 'True') { Write-Output "Enabled already: $Name"; return }
    if (-not $PSCmdlet.ShouldProcess($Name, 'Enable firewall rule')) { return }
    $null = NetSecurity\\Enable-NetFirewallRule @store -Name $Name -ErrorAction Stop
    Write-Output "Enabled: $Name"
}`;

const disableRule = `function Disable-ExistingRule {
    param([string]$Name)
    $rule = Find-Rule $Name
    if (-not $rule) { Write-Output "Not there: $Name"; return }
    if ([string]$rule.Enabled -ne 'True') { Write-Output "Disabled already: $Name"; return }
    if (-not $PSCmdlet.ShouldProcess($Name, 'Disable firewall rule')) { return }
    $null = NetSecurity\\Disable-NetFirewallRule @store -Name $Name -ErrorAction Stop
    Write-Output "Disabled: $Name"
}`;

/** Named as in scripts; a script carries those that it calls. */
const functions: Readonly<Record<string, string>> = {
  'Set-OwnRule': setOwnRule,
  'Remove-OwnRule': removeOwnRule,
  'Enable-ExistingRule': enableRule,
  'Disable-ExistingRule': disableRule,
};

/** The functions that the lines call, in their fixed order, an empty line after each. */
export function functionsFor(lines: readonly string[]): string[] {
  const called = Object.keys(functions).filter((name) =>
    lines.some((line) => line.startsWith(`${name} `)),
  );
  const needed = called.length === 0 ? [] : [findRule, ...called.map((name) => functions[name])];
  return needed.flatMap((text) => [...(text ?? '').split('\n'), '']);
}
