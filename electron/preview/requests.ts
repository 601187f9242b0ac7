import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is not answered: an HTTP status and a word for whoever looks into it. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, why: string) {
    super(why);
    this.status = status;
  }
}

const equal = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Checks where a request comes from and takes the token off its path.
 * The host must be this computer by number: a name could be pointed here by somebody else's DNS.
 * @returns the path behind the token, without leading slash and query
 * @throws {Refusal}
 */
export function ownPath(request: IncomingMessage, token: string, port: number): string {
  const own = `127.0.0.1:${port}`;
  const [host, ...others] = request.headersDistinct['host'] ?? [];
  if (host !== own || others.length > 0) throw new Refusal(403, 'wrong host');
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${own}`) throw new Refusal(403, 'wrong origin');
  const [path = ''] = (request.url ?? '').split('?', 1);
  const [, given = '', ...rest] = path.split('/');
  if (!equal(given, token)) throw new Refusal(404, 'wrong address');
  return rest.join('/');
}

/**
 * The body of a request as JSON.
 * @param most bytes that are read at most
 * @throws {Refusal}
 */
export async function jsonBody(request: IncomingMessage, most: number): Promise<unknown> {
  // A form of another site cannot send this type without being asked first.
  if (request.headers['content-type'] !== 'application/json')
    throw new Refusal(415, 'JSON was expected');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > most) throw new Refusal(413, 'too large');
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal(400, 'JSON was expected');
  }
}
