import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { failure, success, type Result } from '../../core/result.ts';
import { findBrowser } from './find-browser.ts';
import { runBrowser, type RunBrowser } from './run-browser.ts';

export interface PrintSurroundings {
  readonly findBrowser: () => Promise<string | undefined>;
  readonly runBrowser: RunBrowser;
  /** Chromium's sandbox refuses to run as root of Linux; a page without script needs none. */
  readonly isRoot: boolean;
  readonly timeoutMs: number;
}

export const realPrinting: PrintSurroundings = {
  findBrowser: () => findBrowser(),
  runBrowser,
  isRoot: process.platform !== 'win32' && process.getuid?.() === 0,
  timeoutMs: 60_000,
};

/** A profile of its own, no first-run pages, and not one packet to the network. */
function argumentsOf(folder: string, isRoot: boolean): string[] {
  return [
    '--headless=new',
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    ...(isRoot ? ['--no-sandbox'] : []),
    `--user-data-dir=${path.join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    `--print-to-pdf=${path.join(folder, 'report.pdf')}`,
    pathToFileURL(path.join(folder, 'report.html')).href,
  ];
}

/** What went wrong, as a clause. */
export type PrintFailure = { readonly kind: 'no-browser' | 'not-printed'; readonly why: string };
const notPrinted = (why: string) => failure<PrintFailure>({ kind: 'not-printed', why });

async function print(
  executable: string,
  page: string,
  folder: string,
  { runBrowser: run, isRoot, timeoutMs }: PrintSurroundings,
): Promise<Result<Uint8Array, PrintFailure>> {
  await writeFile(path.join(folder, 'report.html'), page);
  const ran = await run(executable, argumentsOf(folder, isRoot), timeoutMs);
  if (ran.kind === 'timed-out')
    return notPrinted(`${executable} did not answer within ${Math.round(timeoutMs / 1000)} s`);
  if (ran.kind === 'not-started')
    return notPrinted(`${executable} could not be started: ${ran.why}`);
  const pdf = await readFile(path.join(folder, 'report.pdf')).catch(() => undefined);
  if (pdf?.subarray(0, 5).toString('latin1') !== '%PDF-')
    return notPrinted(`${executable} ended with exit code ${ran.exitCode} and made no PDF`);
  return success(pdf);
}

/**
 * Prints a page with the browser of this computer, in a private folder that is removed afterwards.
 * @param page a whole document without anything to load
 */
export async function printPdf(
  page: string,
  surroundings: PrintSurroundings = realPrinting,
): Promise<Result<Uint8Array, PrintFailure>> {
  const executable = await surroundings.findBrowser();
  if (executable === undefined)
    return failure({
      kind: 'no-browser',
      why: 'no Edge, Chrome or Chromium was found to print it with; write the report as HTML and print that',
    });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vmm-firewall-report-'));
  try {
    return await print(executable, page, folder, surroundings);
  } finally {
    // The browser may hold its profile for a moment after it ended.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(
      () => undefined,
    );
  }
}
