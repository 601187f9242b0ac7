import fc from 'fast-check';

/** Questions about a policy: values its rules name, their neighbours, and any other. */
export interface Vocabulary {
  readonly ports: readonly number[];
  readonly programs: readonly string[];
  readonly services: readonly string[];
  readonly addresses: readonly string[];
  readonly interfaces: readonly string[];
}

const always = {
  ports: [0, 80, 135, 443, 5353, 49151, 49152, 65535],
  programs: ['System', 'C:\\Windows\\System32\\svchost.exe', 'C:\\nowhere\\unknown.exe'],
  services: ['RpcSs', 'Dnscache', 'nowhere'],
  addresses: [
    '10.0.0.5',
    '192.168.1.1',
    '127.0.0.1',
    '224.0.0.251',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
  ],
  interfaces: ['{0d5eb5d8-5a2f-4f53-8a3a-0d9d1c5a8d10}'],
};

const near = (port: number) => [port - 1, port, port + 1].filter((p) => p >= 0 && p <= 65535);

/** What the strings of rules name. */
export function vocabularyOf(texts: readonly string[]): Vocabulary {
  const all = texts.join('|');
  const values = (pattern: RegExp) => [
    ...new Set([...all.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  const ports = values(/[LR]Port[^=|]*=(\d+)/gi).concat(values(/[LR]Port[^=|]*=\d+-(\d+)/gi));
  const expanded = (path: string) =>
    path
      .replace(/%SystemRoot%|%windir%/gi, 'C:\\Windows')
      .replace(/%ProgramFiles%/gi, 'C:\\Program Files')
      .replace(/%[^%]+%/g, 'C:\\Elsewhere');
  return {
    ports: ports.map(Number).flatMap(near).concat(always.ports),
    programs: values(/App=([^|]+)/gi)
      .map(expanded)
      .concat(always.programs),
    services: values(/Svc=([^|]+)/gi).concat(always.services),
    addresses: values(/[LR]A[46]=([0-9a-f.:]+)/gi)
      .map((text) => text.replace(/[-/].*/, ''))
      .concat(always.addresses),
    interfaces: values(/IF=(\{[0-9a-f-]{36}\})/gi).concat(always.interfaces),
  };
}

/** Any valid or nearly valid question; every field but the first three may be absent or null. */
export function questions(words: Vocabulary): fc.Arbitrary<Record<string, unknown>> {
  const from = <T>(list: readonly T[]) => fc.constantFrom(...list);
  const maybe = <T>(one: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 5, arbitrary: one }, fc.constant(null));
  const port = fc.oneof(from(words.ports), fc.nat(65535));
  const service = fc.oneof(
    from(words.services),
    fc.uniqueArray(from(words.services), { minLength: 1, maxLength: 3 }),
  );
  return fc.record(
    {
      direction: from(['in', 'out']),
      profile: from(['domain', 'private', 'public']),
      protocol: fc.oneof(
        { weight: 6, arbitrary: from<string | number>(['tcp', 'udp', 6, 17]) },
        { weight: 1, arbitrary: from<string | number>(['icmpv4', 'icmpv6', 1, 58]) },
        { weight: 1, arbitrary: fc.nat(255) },
      ),
      localPort: maybe(port),
      remotePort: maybe(port),
      icmpType: maybe(fc.oneof(from([0, 3, 8, 128, 134]), fc.nat(255))),
      icmpCode: maybe(fc.nat(5)),
      localAddress: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, from(words.addresses)),
      remoteAddress: maybe(from(words.addresses)),
      program: maybe(from(words.programs)),
      service: maybe(service),
      interfaceType: maybe(from(['wired', 'wireless', 'remoteAccess'])),
      interface: maybe(from(words.interfaces)),
    },
    { requiredKeys: ['direction', 'profile', 'protocol'] },
  );
}
