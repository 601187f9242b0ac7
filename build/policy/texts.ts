import type { PolicySetting } from './shapes.ts';

export interface PolicyText {
  /** As the editor of group policies lists it. */
  readonly title: string;
  /** What it does beyond that. */
  readonly explain: string;
}

export interface PolicyTexts {
  readonly product: string;
  readonly supported: string;
  readonly settings: Readonly<Record<PolicySetting, PolicyText>>;
  /** What words of choices mean; a word that is not here says it itself. */
  readonly words: Readonly<Record<string, string>>;
  /** Stands before the list of words that a value may hold. */
  readonly possible: string;
  /** Ends the explanation of what has a value. */
  readonly otherwise: string;
  /** Ends that of what is on or off. */
  readonly otherwiseOfSwitch: string;
}

/** English has the words of docs/policy.md too: what a setting sets. */
interface EnglishTexts extends PolicyTexts {
  readonly settings: Readonly<Record<PolicySetting, PolicyText & { readonly what: string }>>;
}

export const english: EnglishTexts = {
  product: 'VMM Firewall Companion',
  supported: 'VMM Firewall Companion 0.1 or later',
  possible: 'Possible are:',
  otherwise:
    'While this is enabled the setting is locked and shown with its place in the registry. When it is disabled or not configured everybody chooses for themselves. A value that cannot be used locks nothing and is told in Settings.',
  otherwiseOfSwitch:
    'Enabled is on and Disabled is off; either locks the setting, which is shown with its place in the registry. When it is not configured everybody chooses for themselves.',
  words: {
    system: 'As Windows',
    light: 'Light',
    dark: 'Dark',
    en: 'English',
    de: 'German',
  },
  settings: {
    checkIntervalMinutes: {
      title: 'Minutes between two looks',
      what: 'minutes between two looks',
      explain:
        'How often the program looks whether the firewall was changed. A look reads a few counters; only when they moved are the rules read again.',
    },
    theme: {
      title: 'Colours',
      what: 'the colours of the window',
      explain: 'High contrast follows Windows whatever is set here.',
    },
    language: {
      title: 'Language',
      what: 'the language of window and tray',
      explain: 'Texts that come from Windows stay in the language of Windows.',
    },
    notifications: {
      title: 'Notify when something gets worse',
      what: 'notify when something gets worse',
      explain: 'One notice when a flow that was open is closed, none for what stays as it is.',
    },
    startAtLogin: {
      title: 'Start when a user logs on',
      what: 'start when a user logs on, with the icon only',
      explain: 'The icon shows the state; the window stays closed until it is asked for.',
    },
    release: {
      title: 'VMM release',
      what: 'the VMM release instead of the detected one',
      explain: 'Decides which flows are needed.',
    },
    roles: {
      title: 'Roles of the server',
      what: 'the roles of this server instead of the detected ones',
      explain: 'Decides which ends of the flows this server is. One role a line.',
    },
    features: {
      title: 'VMM features in use',
      what: 'features of VMM in use, in addition to those detected',
      explain: 'Flows of a feature count only where it is in use. One feature a line.',
    },
    peers: {
      title: 'Addresses of other servers',
      what: 'addresses of the other servers, by role',
      explain:
        'Flows are judged for these addresses, ranges or prefixes only. A line is a role, an equals sign and addresses with commas between them, as in hyperv-host=10.0.5.7, 10.0.6.0/24.',
    },
    exceptions: {
      title: 'Exceptions',
      what: 'flows that are left closed on purpose',
      explain:
        'Flows that may stay closed, with who decided so, why and until when. A line is an entry of an exceptions file as JSON, as in {"flow":"vmconnect-hyperv","host":"HV*","reason":"No consoles here","who":"Ops","expires":"2027-01-31"}.',
    },
  },
};
