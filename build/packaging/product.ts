import manifest from '../../package.json' with { type: 'json' };

/** What the installed product is called, in one place. */
export const product = {
  name: 'VMM Firewall Companion',
  publisher: 'The VMM Firewall Companion authors',
  version: manifest.version,
  description: manifest.description,
  licence: manifest.license,
  /** The exact version: its program is what is packed. */
  electronVersion: manifest.devDependencies.electron,
} as const;

export const programFile = `${product.name}.exe`;
export const consoleFile = 'vmm-firewall.exe';
export const installerFile = `VmmFirewallCompanion-Setup-${product.version}.exe`;
