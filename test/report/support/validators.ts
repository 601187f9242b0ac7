import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import AjvDraft4 from 'ajv-draft-04';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { requireOrSkip } from '../../support/requirements.ts';

/** Official schemas beside the project; they are not copied into it. */
const schemas = fileURLToPath(new URL('../../../../shared/schemas/', import.meta.url));
/** Debian's openscap-common; its XCCDF schema comes with everything it imports. */
const xccdfSchema = '/usr/share/openscap/schemas/xccdf/1.2/xccdf_1.2.xsd';
const junitSchema = `${schemas}junit.xsd`;
const hdfSchema = `${schemas}hdf-exec.json`;
const sarifSchema = `${schemas}sarif/sarif-schema-2.1.0.json`;

function has(command: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((folder) => existsSync(path.join(folder, command)));
}

/** Which validators can run here; each lack is said. */
export const available = {
  junit: requireOrSkip(
    'xmllint and ../shared/schemas/junit.xsd',
    has('xmllint') && existsSync(junitSchema),
  ),
  xccdf: requireOrSkip(
    'xmllint and the XCCDF schema of openscap-common',
    has('xmllint') && existsSync(xccdfSchema),
  ),
  oscap: requireOrSkip('oscap (openscap-scanner)', has('oscap')),
  hdf: requireOrSkip('../shared/schemas/hdf-exec.json', existsSync(hdfSchema)),
  sarif: requireOrSkip('../shared/schemas/sarif', existsSync(sarifSchema)),
};

/** Runs a validator on one document in a file; resolves to what it complains of. */
function complaintsOf(command: string, args: readonly string[], text: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'report-test-'));
  const file = path.join(folder, 'report.xml');
  try {
    writeFileSync(file, text);
    return execFileSync(command, [...args, file], { stdio: 'pipe', encoding: 'utf8' });
  } catch (error) {
    // execFileSync throws an Error that carries what the command wrote.
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return `failed: ${stdout ?? ''}${stderr ?? ''}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const withSchema = (schema: string, text: string) =>
  complaintsOf('xmllint', ['--nonet', '--noout', '--schema', schema], text);

export const junitComplaints = (text: string): string => withSchema(junitSchema, text);
export const xccdfComplaints = (text: string): string => withSchema(xccdfSchema, text);

/** Schema and schematron, as OpenSCAP judges a checklist: one complaint a line. */
export function oscapComplaints(text: string): string {
  return complaintsOf('oscap', ['xccdf', 'validate'], text)
    .replace(/<\?xml[^>]*>/, '')
    .trim();
}

const options = { strict: false, allErrors: true, formats: fullFormats };
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as object;

/** What OpenSCAP's own page of results says, as HTML. */
export const oscapPage = (text: string): string =>
  complaintsOf('oscap', ['xccdf', 'generate', 'report'], text);

export function hdfComplaints(text: string): unknown {
  const ajv = new Ajv(options);
  const validate = ajv.compile(read(hdfSchema));
  return validate(JSON.parse(text)) ? [] : validate.errors;
}

export function sarifComplaints(text: string): unknown {
  // The package's default export is a class only where modules are bundled.
  const Ajv4 = ('default' in AjvDraft4 ? AjvDraft4.default : AjvDraft4) as typeof Ajv;
  const validate = new Ajv4(options).compile(read(sarifSchema));
  return validate(JSON.parse(text)) ? [] : validate.errors;
}
