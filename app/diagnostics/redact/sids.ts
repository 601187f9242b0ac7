import { createHash } from 'node:crypto';

/**
 * Security identifiers of a domain or computer (S-1-5-21) and of Entra ID (S-1-12-1). All others are
 * the same on every Windows.
 */
const ownSid = /S-1-(5-21|12-1)((?:-\d{1,10}){3})((?:-\d{1,10})*)(?![\d-])/gi;

/** Relative identifiers below 1000 are given by Windows: 500 is the administrator everywhere. */
const firstOwn = 1000;

/** Every identifier of somebody's domain, computer or account replaced by another, always the same. */
export function redactSids(text: string, secret: string): string {
  const numberOf = (original: string) =>
    createHash('sha256').update(`${secret} sid ${original}`).digest().readUInt32BE(0);
  return text.replaceAll(ownSid, (_whole, authority: string, domain: string, rest: string) => {
    const parts = domain.split('-').slice(1);
    const others = parts.map((_, at) => numberOf(`${authority}${domain} ${at}`));
    const tail = rest
      .split('-')
      .slice(1)
      .map((part) => {
        const isWindows = authority === '5-21' && Number(part) < firstOwn;
        return isWindows ? part : String(firstOwn + (numberOf(`${domain} ${part}`) % 1_000_000));
      });
    return ['S-1', authority, ...others, ...tail].join('-');
  });
}
