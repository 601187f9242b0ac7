import type { desktop as english } from '../en/desktop.ts';

export const desktop: Record<keyof typeof english, string> = {
  'dialog.all-files': 'Alle Dateien',
  'dialog.inputs': 'Firewallrichtlinien und Abbilder',
  'notice.expired':
    'Eine Ausnahme ist abgelaufen: ihre Verbindung zählt wieder | Ausnahmen sind abgelaufen: {count} Verbindungen zählen wieder',
  'notice.more': 'und 1 weitere | und {count} weitere',
  'notice.worse':
    'Eine Verbindung, die VMM braucht, wurde geschlossen | {count} Verbindungen, die VMM braucht, wurden geschlossen',
  'quit.anyway': 'Trotzdem beenden',
  'quit.detail':
    'Die Änderung läuft ohne dieses Programm weiter, ihr Ergebnis wird aber nicht geprüft.',
  'quit.question': 'Die Firewall wird gerade geändert.',
  'quit.wait': 'Weiterlaufen lassen',
  'tray.all-but':
    'Alles, was VMM braucht, ist offen bis auf 1 ausgenommene Verbindung | Alles, was VMM braucht, ist offen bis auf {count} ausgenommene Verbindungen',
  'tray.all-open': 'Alles, was VMM braucht, ist offen',
  'tray.cannot-tell':
    '1 von {needed} nötigen Verbindungen ist nicht zu beurteilen | {count} von {needed} nötigen Verbindungen sind nicht zu beurteilen',
  'tray.cannot-tell-only': 'Die eine nötige Verbindung ist nicht zu beurteilen',
  'tray.checking': 'Dieser Server wird geprüft',
  'tray.choose-first': 'Zuerst Version oder Rollen wählen',
  'tray.closed':
    '1 von {needed} nötigen Verbindungen ist geschlossen | {count} von {needed} nötigen Verbindungen sind geschlossen',
  'tray.closed-only': 'Die eine nötige Verbindung ist geschlossen',
  'tray.elsewhere': '{host} ist geöffnet, dieser Server wird so lange nicht überwacht',
  'tray.excepted': '{count} ausgenommen',
  'tray.fix-all': 'Alles beheben...',
  'tray.no-role': 'Keine VMM-Rolle gefunden',
  'tray.not-read': 'Dieser Server konnte nicht gelesen werden',
  'tray.not-yet': 'Dieser Server wurde noch nicht gelesen',
  'tray.open': 'Öffnen',
  'tray.quit': 'Beenden',
};
