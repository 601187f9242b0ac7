/**
 * What readers of opened files object to, by the English clause. Around it stand the file and the
 * place in it, so that places for values begin with `{2}`.
 */
const clauses: Readonly<Record<string, string>> = {
  // The file as such
  'there is no such file': 'eine solche Datei gibt es nicht',
  'no permission to read this file': 'die Rechte zum Lesen dieser Datei fehlen',
  'another program keeps this file closed': 'ein anderes Programm hält diese Datei verschlossen',
  'the name is too long for a file': 'der Name ist zu lang für eine Datei',
  'this is no name a file can have': 'so kann keine Datei heißen',
  'the file could not be read ({2})': 'die Datei ließ sich nicht lesen ({2})',
  'this is a folder; a file is expected': 'das ist ein Ordner; erwartet wird eine Datei',
  'this is no ordinary file': 'das ist keine gewöhnliche Datei',
  'the file is empty': 'die Datei ist leer',
  'the file has {2} MiB; at most {3} MiB are read':
    'die Datei hat {2} MiB; höchstens {3} MiB werden gelesen',
  'the file is nested too deeply, or needs more memory than there is':
    'die Datei ist zu tief verschachtelt oder braucht mehr Speicher, als da ist',
  'expected at least one file': 'erwartet: mindestens eine Datei',
  'expected a snapshot (.json), a registry export (.reg), a netsh firewall export (.wfw), a SYSTEM or SOFTWARE hive, or a registry.pol':
    'erwartet: ein Abbild (.json), ein Registrierungsexport (.reg), ein Firewall-Export von netsh (.wfw), eine SYSTEM- oder SOFTWARE-Struktur oder eine registry.pol',
  'expected a firewall policy (SharedAccess\\Parameters\\FirewallPolicy or Policies\\Microsoft\\WindowsFirewall), but there is none':
    'erwartet: eine Firewallrichtlinie (SharedAccess\\Parameters\\FirewallPolicy oder Policies\\Microsoft\\WindowsFirewall), es ist aber keine da',

  // A snapshot
  'this is a second snapshot; one host has one snapshot':
    'das ist ein zweites Abbild; ein Server hat ein Abbild',
  'a snapshot of at most {2} characters was expected, this has {3}':
    'erwartet: ein Abbild mit höchstens {2} Zeichen; dieses hat {3}',
  'expected a snapshot, but this JSON is something else':
    'erwartet: ein Abbild, dieses JSON ist aber etwas anderes',
  'expected a snapshot': 'erwartet: ein Abbild',
  'not a snapshot: {2}': 'kein Abbild: {2}',
  'the file ends too early, its JSON is not complete':
    'die Datei endet zu früh, ihr JSON ist nicht vollständig',
  'expected valid JSON': 'erwartet: gültiges JSON',

  // A registry export
  'expected "Windows Registry Editor Version 5.00"':
    'erwartet: "Windows Registry Editor Version 5.00"',
  'expected a key in brackets, as [HKEY_LOCAL_MACHINE\\...]':
    'erwartet: ein Schlüssel in Klammern, wie [HKEY_LOCAL_MACHINE\\...]',
  'expected a key in brackets or a value name in quotation marks':
    'erwartet: ein Schlüssel in Klammern oder der Name eines Werts in Anführungszeichen',
  'expected a key in brackets before the first value':
    'erwartet: ein Schlüssel in Klammern vor dem ersten Wert',
  'expected "=" after the name of a value': 'erwartet: "=" nach dem Namen eines Werts',
  'expected a value: "text", dword:, hex:, hex(TYPE): or -':
    'erwartet: ein Wert: "Text", dword:, hex:, hex(TYP): oder -',
  'expected 1 to 8 hexadecimal digits after dword:':
    'erwartet: 1 bis 8 hexadezimale Ziffern nach dword:',
  'expected hex(TYPE):': 'erwartet: hex(TYP):',
  'expected the next byte': 'erwartet: das nächste Byte',
  'expected the end of the line after a value': 'erwartet: das Ende der Zeile nach einem Wert',
  'expected a closing quotation mark, but the file ends':
    'erwartet: ein schließendes Anführungszeichen, die Datei endet aber',
  'keys are nested deeper than {2} levels': 'Schlüssel sind tiefer als {2} Stufen verschachtelt',
  'more than {2} keys and values of firewall or VMM':
    'mehr als {2} Schlüssel und Werte von Firewall oder VMM',

  // A hive or a registry.pol
  'expected a firewall policy exported by netsh, or a SYSTEM or SOFTWARE hive; this is another registry hive':
    'erwartet: eine von netsh exportierte Firewallrichtlinie oder eine SYSTEM- oder SOFTWARE-Struktur; dies ist eine andere Registrierungsstruktur',
  'the file ends here; a registry hive begins with {2} bytes':
    'die Datei endet hier; eine Registrierungsstruktur beginnt mit {2} Bytes',
  'the file is cut off here; its header promises {2} bytes':
    'die Datei ist hier abgeschnitten; ihr Kopf verspricht {2} Bytes',
  'a cell is said to be here, which lies outside the hive':
    'hier soll eine Zelle sein, sie liegt aber außerhalb der Struktur',
  'expected an allocated cell that ends inside the hive':
    'erwartet: eine belegte Zelle, die innerhalb der Struktur endet',
  'the hive uses its cells more than once, as no real one does':
    'die Struktur benutzt ihre Zellen mehrfach, was keine echte tut',
  'expected a key cell (nk)': 'erwartet: eine Schlüsselzelle (nk)',
  'expected a value cell (vk)': 'erwartet: eine Wertzelle (vk)',
  'expected a list of keys (lf, lh, li or ri)':
    'erwartet: eine Liste von Schlüsseln (lf, lh, li oder ri)',
  'this key is found twice: the keys form a cycle':
    'dieser Schlüssel kommt zweimal vor: die Schlüssel bilden einen Kreis',
  'expected at most 4 bytes kept in the value itself': 'erwartet: höchstens 4 Bytes im Wert selbst',
  'expected {2} bytes of big data, found {3}': 'erwartet: {2} Bytes in Teilen; gefunden: {3}',
  'expected {2} of at least {3} bytes': 'erwartet: {2} mit mindestens {3} Bytes',
  'expected version 1 of a registry.pol': 'erwartet: Version 1 einer registry.pol',
  'expected {2} that ends with a NUL': 'erwartet: {2} mit einer Null am Ende',
  'expected {2}': 'erwartet: {2}',
};

/** What is expected, and where in a file. */
const parts: Readonly<Record<string, string>> = {
  '{1}, line {2}': '{1}, Zeile {2}',
  '{1}, line {2}, offset {3}': '{1}, Zeile {2}, Zeichen {3}',
  '{1}, offset {2}': '{1}, Stelle {2}',
  'a key cell': 'eine Schlüsselzelle',
  'a value cell': 'eine Wertzelle',
  'the data of a value': 'die Daten eines Werts',
  'a list of keys': 'eine Liste von Schlüsseln',
  'a list of {1} entries': 'eine Liste von {1} Einträgen',
  'the head of big data': 'der Anfang geteilter Daten',
  'a segment of big data': 'ein Teil geteilter Daten',
  'the path of a key': 'der Pfad eines Schlüssels',
  'the name of a value': 'der Name eines Werts',
  'the type of a value': 'der Typ eines Werts',
  'the size of a value': 'die Größe eines Werts',
  '{1} bytes of data': '{1} Bytes Daten',
  'Invalid input': 'ungültiger Wert',
  'Invalid input: expected {1}, received {2}': 'erwartet: {1}; gefunden: {2}',
};

const ends = ', but the file ends';

/** By whole sentences: file and place, and what is wrong there. */
export const inputs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(clauses).flatMap(([english, german]) => [
      [`{1}: ${english}.`, `{1}: ${german}.`],
      [`{1}: ${english}${ends}.`, `{1}: ${german}; die Datei endet aber.`],
    ]),
  ),
  ...parts,
};
