import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeDsc } from '../../core/remediation/writers/dsc.ts';
import { requireEngine } from '../powershell-engine/engine.ts';
import { hostileFix } from './fix-of-plan.ts';
import { rulesAfter, rulesOfSnapshot, sorted, writerHost, type WriterHost } from './writer-host.ts';

const engine = requireEngine();

/** The properties of the resource, of NetworkingDsc's DSC_Firewall.schema.mof, that take one text. */
const single =
  'Name, DisplayName, Group, Ensure, Enabled, Action, Direction, Protocol, Description, Program, Service';

/** What the resource does with its properties, as NetworkingDsc does it. */
const resource = `
function Import-DscResource { param([string]$ModuleName) if ($ModuleName -notin 'NetworkingDsc', 'PSDesiredStateConfiguration') { throw $ModuleName } }
function Node { param([string[]]$Name, [scriptblock]$Body) if ($Name -ne 'localhost') { throw $Name }; & $Body }
$known = @{}
function Firewall {
    param([string]$Id, [hashtable]$Property)
    if ($known.ContainsKey($Id)) { throw "Duplicate resource $Id" }
    $known[$Id] = $true
    $single = '${single}' -split ', '
    foreach ($name in $Property.Keys) {
        if ($name -in 'Profile', 'LocalPort', 'RemotePort', 'RemoteAddress') { if ($Property[$name] -isnot [array]) { throw "$name is no list" } }
        elseif ($name -notin $single -or $Property[$name] -isnot [string]) { throw "$name is not a text of the resource" }
    }
    $rule = NetSecurity\\Get-NetFirewallRule -Name $Property.Name -ErrorAction SilentlyContinue
    if ($Property.Ensure -eq 'Absent') { if ($rule) { NetSecurity\\Remove-NetFirewallRule -Name $Property.Name }; return }
    $Property.Remove('Ensure')
    if ($Property.ContainsKey('Profile')) { $Property.Profile = $Property.Profile -join ', ' }
    if (-not $rule) { $null = NetSecurity\\New-NetFirewallRule @Property; return }
    if ($Property.ContainsKey('DisplayName')) { $Property.NewDisplayName = $Property.DisplayName; $Property.Remove('DisplayName') }
    $Property.Remove('Group')
    NetSecurity\\Set-NetFirewallRule @Property
}
function Script {
    param([string]$Id, [hashtable]$Property)
    if (($Property.Keys | Sort-Object) -join ' ' -ne 'GetScript SetScript TestScript') { throw "$($Property.Keys)" }
    # Compiled into text, and run without anything of the configuration.
    $run = @{}
    foreach ($name in $Property.Keys) { $run[$name] = [scriptblock]::Create([string]$Property[$name]) }
    if ((& $run.GetScript).Result -isnot [string]) { throw "$Id gets no text" }
    if (-not (& $run.TestScript)) { & $run.SetScript; if (-not (& $run.TestScript)) { throw "$Id did not do it" } }
}
`;

/**
 * The configuration as a script that calls the function above. PowerShell reads the keyword
 * \`Configuration\` only where DSC is installed. The body of a resource has the syntax of a hash table,
 * and everything else is a command with a script block, so only these two places differ.
 */
function asScript(configuration: string): string {
  const name = /^Configuration (\w+) \{\r$/m.exec(configuration)?.[1];
  if (name === undefined) throw new Error('there is no configuration');
  const callable = configuration
    .replace(/^Configuration /m, 'function ')
    .replaceAll(/^( {8}(?:Firewall|Script) 'Step\d+') \{\r$/gm, '$1 @{\r');
  return `${resource}\r\n${callable}\r\n${name}\r\n`;
}

describe.runIf(engine?.isStandIn)('the DSC configuration', { timeout: 120_000 }, () => {
  let host: WriterHost;
  beforeEach(() => {
    if (!engine) throw new Error('no engine');
    host = writerHost(engine);
  });
  afterEach(() => host.remove());
  const run = (way: 'apply' | 'undo') =>
    host.runFile(asScript(writeDsc(hostileFix(host.plan), way)));

  it('makes the rules that applying the plan makes, twice the same, and takes them back', async () => {
    const planned = rulesAfter(host.sample, host.plan.steps);
    expect(await run('apply')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(host.rules()).toEqual(planned);
    expect(await run('apply')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(host.rules()).toEqual(planned);
    expect(await run('undo')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(host.rules()).toEqual(rulesOfSnapshot(host.sample));
  });

  it('makes no rule of the name of one to be switched on where it is not there', async () => {
    const { epoch, rules } = host.windows.rules();
    const [first] = host.plan.steps;
    if (first?.action !== 'enable-rule') throw new Error('not the plan it was');
    const others = rules.filter(({ name }) => name !== first.name);
    host.windows.setRules({ epoch, rules: others });
    expect((await run('apply')).exitCode).not.toBe(0);
    expect(host.rules()).toEqual(sorted(others));
    // Taking back what was never there is done already.
    expect(await run('undo')).toMatchObject({ stderr: '', exitCode: 0 });
    expect(host.rules()).toEqual(sorted(others));
  });
});
