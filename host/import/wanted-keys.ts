import { vmmKeys } from '../../core/vmm/vmm-registry.ts';

/**
 * Which registry keys an assessment needs. Readers leave out the rest, so that a whole SOFTWARE
 * hive or an export of the full registry costs no more than what is used of it.
 */

const isControlSet = (segment: string): boolean =>
  /^(currentcontrolset|controlset\d{3})$/.test(segment);
/** How the names of VMM's own keys begin. */
export const vmmName = 'microsoft system center virtual machine manager';
const isVmmKey = (segment: string): boolean =>
  segment === vmmName || segment.startsWith(`${vmmName} `);
const anyKey = (): boolean => true;

type Segment = string | ((segment: string) => boolean);
interface Pattern {
  readonly segments: readonly Segment[];
  /** The key with everything below it, or the key alone. */
  readonly tree: boolean;
}

const below = (prefix: readonly Segment[], path: string, tree: boolean): Pattern => ({
  segments: [...prefix, ...(path === '' ? [] : path.split('\\'))],
  tree,
});

/** Rules, settings per profile and the root's own values; hardening and isolation stay outside. */
const firewallStore = (prefix: readonly Segment[], root: string): Pattern[] => [
  below(prefix, root, false),
  below(prefix, `${root}\\firewallrules`, false),
  ...['domainprofile', 'privateprofile', 'publicprofile', 'standardprofile'].map((profile) =>
    below(prefix, `${root}\\${profile}`, true),
  ),
];

const controlSet: readonly Segment[] = ['system', isControlSet];

/** A key of ours by its path as it is on a running Windows. */
function keyAlone(path: string): Pattern {
  const [root = '', set = '', ...rest] = path.toLowerCase().split('\\');
  const prefix = set === 'currentcontrolset' ? controlSet : [root, set];
  return { segments: [...prefix, ...rest], tree: false };
}

const patterns: readonly Pattern[] = [
  below(['system'], 'select', false),
  ...firewallStore(controlSet, 'services\\sharedaccess\\parameters\\firewallpolicy'),
  { segments: [...controlSet, 'services', anyKey], tree: false },
  below(controlSet, 'services\\tcpip\\parameters', false),
  below(controlSet, 'control\\computername\\computername', false),
  ...firewallStore(['software'], 'policies\\microsoft\\windowsfirewall'),
  below(['software'], 'policies\\vmmfirewallcompanion', true),
  below(['software'], 'microsoft\\windows nt\\currentversion', false),
  { segments: ['software', 'microsoft', isVmmKey], tree: true },
  keyAlone(vmmKeys.updateServices),
  keyAlone(vmmKeys.remoteDesktop),
];

const fits = (segment: Segment, name: string): boolean =>
  typeof segment === 'string' ? segment === name : segment(name);

/**
 * @param path below HKEY_LOCAL_MACHINE, in any case
 * @returns `take` the key, `pass` through it to wanted ones below, or `skip` it with all below
 */
export function interestIn(path: string): 'take' | 'pass' | 'skip' {
  const names = path.toLowerCase().split('\\');
  let interest: 'pass' | 'skip' = path === '' ? 'pass' : 'skip';
  for (const { segments, tree } of patterns) {
    const common = Math.min(segments.length, names.length);
    let same = 0;
    for (const segment of segments.slice(0, common)) {
      if (!fits(segment, names[same] ?? '')) break;
      same += 1;
    }
    if (same < common) continue;
    if (names.length === segments.length || (tree && names.length > segments.length)) return 'take';
    if (names.length < segments.length) interest = 'pass';
  }
  return interest;
}

/** For deletes, which also count when they take away wanted keys below. */
export const touchesWanted = (path: string): boolean => interestIn(path) !== 'skip';
export const isWanted = (path: string): boolean => interestIn(path) === 'take';
