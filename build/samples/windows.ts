/** Facts of each Windows Server the samples run on: build, string version and `PolicyVersion` (MS-FASP, appendix). */

export const windowsNames = ['2008r2', '2012r2', '2016', '2019', '2022', '2025'] as const;
export type WindowsName = (typeof windowsNames)[number];

export interface WindowsFacts {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly product: string;
  /** Version in front of every predefined rule. */
  readonly rules: string;
  /** REG_DWORD of the store: major times 256 plus minor. */
  readonly policyVersion: number;
  readonly powershell: string;
}

export const windows: Readonly<Record<WindowsName, WindowsFacts>> = {
  '2008r2': {
    major: 6,
    minor: 1,
    build: 7601,
    product: 'Windows Server 2008 R2 Enterprise',
    rules: 'v2.10',
    policyVersion: 0x20a,
    powershell: '2.0',
  },
  '2012r2': {
    major: 6,
    minor: 3,
    build: 9600,
    product: 'Windows Server 2012 R2 Datacenter',
    rules: 'v2.22',
    policyVersion: 0x216,
    powershell: '5.1.14409.1005',
  },
  '2016': {
    major: 10,
    minor: 0,
    build: 14393,
    product: 'Windows Server 2016 Datacenter',
    rules: 'v2.26',
    policyVersion: 0x21a,
    powershell: '5.1.14393.6343',
  },
  '2019': {
    major: 10,
    minor: 0,
    build: 17763,
    product: 'Windows Server 2019 Datacenter',
    rules: 'v2.29',
    policyVersion: 0x21d,
    powershell: '5.1.17763.5830',
  },
  '2022': {
    major: 10,
    minor: 0,
    build: 20348,
    product: 'Windows Server 2022 Datacenter',
    rules: 'v2.31',
    policyVersion: 0x21f,
    powershell: '5.1.20348.2700',
  },
  '2025': {
    major: 10,
    minor: 0,
    build: 26100,
    product: 'Windows Server 2025 Datacenter',
    rules: 'v2.33',
    policyVersion: 0x221,
    powershell: '5.1.26100.1',
  },
};

/** Whether `name` lies in the span a rule existed; an empty `until` means it still does. */
export function existsOn(name: WindowsName, since: string, until: string): boolean {
  const at = windowsNames.indexOf(name);
  const last = until === '' ? windowsNames.length : rank(until);
  return rank(since) <= at && at <= last;
}

function rank(name: string): number {
  const at = windowsNames.findIndex((known) => known === name);
  if (at < 0) throw new Error(`"${name}" is no Windows version of the rule table`);
  return at;
}
