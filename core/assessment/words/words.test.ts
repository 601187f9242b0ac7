import { describe, expect, it } from 'vitest';
import type { Dependency, OpenCondition } from '../../firewall/decision/dependency.ts';
import type { FaultCode } from '../../vmm/fault.ts';
import type { FaultSummary, Summary } from '../model.ts';
import type { Reason } from '../reason.ts';
import { english } from './english.ts';
import { german } from './german.ts';

const summary = (needed: number, failing: number, unknown: number, excepted = 0): Summary => ({
  counts: {},
  needed,
  failing,
  unknown,
  excepted,
  review: 0,
  faults: 0,
  outcome: 'action-needed',
});

const rule = { store: 'local', id: 'r' } as const;
const open = (condition: OpenCondition): Dependency => ({
  kind: 'rule',
  rule,
  conditions: [condition],
});

describe('the words of both languages', () => {
  it.each<[Dependency, string, string]>([
    [
      open({ kind: 'process', names: ['C:\\a.exe', 'svc'], programKnown: true }),
      'local rule r: it holds for C:\\a.exe, svc only and the program or service is not known well enough',
      'lokale Regel r: sie gilt nur für C:\\a.exe, svc, und Programm oder Dienst sind nicht genau genug bekannt',
    ],
    [
      open({ kind: 'port', side: 'local', words: ['Teredo'] }),
      'local rule r: which ports Teredo stands for is not known',
      'lokale Regel r: für welche Ports Teredo steht, ist nicht bekannt',
    ],
    [
      open({ kind: 'address', words: [] }),
      'local rule r: the address is not known',
      'lokale Regel r: die Adresse ist nicht bekannt',
    ],
    [
      { kind: 'rule', rule, conditions: [{ kind: 'icmp' }, { kind: 'newer-version', minor: 40 }] },
      'local rule r: the ICMP type or code is not known, and version 2.40 is newer than this Windows understands',
      'lokale Regel r: ICMP-Typ oder -Code sind nicht bekannt, und Version 2.40 ist neuer, als dieses Windows sie versteht',
    ],
    [
      { kind: 'ipsec', rule },
      'local rule r demands IPsec for this traffic',
      'lokale Regel r verlangt IPsec für diesen Verkehr',
    ],
    [
      { kind: 'unreadable', store: 'group-policy', reason: 'access denied' },
      'the group-policy rules could not be read: access denied',
      'die Gruppenrichtlinien-Regeln konnten nicht gelesen werden: access denied',
    ],
    [
      { kind: 'service-not-running' },
      'the Windows Firewall service (MpsSvc) is not running, and no rule says what gets through without it: start it first',
      'der Dienst der Windows-Firewall (MpsSvc) läuft nicht, und was ohne ihn durchkommt, sagt keine Regel: zuerst starten',
    ],
    [
      { kind: 'more-rules', count: 1 },
      'and 1 more rule that may match',
      'und 1 weitere Regel, die zutreffen kann',
    ],
  ])('say what %j depends on', (dependency, inEnglish, inGerman) => {
    expect(english.dependency(dependency)).toBe(inEnglish);
    expect(german.dependency(dependency)).toBe(inGerman);
  });

  it('say the same first sentence', () => {
    expect(english.headline(summary(14, 3, 0), true)).toBe(
      '3 of 14 required flows are closed on this server.',
    );
    expect(german.headline(summary(14, 3, 0), true)).toBe(
      '3 von 14 nötigen Verbindungen sind auf diesem Server geschlossen.',
    );
    expect(german.headline(summary(14, 3, 2), true)).toBe(
      '1 von 14 nötigen Verbindungen ist auf diesem Server geschlossen, 2 sind nicht feststellbar.',
    );
    expect(german.headline(summary(9, 9, 9), true)).toBe(
      'Von 9 nötigen Verbindungen sind 9 auf diesem Server nicht feststellbar.',
    );
    expect(german.headline(summary(9, 0, 0), true)).toContain('offen');
    expect(german.headline(summary(0, 0, 0), false)).toContain('keine VMM-Rolle');
  });

  it('never call open what is excepted', () => {
    const said = (failing: number, unknown: number, excepted: number) =>
      [english, german].map(({ headline }) =>
        headline(summary(14, failing, unknown, excepted), true),
      );
    expect(said(0, 0, 2)).toEqual([
      'Of 14 required flows, 2 are excepted on this server; everything else VMM needs is open.',
      'Von 14 nötigen Verbindungen sind 2 auf diesem Server ausgenommen; alles andere, was VMM braucht, ist offen.',
    ]);
    expect(said(3, 0, 1)).toEqual([
      '3 of 14 required flows are closed on this server. 1 more is excepted.',
      '3 von 14 nötigen Verbindungen sind auf diesem Server geschlossen. 1 weitere ist ausgenommen.',
    ]);
    expect(said(2, 2, 2)).toEqual([
      'Of 14 required flows, 2 cannot be told on this server. 2 more are excepted.',
      'Von 14 nötigen Verbindungen sind 2 auf diesem Server nicht feststellbar. 2 weitere sind ausgenommen.',
    ]);
  });

  it('give every verdict the same shape', () => {
    const shapes = ({ verdicts }: typeof english) =>
      Object.entries(verdicts).map(([verdict, { shape }]) => [verdict, shape]);
    expect(shapes(german)).toEqual(shapes(english));
  });

  it('name rules, ports and addresses in a reason', () => {
    const reason: Reason = {
      code: 'allowed-by-rules',
      rules: [{ store: 'local', id: 'R1', name: 'VMM agent' }],
      scope: { direction: 'in', ports: ['443'], remote: ['10.0.0.0/8'] },
    };
    expect(german.reason(reason)).toBe(
      'Erlaubt nur auf Port 443 von 10.0.0.0/8 durch „VMM agent“ (lokale Regel R1).',
    );
    expect(english.reason(reason)).toBe(
      'Allowed on port 443 from 10.0.0.0/8 only by "VMM agent" (local rule R1).',
    );
  });

  it.each<[FaultCode, FaultSummary['params'], string]>([
    [
      'nothing-listens',
      {
        ports: '80, 443',
        needed: 'one',
        protocol: 'TCP',
        program: 'System',
        services: '',
        owner: 'das Gerät',
      },
      'Auf TCP 80 oder 443 lauscht nichts, dort sollte das Gerät lauschen: starten oder prüfen, welcher Port eingestellt ist.',
    ],
    [
      'nothing-listens',
      {
        ports: '67, 69',
        needed: 'each',
        protocol: 'UDP',
        program: 'System',
        services: '',
        owner: '',
      },
      'Auf UDP 67, 69 lauscht nichts, dort sollte der Kernel lauschen: starten oder prüfen, welcher Port eingestellt ist.',
    ],
    [
      'other-process-listens',
      {
        ports: '135',
        needed: 'each',
        protocol: 'TCP',
        program: 'svchost.exe',
        services: 'RpcEptMapper, RpcSs',
        owner: '',
        process: '',
      },
      'Ein anderer Prozess lauscht auf TCP 135, wo svchost.exe (Dienst RpcEptMapper und RpcSs) lauschen sollte: VMM kann den Port nicht benutzen. Einen der beiden auf einen anderen Port legen.',
    ],
    [
      'port-wrong-type',
      { path: 'X', type: 'REG_SZ', data: '', usual: 8100 },
      'X ist ein REG_SZ mit leerem Text, VMM liest aber einen REG_DWORD: was diesen Port benutzt, kann sich nicht verbinden. Durch einen REG_DWORD mit dem Port ersetzen (üblich ist 8100).',
    ],
    [
      'sql-port-invalid',
      { path: 'X', found: '1433a', usual: 1433 },
      'X nennt den Port "1433a", und das ist kein Port. Auf den Port setzen, der dem Setup genannt wurde (üblich ist 1433).',
    ],
    [
      'sql-port-not-fixed',
      { instance: 'VMM', machine: '' },
      'Die Datenbank liegt in der benannten Instanz VMM von einem anderen Computer ohne Port; SQL Server kann also bei jedem Start einen anderen wählen. Der Instanz einen festen Port geben und ihn sowie UDP 1434 durch die Firewalls dazwischen lassen.',
    ],
  ])('say a fault of kind %s in German, nothing of it in English', (code, params, said) => {
    const rest = {
      id: code,
      severity: 'error',
      text: 'in English',
      evidence: [],
      sources: [],
      flows: [],
    } as const;
    expect(german.fault({ ...rest, code, params })).toBe(said);
  });

  it('say in German what hints at a role or a feature, and which parts were not read', () => {
    const why = ['Dienst X', 'Dienst Y'];
    expect(german.note({ code: 'hint', of: 'role', id: 'file-server', why })).toBe(
      'Vielleicht hat dieser Server die Rolle „Dateiserver“: Dienst X; Dienst Y.',
    );
    expect(german.note({ code: 'hint', of: 'feature', id: 'remote-sql', why })).toBe(
      'Vielleicht wird „Datenbank auf anderem Server“ benutzt: Dienst X; Dienst Y.',
    );
    expect(german.note({ code: 'part-unavailable', part: 'network', detail: 'Weg.' })).toBe(
      'Nicht bekannt: Netzwerk (Weg).',
    );
    expect(german.note({ code: 'newer-than-known', version: '11.1', release: '2025' })).toBe(
      'Version 11.1 gehört nicht zu den bekannten; beurteilt als VMM 2025.',
    );
    expect(english.note({ code: 'newer-than-known', version: '11.1', release: '2025' })).toBe(
      'Version 11.1 is not among the known ones; judged as VMM 2025.',
    );
  });

  it.each([
    ['rule', 'there', 'not there', 'die Regel ist da in der Registrierung und nicht da für'],
    ['active', 'true', 'false', 'eingeschaltet ist ja in der Registrierung und nein für'],
    ['profiles', 'domain, public', 'any', 'ihr Profil ist Domäne, Öffentlich in der'],
    [
      'localPorts',
      '80, rpc',
      'any',
      'ihr lokaler Port ist 80, rpc in der Registrierung und beliebig',
    ],
    ['newer', 'a', 'b', 'newer ist a in der Registrierung und b für'],
  ])('say in German that %s is disputed', (field, registry, netSecurity, said) => {
    const named = { ...rule, name: 'R' };
    const reason = { code: 'second-opinion', rule: named, field, registry, netSecurity } as const;
    expect(german.reason(reason)).toContain(said);
  });

  it('keep the values of a fault', () => {
    const fault: FaultSummary = {
      id: 'bits-ports-differ',
      code: 'bits-ports-differ',
      params: { server: 443, agent: 8443 },
      severity: 'error',
      text: 'in English',
      evidence: [],
      sources: [],
      flows: [],
    };
    expect(german.fault(fault)).toMatch(/443.*8443/);
    expect(german.fault({ ...fault, params: {} })).toContain('Port ?');
    expect(english.fault(fault)).toBe('in English');
  });
});
