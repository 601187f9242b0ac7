import type { diagnostics as english } from '../en/diagnostics.ts';

export const diagnostics: Record<keyof typeof english, string> = {
  'diagnostics.content': 'Inhalt von {name}',
  'diagnostics.empty': 'Diese Datei ist leer.',
  'diagnostics.file-last-errors': 'Was schiefging, nach Code',
  'diagnostics.file-log-command-line': 'Protokoll der Befehlszeile',
  'diagnostics.file-log-window': 'Protokoll dieses Programms',
  'diagnostics.file-read-me': 'Was in jeder Datei steht',
  'diagnostics.file-settings': 'Einstellungen, Adressen ersetzt',
  'diagnostics.file-snapshot': 'Dieser Server, Namen und Adressen ersetzt',
  'diagnostics.file-timings': 'Wie lange etwas dauerte',
  'diagnostics.file-versions': 'Versionen',
  'diagnostics.files': 'Dateien',
  'diagnostics.intro':
    'Eine Zip-Datei für alle, die einen Fehler suchen. Sie enthält genau das, was hier steht; nichts wird verschickt.',
  'diagnostics.menu': 'Diagnose speichern...',
  'diagnostics.save': 'Speichern...',
  'diagnostics.snapshot':
    'Diesen Server hinzufügen: Namen, Kennungen und Adressen werden ersetzt, jedes Urteil bleibt',
  'diagnostics.title': 'Diagnose',
};
