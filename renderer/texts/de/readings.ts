/**
 * What the readers of a host say of what they found or could not read, as `problems`: by the English
 * sentence, `{1}` for what came with it. Words that stand in such a place are translated alike.
 */
export const readings: Readonly<Record<string, string>> = {
  // Evidence
  'service {1} (running): {2}': 'Dienst {1} (wird ausgeführt): {2}',
  'service {1} (stopped): {2}': 'Dienst {1} (angehalten): {2}',
  'service {1} (other): {2}': 'Dienst {1} (in anderem Zustand): {2}',
  'Windows feature {1}': 'Windows-Feature {1}',
  '{1} does not say which computer has the database':
    '{1} sagt nicht, auf welchem Computer die Datenbank liegt',

  // Why a part was not read on a computer
  'It could not be read, without a reason given.':
    'Das ließ sich nicht lesen, ein Grund wurde nicht genannt.',
  'The environment names none of the folders.': 'Die Umgebung nennt keinen der Ordner.',
  'Features are told by services, which could not be read.':
    'Features zeigen sich an Diensten, und die ließen sich nicht lesen.',
  'Windows names no dynamic TCP port range.': 'Windows nennt keinen dynamischen TCP-Portbereich.',
  'reg.exe could not read {1}: {2}': 'reg.exe konnte {1} nicht lesen: {2}',
  'not read': 'nicht gelesen',
  'NetSecurity was not asked for this store.':
    'NetSecurity wurde nach diesem Speicher nicht gefragt.',
  'The rules of this store do not read as a list.':
    'Die Regeln dieses Speichers lassen sich nicht als Liste lesen.',

  // Why a part is not in the files
  'not in these files': 'nicht in diesen Dateien',
  '{1} holds no {2}': '{1} enthält keine {2}',
  '{1} and {2} hold no {3}': '{1} und {2} enthalten keine {3}',
  '{1} and {2} and {3} hold no {4}': '{1}, {2} und {3} enthalten keine {4}',
  'local firewall policy': 'lokale Firewallrichtlinie',
  'group policy': 'Gruppenrichtlinie',
  'a netsh export': 'ein netsh-Export',
  'a SYSTEM hive': 'eine SYSTEM-Struktur',
  'a SOFTWARE hive': 'eine SOFTWARE-Struktur',
  'a registry.pol': 'eine registry.pol',
  'this registry export': 'dieser Registrierungsexport',
  'this snapshot': 'dieses Abbild',

  // Of a sample
  'Access to {1} was denied to this user.': 'Der Zugriff auf {1} wurde diesem Benutzer verweigert.',
  'Listening ports could not be listed: access is denied.':
    'Lauschende Ports ließen sich nicht auflisten: der Zugriff wurde verweigert.',
};
