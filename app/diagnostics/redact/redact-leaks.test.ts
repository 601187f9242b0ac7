import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { snapshot, type Snapshot } from '../../../core/snapshot/schema.ts';
import { sampleIds } from '../../samples.ts';
import { publicNames } from './public-names.ts';
import { redactionFor, redactSnapshot } from './redact-snapshot.ts';
import { redactText } from './text.ts';

const known = publicNames();
const sample = (id: string) =>
  snapshot.parse(JSON.parse(readFileSync(`assets/samples/${id}.json`, 'utf8')));

function redacted(original: Snapshot, secret = 'a secret') {
  const redaction = redactionFor(original, secret, known);
  return { redaction, snapshot: snapshot.parse(redactSnapshot(original, redaction, known)) };
}

describe('what tells whose a snapshot is', () => {
  const secrets = [
    'SRV-GEHEIM',
    'geheim.example.org',
    'anna.muster',
    'fileserver77',
    'Projekt Adler',
    '203.0.113.77',
    '2001:db8:77::77',
    'S-1-5-21-111222333-444555666-777888999-1234',
    'hunter2',
  ];
  const [computer, domain, user, server, project, v4, v6, sid, password] = secrets as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const rule = [
    'v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=8100',
    `App=C:\\Users\\${user}\\AppData\\${computer}\\x.exe|Svc=GEHEIM$1`,
    `RA4=${v4}|RA6=${v6}|LUAuth=O:LSD:(A;;CC;;;${sid})|IF={11111111-2222-3333-4444-555555555555}`,
    `RMAuth=O:LSD:(A;;CC;;;${sid})|Name=${project}|Desc=${project} of ${user}|EmbedCtxt=${project}`,
    `NewKey=${computer}.${domain} ${sid}|and ${v4}|`,
  ].join('|');
  const base = sample('hardened-management-server-2022');
  const vmm = 'SOFTWARE\\Microsoft\\Microsoft System Center Virtual Machine Manager Server';
  const text = (name: string, data: string) => ({ name, type: 'REG_SZ' as const, data });
  const planted: Snapshot = {
    ...base,
    host: { name: computer, domain },
    network: [
      {
        id: '{11111111-2222-3333-4444-555555555555}',
        alias: project,
        profile: 'domain',
        addresses: [
          { address: v4, prefixLength: 24 },
          { address: v6, prefixLength: 64 },
        ],
        gateways: [v4],
        dnsServers: [v6],
        dhcpServers: [v4],
        winsServers: [v4],
      },
    ],
    firewall: {
      ...base.firewall,
      local: {
        assumedEmpty: `${computer} was not asked`,
        keys: [
          {
            path: 'FirewallRules',
            values: [
              text(project, rule),
              text(`TCP Query User{1}C:\\Users\\${user}\\x.exe`, rule),
              { name: `multi ${project}`, type: 'REG_MULTI_SZ', data: [project] },
              { name: 'expand', type: 'REG_EXPAND_SZ', data: rule },
            ],
          },
          {
            path: 'DomainProfile\\AuthorizedApplications\\List',
            values: [text(`C:\\Users\\${user}\\x.exe`, `C:\\Users\\${user}:*:Enabled:${project}`)],
          },
          { path: 'DomainProfile\\Logging', values: [text('LogFilePath', `\\\\${server}\\log`)] },
        ],
      },
    },
    vmm: [
      {
        path: `${vmm}\\Settings\\Sql`,
        values: [
          text(
            'ConnectionString',
            `Server=tcp:${server}\\GEHEIM,1500;User ID=${user};pwd=${password}`,
          ),
          text('MachineFQDN', `${server}.${domain}`),
          text('MachineName', server),
          text('InstanceName', 'GEHEIM'),
        ],
      },
      {
        path: `${vmm}\\Setup`,
        values: [
          text('ProductVersion', `10.22.1711.0 ${computer}`),
          text('VmmServiceAccount', `GEHEIM\\${user}`),
          text('Company', project),
        ],
      },
      { path: `${vmm}\\Settings\\Library`, values: [text('LibraryShareName', project)] },
      { path: `SOFTWARE\\${project}`, values: [text(project, project)] },
    ],
    services: [
      {
        name: 'MSSQL$GEHEIM',
        displayName: project,
        path: `"\\\\${server}\\bin\\sqlservr.exe" -s${user} -d ${computer}`,
        state: 'running',
      },
    ],
    listeners: [
      { protocol: 'tcp', address: v4, port: 1, processId: 9, path: `C:\\Users\\${user}\\x.exe` },
      { protocol: 'tcp', address: `[${v6}]`, port: 1, processId: 9, process: user },
    ],
    folders: { SystemRoot: 'C:\\Windows', TEMP: `C:\\Users\\${user}\\Temp` },
    features: { unavailable: `GEHEIM\\${user} may not read ${computer}.${domain} at ${v4}` },
    appPolicy: [{ path: '', values: [text('Peers', v4), text('Who', user)] }],
    secondOpinion: {
      PersistentStore: {
        rules: [
          { InstanceID: project, DisplayName: project, RuleGroup: { value: [project], Count: 1 } },
        ],
        addresses: [{ InstanceID: project, RemoteAddress: [v4, `${v6}/64`], LocalAddress: 'Any' }],
        applications: [{ Program: `C:\\Users\\${user}\\x.exe`, Package: sid }],
        interfaces: [{ InterfaceAlias: project }],
      },
      RSOP: { unavailable: `${computer} did not answer` },
    },
  };

  it('is nowhere in the redacted one', () => {
    const whole = JSON.stringify(planted).toLowerCase();
    for (const secret of secrets) expect(whole).toContain(secret.toLowerCase());
    const after = JSON.stringify(redacted(planted).snapshot).toLowerCase();
    for (const secret of [...secrets, 'geheim', 'adler', 'muster', '111222333'])
      if (after.includes(secret.toLowerCase())) throw new Error(`${secret} is still there`);
  });

  it('is replaced by the same everywhere, and what means something on every Windows stays', () => {
    const { snapshot: after, redaction } = redacted(planted);
    const all = JSON.stringify(after);
    const name = 'host' in after && 'name' in after.host ? after.host.name : '';
    expect(all).toContain(`"features":{"unavailable":"${redaction.names.in('GEHEIM')}`);
    expect(all.split(name).length).toBeGreaterThan(4);
    expect(all).toContain('MSSQL$');
    expect(all).toContain('sqlservr.exe');
    expect(all).toContain('10.22.1711.0');
    expect(all).toContain(',1500"');
    expect(redactText(redaction, 'S-1-5-18 S-1-5-32-544 NT AUTHORITY\\SYSTEM S-1-15-2-1')).toBe(
      'S-1-5-18 S-1-5-32-544 NT AUTHORITY\\SYSTEM S-1-15-2-1',
    );
    expect(redactText(redaction, `${sid} ${sid.slice(0, -4)}500`)).toMatch(
      /^(S-1-5-21-\d+-\d+-\d+)-\d+ \1-500$/,
    );
  });

  it.each(sampleIds)('is nowhere in the redacted sample %s', (id) => {
    const original = sample(id);
    const after = JSON.stringify(redacted(original).snapshot);
    expect(/contoso|svc-vmm/i.exec(after)).toBeNull();
    const name = 'name' in original.host ? original.host.name : 'none';
    expect(after.indexOf(`"${name}"`)).toBe(-1);
  });
});
