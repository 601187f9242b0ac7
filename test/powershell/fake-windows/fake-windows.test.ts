import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { snapshot, type Snapshot } from '../../../core/snapshot/schema.ts';
import { requireEngine } from '../../powershell-engine/engine.ts';
import { runEngine } from '../../powershell-engine/run.ts';
import { makeFakeWindows, type FakeWindows } from './fake-windows.ts';

const engine = requireEngine();
const folder = mkdtempSync(path.join(os.tmpdir(), 'vmm-fake-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = (name: string): Snapshot =>
  snapshot.parse(
    JSON.parse(
      readFileSync(
        path.join(import.meta.dirname, '../../../assets/samples', `${name}.json`),
        'utf8',
      ),
    ),
  );

describe.runIf(engine?.isStandIn)('the fake Windows', () => {
  let made = 0;
  const fake = (name = 'healthy-management-server-2022', options = {}): FakeWindows =>
    makeFakeWindows(path.join(folder, String((made += 1))), sample(name), options);

  const run = async (host: FakeWindows, script: string, environment = {}) => {
    if (!engine) throw new Error('no engine');
    return runEngine(engine, ['-Command', script], { ...host.environment, ...environment });
  };
  const json = async (host: FakeWindows, script: string): Promise<unknown> => {
    const result = await run(host, `ConvertTo-Json -Compress -Depth 5 -InputObject (${script})`);
    expect(result.stderr).toBe('');
    return JSON.parse(result.stdout);
  };
  const ruleNamed = (host: FakeWindows, name: string) =>
    host.rules().rules.find((rule) => rule.name === name)?.data;

  it('is read by the collector as the snapshot it was made of', async () => {
    if (!engine) throw new Error('no engine');
    const host = fake();
    const file = path.join(folder, 'snapshot.json');
    const script = path.join(host.scripts, 'Get-VmmFirewallSnapshot.ps1');
    const result = await runEngine(engine, ['-File', script, '-Path', file], host.environment);
    expect(result).toMatchObject({ stderr: '', exitCode: 0 });
    const read = snapshot.parse(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
    const original = sample('healthy-management-server-2022');
    expect(read.firewall).toEqual(original.firewall);
    expect(read.vmm).toEqual(original.vmm);
    expect(read.services).toEqual(original.services);
    expect(read.listeners).toEqual(original.listeners);
    expect(read.host).toEqual(original.host);
    expect(read.windows).toEqual(original.windows);
  });

  it('writes a new rule as Windows does, for later processes to see', async () => {
    const host = fake();
    const script = `NetSecurity\\New-NetFirewallRule -Name 'Own-1' -DisplayName 'One' -Description 'Why' -Group 'Ours' -Direction Inbound -Action Allow -Protocol TCP -LocalPort 8100,'5000-5010',RPCEPMap -Profile Domain,Private -RemoteAddress LocalSubnet,10.1.0.0/16,fe80::/64 -Program 'C:\\a b\\x.exe' -Service svc -Enabled True | Out-Null`;
    const result = await run(host, script);
    expect(result).toEqual({ stdout: '', stderr: '', exitCode: 0 });
    expect(ruleNamed(host, 'Own-1')).toBe(
      'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Domain|Profile=Private|LPort=8100|LPort=RPC-EPMap|LPort2_10=5000-5010|RA4=LocalSubnet|RA4=10.1.0.0/255.255.0.0|RA6=LocalSubnet|RA6=fe80::/64|App=C:\\a b\\x.exe|Svc=svc|Name=One|Desc=Why|EmbedCtxt=Ours|',
    );
    expect(await json(host, "(Get-NetFirewallRule -Name 'own-1').DisplayName")).toBe('One');
  });

  it('shows filters in the shapes of 5.1', async () => {
    const host = fake();
    host.setRules({
      epoch: 1,
      rules: [
        {
          name: 'a',
          data: 'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=80|LPort2_10=90-95|Name=a|',
        },
        {
          name: 'b',
          data: 'v2.31|Action=Block|Dir=Out|Protocol=1|ICMP4=8:*|RA4=LocalSubnet|Name=b|',
        },
      ],
    });
    expect(
      await json(
        host,
        '@(Get-NetFirewallPortFilter | Select-Object InstanceID,Protocol,LocalPort,IcmpType)',
      ),
    ).toEqual([
      {
        InstanceID: 'a',
        Protocol: 'TCP',
        LocalPort: { value: ['80', '90-95'], Count: 2 },
        IcmpType: 'Any',
      },
      { InstanceID: 'b', Protocol: 'ICMPv4', LocalPort: 'RPC', IcmpType: '8' },
    ]);
    expect(
      await json(
        host,
        '@(Get-NetFirewallRule | Select-Object Name,Enabled,Direction,Action,Profiles)',
      ),
    ).toEqual([
      { Name: 'a', Enabled: 1, Direction: 1, Action: 2, Profiles: 0 },
      { Name: 'b', Enabled: 2, Direction: 2, Action: 4, Profiles: 0 },
    ]);
    expect(await json(host, '(Get-NetFirewallAddressFilter)[1].RemoteAddress')).toBe(
      'LocalSubnet4',
    );
  });

  it('turns a rule on and off again, byte for byte', async () => {
    const host = fake();
    const before = host.rules().rules;
    const name = before[0]?.name ?? '';
    await run(host, `Disable-NetFirewallRule -Name '${name}'`);
    expect(ruleNamed(host, name)).toContain('|Active=FALSE|');
    await run(host, `Enable-NetFirewallRule -Name '${name}'`);
    expect(host.rules().rules).toEqual(before);
  });

  it.each([
    [
      'an existing name',
      "New-NetFirewallRule -Name 'AllJoyn-Router-In-TCP' -DisplayName x",
      'Windows System Error 183',
    ],
    [
      'an unknown name',
      "Enable-NetFirewallRule -Name 'nobody'",
      'CmdletizationQuery_NotFound_InstanceID,Enable-NetFirewallRule',
    ],
    [
      'a port out of range',
      'New-NetFirewallRule -Name n -DisplayName x -Protocol TCP -LocalPort 70000',
      'Windows System Error 87',
    ],
    [
      'a port without protocol',
      'New-NetFirewallRule -Name n -DisplayName x -LocalPort 80',
      'Windows System Error 87',
    ],
    [
      'a pipe',
      "New-NetFirewallRule -Name n -DisplayName 'x|Action=Block'",
      'Windows System Error 87',
    ],
    [
      'an unknown word',
      'New-NetFirewallRule -Name n -DisplayName x -Direction Sideways',
      'ParameterArgumentTransformationError',
    ],
  ])('refuses %s', async (_, script, id) => {
    const host = fake();
    const before = host.rules();
    const result = await run(
      host,
      `try { ${script} -ErrorAction Stop } catch { Write-Host $_.FullyQualifiedErrorId }`,
    );
    expect(result.stdout).toContain(id);
    expect(host.rules()).toEqual(before);
  });

  it('denies changes without elevation, and allows equal display names with it', async () => {
    const denied = fake(undefined, { elevated: false });
    expect(
      (await run(denied, "Disable-NetFirewallRule -Name 'AllJoyn-Router-In-TCP'")).stderr,
    ).toContain('Access is denied');
    expect(denied.rules()).toEqual(fake().rules());
    const host = fake();
    await run(host, "1..2 | ForEach-Object { New-NetFirewallRule -DisplayName 'same' } | Out-Null");
    expect(host.rules().rules.filter(({ data }) => data.includes('|Name=same|'))).toHaveLength(2);
  });

  it('fails at the change it is told to, in whatever process', async () => {
    const host = fake();
    host.inject({ failChange: 2 });
    await run(host, 'New-NetFirewallRule -Name n1 -DisplayName x | Out-Null');
    const second = await run(
      host,
      'New-NetFirewallRule -Name n2 -DisplayName x | Out-Null; New-NetFirewallRule -Name n3 -DisplayName x | Out-Null',
    );
    expect(second.stderr).toContain('not functioning');
    expect(
      [ruleNamed(host, 'n1'), ruleNamed(host, 'n2'), ruleNamed(host, 'n3')].map(Boolean),
    ).toEqual([true, false, true]);
  });

  it('sees the error preference of its callers as the real cmdlets do', async () => {
    const script = String.raw`New-Module -Name Caller -ScriptBlock { $ErrorActionPreference = 'Stop'; function Test-It { Enable-NetFirewallRule -Name nobody; 'went on' }; function Test-Cim { Get-CimInstance -ClassName Nothing; 'went on' } } | Import-Module; Test-It 2>$null; try { Test-Cim } catch { 'stopped' }`;
    const result = await run(fake(), script);
    expect(result.stdout).toBe('went on\nstopped\n');
  });

  it('keeps rules of a GPO where only Save-NetGPO puts them', async () => {
    const host = fake();
    const before = host.rules();
    const script = String.raw`$s = Open-NetGPO -PolicyStore 'contoso.com\VMM'; New-NetFirewallRule -GPOSession $s -Name g -DisplayName g | Out-Null; Save-NetGPO -GPOSession $s; (Get-NetFirewallRule -PolicyStore 'contoso.com\VMM').Name`;
    const result = await run(host, script);
    expect(result).toMatchObject({ stdout: 'g\n', stderr: '' });
    expect(host.rules()).toEqual(before);
  });

  it('works for scripts in Constrained Language Mode', async () => {
    const result = await run(
      fake(),
      '(CimCmdlets\\Get-CimInstance -ClassName Win32_ComputerSystem).DNSHostName; New-NetFirewallRule -Name c -DisplayName c -Protocol TCP -LocalPort 80 | Out-Null; (Get-NetFirewallRule -Name c).Name',
      {
        VMM_ENGINE_LANGUAGE_MODE: 'ConstrainedLanguage',
      },
    );
    expect(result).toMatchObject({ stdout: 'VMM01\nc\n', stderr: '' });
  });
});
