import type { RegistryValue } from '../snapshot/registry.ts';
import type { Listener, Service } from '../snapshot/schema.ts';
import { valueName } from './value-name.ts';
import { oneLine } from './one-line.ts';

/** Something read on the host that a finding rests on. */
export type Evidence =
  | { readonly kind: 'registry'; readonly path: string; readonly value?: RegistryValue }
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'windows-feature'; readonly name: string }
  | { readonly kind: 'listener'; readonly listener: Listener };

/** A password in a connection string has no place in a report. */
const secret = /\b(password|pwd)\s*=\s*(?:"[^"]*"|'[^']*'|[^;]*)/gi;

/** Evidence in one line, in the words Windows itself uses, so that it needs no translation. */
export function evidenceText(evidence: Evidence): string {
  return oneLine(rawText(evidence).replace(secret, '$1=***'), 400);
}

function rawText(evidence: Evidence): string {
  if (evidence.kind === 'registry') return registryText(evidence.path, evidence.value);
  if (evidence.kind === 'windows-feature') return `Windows feature ${evidence.name}`;
  if (evidence.kind === 'service') {
    const { name, state, path } = evidence.service;
    return `service ${name} (${state}): ${path}`;
  }
  const { protocol, address, port, process, path } = evidence.listener;
  const who = path ?? process;
  return `${protocol} ${address} ${port}${who === undefined ? '' : `: ${who}`}`;
}

function registryText(path: string, value: RegistryValue | undefined): string {
  if (!value) return `HKLM\\${path}`;
  return `HKLM\\${path}\\${valueName(value.name)} = ${dataText(value)} (${value.type})`;
}

function dataText(value: RegistryValue): string {
  if (typeof value.data === 'number') return String(value.data);
  return typeof value.data === 'string' ? `"${value.data}"` : JSON.stringify(value.data);
}
