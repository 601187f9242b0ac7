import type { FaultCode } from '../../vmm/fault.ts';
import type { FaultSummary } from '../model.ts';

type Params = FaultSummary['params'];
type Say = (name: string) => string;

/** Values of an assessment that came as a file may be anything; an absent one stays visible. */
const value = (params: Params, name: string): string => String(params[name] ?? '?');

/** The same of what is '' because it is not known, or does not apply. */
const named = (say: Say, name: string, otherwise: string): string => say(name) || otherwise;

/** As in English: `80 oder 443`. */
const ports = (say: Say): string =>
  say('needed') === 'one' ? say('ports').split(', ').join(' oder ') : say('ports');

function expected(say: Say): string {
  if (say('program') === 'System') return named(say, 'owner', 'der Kernel');
  const file = named(say, 'program', 'das Programm dafür');
  const services = say('services').split(', ').join(' und ');
  return services === '' ? file : `${file} (Dienst ${services})`;
}

const texts: Readonly<Record<FaultCode, (say: Say) => string>> = {
  'port-wrong-type': (say) =>
    `${say('path')} ist ein ${say('type')} mit ${named(say, 'data', 'leerem Text')}, VMM liest aber einen REG_DWORD: was diesen Port benutzt, kann sich nicht verbinden. Durch einen REG_DWORD mit dem Port ersetzen (üblich ist ${say('usual')}).`,
  'port-out-of-range': (say) =>
    `${say('path')} enthält ${say('found')}, und das ist kein Port. Auf den Port setzen, der dem Setup genannt wurde (üblich ist ${say('usual')}).`,
  'sql-port-invalid': (say) =>
    `${say('path')} nennt den Port "${say('found')}", und das ist kein Port. Auf den Port setzen, der dem Setup genannt wurde (üblich ist ${say('usual')}).`,
  'port-reserved': (say) =>
    `${say('path')} ist ${say('port')}, der Port von WinRM über TLS, den VMM für alles andere verbietet. Einen anderen Port wählen.`,
  'ports-collide': (say) =>
    `${say('first')} und ${say('second')} sind beide ${say('port')}: nur einer davon kann lauschen. Einem der beiden einen anderen Port geben.`,
  'bits-ports-differ': (say) =>
    `Der VMM-Server überträgt Dateien auf Port ${say('server')}, der Agent auf diesem Computer auf ${say('agent')}: jede Übertragung zwischen ihnen scheitert. Beide Werte gleich setzen und beide Dienste neu starten.`,
  'bits-port-too-high': (say) =>
    `${say('path')} ist ${say('port')}; diese Version von VMM kann keinen BITS-Port über ${say('highest')} benutzen. Auf dem Server und auf jedem Agenten einen niedrigeren Port wählen.`,
  'sql-port-not-fixed': (say) =>
    `Die Datenbank liegt in der benannten Instanz ${say('instance')} von ${named(say, 'machine', 'einem anderen Computer')} ohne Port; SQL Server kann also bei jedem Start einen anderen wählen. Der Instanz einen festen Port geben und ihn sowie UDP 1434 durch die Firewalls dazwischen lassen.`,
  'other-process-listens': (say) =>
    `${named(say, 'process', 'Ein anderer Prozess')} lauscht auf ${say('protocol')} ${ports(say)}, wo ${expected(say)} lauschen sollte: VMM kann den Port nicht benutzen. Einen der beiden auf einen anderen Port legen.`,
  'nothing-listens': (say) =>
    `Auf ${say('protocol')} ${ports(say)} lauscht nichts, dort sollte ${expected(say)} lauschen: starten oder prüfen, welcher Port eingestellt ist.`,
};

/** The fault in German: what is wrong, what it breaks, what to do next. */
export const faultInGerman = ({ code, params }: FaultSummary): string =>
  texts[code]((name) => value(params, name));
