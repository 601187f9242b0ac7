import type { PolicyTexts } from './texts.ts';

export const german: PolicyTexts = {
  product: 'VMM Firewall Companion',
  supported: 'VMM Firewall Companion 0.1 oder neuer',
  possible: 'Möglich sind:',
  otherwise:
    'Solange dies aktiviert ist, ist die Einstellung gesperrt und wird mit ihrem Ort in der Registrierung gezeigt. Ist es deaktiviert oder nicht konfiguriert, wählt jeder selbst. Ein Wert, der sich nicht verwenden lässt, sperrt nichts und steht in den Einstellungen.',
  otherwiseOfSwitch:
    'Aktiviert heißt ein, deaktiviert heißt aus; beides sperrt die Einstellung, und sie wird mit ihrem Ort in der Registrierung gezeigt. Ist es nicht konfiguriert, wählt jeder selbst.',
  words: {
    system: 'Wie Windows',
    light: 'Hell',
    dark: 'Dunkel',
    en: 'Englisch',
    de: 'Deutsch',
  },
  settings: {
    checkIntervalMinutes: {
      title: 'Minuten zwischen zwei Blicken',
      explain:
        'Wie oft das Programm nachsieht, ob die Firewall geändert wurde. Ein Blick liest wenige Zähler; nur wenn sie sich bewegt haben, werden die Regeln neu gelesen.',
    },
    theme: {
      title: 'Farben',
      explain: 'Hoher Kontrast folgt Windows, was immer hier steht.',
    },
    language: {
      title: 'Sprache',
      explain: 'Texte von Windows bleiben in der Sprache von Windows.',
    },
    notifications: {
      title: 'Melden, wenn etwas schlechter wird',
      explain:
        'Eine Meldung, wenn eine Verbindung geschlossen wird, die offen war; keine für das, was bleibt, wie es ist.',
    },
    startAtLogin: {
      title: 'Bei der Anmeldung starten',
      explain: 'Das Symbol zeigt den Zustand; das Fenster bleibt zu, bis es verlangt wird.',
    },
    release: {
      title: 'VMM-Version',
      explain: 'Entscheidet, welche Verbindungen nötig sind.',
    },
    roles: {
      title: 'Rollen des Servers',
      explain: 'Entscheidet, welche Enden der Verbindungen dieser Server ist. Eine Rolle je Zeile.',
    },
    features: {
      title: 'Benutzte Funktionen von VMM',
      explain:
        'Verbindungen einer Funktion zählen nur, wo sie benutzt wird. Eine Funktion je Zeile.',
    },
    peers: {
      title: 'Adressen anderer Server',
      explain:
        'Verbindungen werden nur für diese Adressen, Bereiche oder Präfixe beurteilt. Eine Zeile ist eine Rolle, ein Gleichheitszeichen und Adressen mit Kommas dazwischen, etwa hyperv-host=10.0.5.7, 10.0.6.0/24.',
    },
    exceptions: {
      title: 'Ausnahmen',
      explain:
        'Verbindungen, die geschlossen bleiben dürfen, mit wer das entschieden hat, warum und bis wann. Eine Zeile ist ein Eintrag einer Ausnahmendatei als JSON, etwa {"flow":"vmconnect-hyperv","host":"HV*","reason":"Keine Konsolen hier","who":"Betrieb","expires":"2027-01-31"}.',
    },
  },
};
