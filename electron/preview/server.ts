import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { longestContent } from '../contract/contract.ts';
import { securityHeaders } from '../contract/content-policy.ts';
import type { CompanionApi } from '../contract/model.ts';
import type { PageFile } from '../contract/page-files.ts';
import { createServer, sendingStates } from '../contract/server.ts';
import { jsonBody, ownPath, Refusal } from './requests.ts';

export interface PreviewOptions {
  readonly api: CompanionApi;
  readonly files: ReadonlyMap<string, PageFile>;
  /** Stands in the address; whoever does not know it is told nothing. */
  readonly token: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Another administrator switches a rule of the sample off; false when there is no such rule. */
  readonly interfere: (ruleId: string) => boolean;
}

export interface Preview {
  /** With the token. */
  readonly address: string;
  close(): Promise<void>;
}

/** Calls other than those that carry files are small. */
const mostOfCall = 1_000_000;
/** Several files may come in one call. */
const mostOfFiles = longestContent + 20_000_000;

type Answer = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;

const sendJson = (response: ServerResponse, value: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};

function answerApi({ api }: PreviewOptions): Answer {
  const handle = createServer(api);
  return async (verb, request, response) => {
    if (request.method !== 'POST') throw new Refusal(405, 'POST was expected');
    const most = verb === 'openContents' ? mostOfFiles : mostOfCall;
    sendJson(response, await handle(verb, await jsonBody(request, most)));
  };
}

/** States as server-sent events; the first one at once. */
function answerEvents({ api }: PreviewOptions): Answer {
  return async (_path, request, response) => {
    if (request.method !== 'GET') throw new Refusal(405, 'GET was expected');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = sendingStates(
      (state) => response.write(`data: ${JSON.stringify(state)}\n\n`),
      // Its calls are answered with what is wrong.
      () => undefined,
    );
    response.on('close', api.onStateChanged(send));
    send(await api.getState());
  };
}

function answerInterfere({ interfere }: PreviewOptions): Answer {
  return async (_path, request, response) => {
    if (request.method !== 'POST') throw new Refusal(405, 'POST was expected');
    const body = await jsonBody(request, mostOfCall);
    sendJson(response, { done: typeof body === 'string' && interfere(body) });
  };
}

function answerFile({ files }: PreviewOptions): Answer {
  return (path, request, response) => {
    if (request.method !== 'GET') throw new Refusal(405, 'GET was expected');
    const file = files.get(path === '' ? 'index.html' : path);
    if (file === undefined) throw new Refusal(404, 'no such file');
    response.writeHead(200, { 'content-type': file.type }).end(file.content);
    return Promise.resolve();
  };
}

/**
 * Serves the window and the services behind it to the browser of this computer: bound to 127.0.0.1,
 * every request checked for its host, its origin and the token in its path.
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const api = answerApi(options);
  const events = answerEvents(options);
  const interfere = answerInterfere(options);
  const file = answerFile(options);
  let port = 0;
  const answer: Answer = (_path, request, response) => {
    const path = ownPath(request, options.token, port);
    if (path.startsWith('api/')) return api(path.slice(4), request, response);
    if (path === 'events') return events(path, request, response);
    if (path === 'preview/interfere') return interfere(path, request, response);
    return file(path, request, response);
  };
  const server = createHttpServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    Promise.resolve()
      .then(() => answer('', request, response))
      .catch((error: unknown) => refuse(error, response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address with a port.
  ({ port } = server.address() as AddressInfo);
  return {
    address: `http://127.0.0.1:${port}/${options.token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(error: unknown, response: ServerResponse): void {
  const status = error instanceof Refusal ? error.status : 500;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // The rest of a body that is too large is not read.
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(error instanceof Refusal ? error.message : 'failed');
}
