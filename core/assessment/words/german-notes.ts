import { featureNames, roleNames } from '../../vmm/names/german-names.ts';
import type { Note } from '../model.ts';
import { clause } from './clause.ts';
import { listed, one, profiles } from './german-phrases.ts';

/** Parts of a host that may not have been read. */
const parts: Readonly<Record<string, string>> = {
  local: 'lokale Regeln und Einstellungen',
  'group-policy': 'Regeln und Einstellungen der Gruppenrichtlinie',
  network: 'Netzwerk',
  vmm: 'VMM-Einstellungen',
  services: 'Dienste',
  listeners: 'wer lauscht',
  windows: 'Windows-Version',
  dynamicPorts: 'dynamische Ports',
  folders: 'Ordner',
};

/** An assessment that came as a file may name what this program does not know. */
const nameOf = (names: Readonly<Record<string, string>>, id: string): string =>
  Object.hasOwn(names, id) ? (names[id] ?? id) : id;

const texts: { readonly [C in Note['code']]: (note: Extract<Note, { code: C }>) => string } = {
  'store-assumed-empty': (note) =>
    `Beurteilt, als gäbe es keine ${note.store === 'local' ? 'lokalen' : 'Gruppenrichtlinien-'} Regeln und Einstellungen: ${clause(note.detail)}.`,
  'part-unavailable': (note) =>
    `Nicht bekannt: ${nameOf(parts, note.part)} (${clause(note.detail)}).`,
  'profile-assumed': () =>
    'Beurteilt für das Profil Domäne, weil die Eingabe nicht sagt, welche Profile aktiv sind.',
  'newer-than-known': ({ version, release }) =>
    `Version ${version} gehört nicht zu den bekannten; beurteilt als VMM ${release}.`,
  hint: ({ of, id, why }) =>
    of === 'role'
      ? `Vielleicht hat dieser Server die Rolle „${nameOf(roleNames, id)}“: ${why.join('; ')}.`
      : `Vielleicht wird „${nameOf(featureNames, id)}“ benutzt: ${why.join('; ')}.`,
  'malformed-rules': ({ count }) =>
    `${count} ${one(count, 'aktive Regel ist', 'aktive Regeln sind')} fehlerhaft und ${one(count, 'gilt', 'gelten')} nicht.`,
  'uncertain-rules': ({ count }) =>
    `${count} ${one(count, 'aktive Regel wird', 'aktive Regeln werden')} nicht ganz verstanden.`,
  'no-second-opinion': ({ of, detail }) =>
    `NetSecurity gab keine zweite Meinung${of === null ? '' : of === 'settings' ? ' zu den Einstellungen' : ` zu den ${of === 'local' ? 'lokalen' : 'Gruppenrichtlinien-'} Regeln`}: ${detail}`,
  'disputed-rules': ({ count }) =>
    `Registrierung und NetSecurity widersprechen sich über ${count} ${one(count, 'Regel', 'Regeln')}; Verbindungen, die das betreffen kann, sind nicht feststellbar.`,
  'disputed-settings': (note) =>
    `Registrierung und NetSecurity widersprechen sich über Einstellungen des Profils ${listed(note.profiles.map((profile) => profiles[profile]))}; seine Verbindungen sind nicht feststellbar.`,
  'not-evaluated': () =>
    'Außerhalb dieser Antwort: Diensthärtung, App-Isolation, Verbindungssicherheitsregeln (IPsec), Filter anderer Produkte, der Hyper-V-Switch, Regeln aus der Geräteverwaltung und alles zwischen den Hosts.',
};

/** One sentence for one note. */
export function noteInGerman(note: Note): string {
  // Each entry of the table takes exactly the note of its own code.
  const describe = texts[note.code] as (note: Note) => string;
  return describe(note);
}
