import type { Assessment, FlowAssessment } from '../../core/assessment/model.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** The few texts that the desktop shows outside the window, by language. */
export interface ShellTexts {
  readonly name: string;
  readonly open: string;
  readonly checkNow: string;
  readonly fixAll: string;
  readonly saveSummary: string;
  readonly startAtLogin: string;
  readonly quit: string;
  readonly checking: string;
  readonly notRead: string;
  readonly chooseFirst: string;
  readonly noRole: string;
  readonly allOpen: string;
  /** Nothing fails, thanks to exceptions. */
  readonly allOther: (excepted: number) => string;
  readonly alsoExcepted: (excepted: number) => string;
  readonly closed: (failing: number, needed: number) => string;
  readonly cannotTell: (unknown: number, needed: number) => string;
  readonly worse: (flows: readonly FlowAssessment[]) => Notice;
  readonly expired: (flows: readonly FlowAssessment[]) => Notice;
  readonly quitDuringChange: { question: string; detail: string; quit: string; wait: string };
}

const english: ShellTexts = {
  name: 'VMM Firewall Companion',
  open: 'Open',
  checkNow: 'Check now',
  fixAll: 'Fix all...',
  saveSummary: 'Save summary...',
  startAtLogin: 'Start at login',
  quit: 'Quit',
  checking: 'Checking this server',
  notRead: 'This server could not be read',
  chooseFirst: 'Release or roles must be chosen first',
  noRole: 'No VMM role was found',
  allOpen: 'Everything VMM needs is open',
  allOther: (excepted) =>
    `Everything VMM needs is open but ${excepted} excepted ${excepted === 1 ? 'flow' : 'flows'}`,
  alsoExcepted: (excepted) => `, ${excepted} excepted`,
  closed: (failing, needed) =>
    `${failing} of ${needed} required ${needed === 1 ? 'flow' : 'flows'} ${failing === 1 ? 'is' : 'are'} closed`,
  cannotTell: (unknown, needed) => `${unknown} of ${needed} required flows cannot be told`,
  worse: (flows) => ({
    title:
      flows.length === 1
        ? 'A flow that VMM needs was closed'
        : `${flows.length} flows that VMM needs were closed`,
    body: bodyOf(flows, 'and more'),
  }),
  expired: (flows) => ({
    title:
      flows.length === 1
        ? 'An exception has ended: its flow counts again'
        : `Exceptions have ended: ${flows.length} flows count again`,
    body: bodyOf(flows, 'and more'),
  }),
  quitDuringChange: {
    question: 'The firewall is being changed.',
    detail: 'The change goes on without this program, but its result is not checked.',
    quit: 'Quit anyway',
    wait: 'Keep running',
  },
};

const german: ShellTexts = {
  name: 'VMM Firewall Companion',
  open: 'Öffnen',
  checkNow: 'Jetzt prüfen',
  fixAll: 'Alles beheben...',
  saveSummary: 'Zusammenfassung speichern...',
  startAtLogin: 'Bei der Anmeldung starten',
  quit: 'Beenden',
  checking: 'Dieser Server wird geprüft',
  notRead: 'Dieser Server konnte nicht gelesen werden',
  chooseFirst: 'Zuerst Version oder Rollen wählen',
  noRole: 'Keine VMM-Rolle gefunden',
  allOpen: 'Alles, was VMM braucht, ist offen',
  allOther: (excepted) =>
    `Alles, was VMM braucht, ist offen bis auf ${excepted} ausgenommene ${excepted === 1 ? 'Verbindung' : 'Verbindungen'}`,
  alsoExcepted: (excepted) => `, ${excepted} ausgenommen`,
  closed: (failing, needed) =>
    `${failing} von ${needed} nötigen Verbindungen ${failing === 1 ? 'ist' : 'sind'} geschlossen`,
  cannotTell: (unknown, needed) =>
    `${unknown} von ${needed} nötigen Verbindungen sind nicht zu beurteilen`,
  worse: (flows) => ({
    title:
      flows.length === 1
        ? 'Eine Verbindung, die VMM braucht, wurde geschlossen'
        : `${flows.length} Verbindungen, die VMM braucht, wurden geschlossen`,
    body: bodyOf(flows, 'und weitere'),
  }),
  expired: (flows) => ({
    title:
      flows.length === 1
        ? 'Eine Ausnahme ist abgelaufen: ihre Verbindung zählt wieder'
        : `Ausnahmen sind abgelaufen: ${flows.length} Verbindungen zählen wieder`,
    body: bodyOf(flows, 'und weitere'),
  }),
  quitDuringChange: {
    question: 'Die Firewall wird gerade geändert.',
    detail: 'Die Änderung läuft ohne dieses Programm weiter, ihr Ergebnis wird aber nicht geprüft.',
    quit: 'Trotzdem beenden',
    wait: 'Weiterlaufen lassen',
  },
};

/** The flow by its port and what breaks; the name comes from the catalogue. */
function bodyOf(flows: readonly FlowAssessment[], more: string): string {
  const lines = flows
    .slice(0, 2)
    .map(({ purpose, protocol, ports }) => `${purpose} (${protocol.toUpperCase()} ${ports})`);
  return [...lines, ...(flows.length > 2 ? [more] : [])].join('\n');
}

/** @param language a setting; `system` takes the locale of Windows, such as `de-AT` */
export function shellTexts(language: 'system' | 'en' | 'de', locale: string): ShellTexts {
  const wanted = language === 'system' ? locale.slice(0, 2).toLowerCase() : language;
  return wanted === 'de' ? german : english;
}

/** The sentence of the tray for a judged host. */
export function sentenceOf({ roles, summary }: Assessment, texts: ShellTexts): string {
  const { needed, failing, unknown, excepted } = summary;
  if (roles.length === 0) return texts.noRole;
  if (failing === 0) return excepted === 0 ? texts.allOpen : texts.allOther(excepted);
  const said =
    unknown === failing
      ? texts.cannotTell(unknown, needed)
      : texts.closed(failing - unknown, needed);
  return excepted === 0 ? said : `${said}${texts.alsoExcepted(excepted)}`;
}
