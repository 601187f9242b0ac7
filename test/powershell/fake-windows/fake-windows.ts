import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Snapshot } from '../../../core/snapshot/schema.ts';
import { isAvailable } from '../../../core/snapshot/schema.ts';
import { rulesOf, stateOf, type FakeRules } from './state.ts';

const home = import.meta.dirname;
const modules = path.join(home, 'modules');
const projectScripts = path.join(home, '../../../assets/powershell');

const rulesFile = z.object({
  epoch: z.number(),
  rules: z.array(z.object({ name: z.string(), data: z.string() })),
});

/** What goes wrong, counted over changes of the firewall in all processes since it was set. */
export interface Faults {
  /** The change that fails, from 1. */
  readonly failChange?: number;
  readonly message?: string;
  /** The change that hangs first, and for how long. */
  readonly hangChange?: number;
  /** The change that hangs once it is made. */
  readonly hangAfterChange?: number;
  readonly hangMs?: number;
  /** How long every read of rules or CIM classes takes. */
  readonly readMs?: number;
}

/** A fake Windows host, kept in a folder, that PowerShell processes see. */
export interface FakeWindows {
  readonly folder: string;
  /** For the environment of the engine; it makes the fake modules known. */
  readonly environment: Readonly<Record<string, string>>;
  /** The product's scripts with the four functions only Windows can answer replaced, for `-File`. */
  readonly scripts: string;
  /** Where results are kept: %ProgramData%\VmmFirewallCompanion of this host. */
  readonly resultFolder: string;
  /** The local rules now, in registry order. */
  rules(): FakeRules;
  /** Replaces the local rules, as another administrator would. */
  setRules(rules: FakeRules): void;
  inject(faults: Faults): void;
  /** Whether a change hangs, or has. */
  isHanging(): boolean;
}

/**
 * Makes the host of a snapshot in a folder, which is emptied first.
 * @param options.elevated whether changes are allowed; as the snapshot says by default
 */
export function makeFakeWindows(
  folder: string,
  snapshot: Snapshot,
  options: { readonly elevated?: boolean } = {},
): FakeWindows {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeJson(folder, 'state.json', { ...stateOf(snapshot), ...options });
  writeJson(folder, 'rules.json', rulesOf(snapshot));
  copyScripts(path.join(folder, 'scripts'));
  return reopenFakeWindows(folder, snapshot);
}

/** The host that `makeFakeWindows` made in a folder, as it has become since. */
export function reopenFakeWindows(folder: string, snapshot: Snapshot): FakeWindows {
  const file = (name: string) => path.join(folder, name);
  const write = (name: string, value: unknown) => writeJson(folder, name, value);
  return {
    folder,
    environment: { ...folderVariables(snapshot), ...moduleVariables(folder) },
    scripts: file('scripts'),
    resultFolder: file('ProgramData/VmmFirewallCompanion'),
    rules: () => rulesFile.parse(JSON.parse(readFileSync(file('rules.json'), 'utf8'))),
    setRules: (rules) => write('rules.json', rules),
    isHanging: () => existsSync(file('hanging.txt')),
    inject: (faults) => {
      rmSync(file('changes.txt'), { force: true });
      rmSync(file('hanging.txt'), { force: true });
      write('faults.json', {
        failChange: 0,
        message: 'A device attached to the system is not functioning.',
        hangChange: 0,
        hangAfterChange: 0,
        hangMs: 0,
        readMs: 0,
        ...faults,
      });
    },
  };
}

/** The text of a script of the product for a session, `Machine.psm1` being the fake's. */
export function fakeScript(name: string): string {
  const file = name === 'Machine.psm1' ? path.join(modules, name) : path.join(projectScripts, name);
  return readFileSync(file, 'utf8');
}

function moduleVariables(folder: string): Record<string, string> {
  const names = ['FakeWindows', 'CimCmdlets', 'NetSecurity'];
  return {
    VMM_FAKE_WINDOWS: folder,
    VMM_ENGINE_MODULES: names
      .map((name) => path.join(modules, name, `${name}.psm1`))
      .join(path.delimiter),
  };
}

const folderVariables = ({ folders }: Snapshot): Record<string, string> =>
  isAvailable(folders) ? folders : {};

const writeJson = (folder: string, name: string, value: unknown) =>
  writeFileSync(path.join(folder, name), JSON.stringify(value));

function copyScripts(target: string): void {
  mkdirSync(target);
  for (const entry of readdirSync(projectScripts, { withFileTypes: true })) {
    if (entry.isFile())
      copyFileSync(path.join(projectScripts, entry.name), path.join(target, entry.name));
  }
  copyFileSync(path.join(modules, 'Machine.psm1'), path.join(target, 'Machine.psm1'));
}
