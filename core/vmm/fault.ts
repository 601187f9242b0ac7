import type { Evidence } from './evidence.ts';

/** Who should listen on a port. What is not known, or does not apply, is ''. */
interface Expected {
  /** Several with `, ` between them. */
  ports: string;
  /** Whether each of the ports should be listened on, or one of them is enough. */
  needed: 'each' | 'one';
  protocol: string;
  /** The file, or `System` for the kernel. */
  program: string;
  /** Of the process, with `, ` between them. */
  services: string;
  /** Who is behind the kernel, in the words of the catalogue. */
  owner: string;
}

/**
 * What each kind of fault says, for its text: values only, so that every language can say them.
 * Ports are numbers, paths and names as on the host.
 */
export interface FaultParams {
  /** `data` is '' for an empty text. */
  'port-wrong-type': { path: string; type: string; data: string; usual: number };
  'port-out-of-range': { path: string; found: string; usual: number };
  /** `found` stands behind the comma of the connection string. */
  'sql-port-invalid': { path: string; found: string; usual: number };
  'port-reserved': { path: string; port: number };
  'ports-collide': { first: string; second: string; port: number };
  'bits-ports-differ': { server: number; agent: number };
  'bits-port-too-high': { path: string; port: number; highest: number };
  /** `machine` is '' where nothing names it. */
  'sql-port-not-fixed': { instance: string; machine: string };
  /** `process` is '' where it is not known. */
  'other-process-listens': Expected & { process: string };
  'nothing-listens': Expected;
}
export type FaultCode = keyof FaultParams;

interface FaultOf<C extends FaultCode> {
  /** Unique within one assessment and the same every time, e.g. `port-reserved:server-bits`. */
  readonly id: string;
  readonly code: C;
  readonly params: Readonly<FaultParams[C]>;
  /** `error` breaks a flow; `warning` may. */
  readonly severity: 'error' | 'warning';
  readonly evidence: readonly Evidence[];
  readonly sources: readonly string[];
  /** Ids of the flows it breaks. */
  readonly flows: readonly string[];
}

/** Something that breaks VMM whatever the firewall rules say. */
export type Fault = { [C in FaultCode]: FaultOf<C> }[FaultCode];

/** Both lists of a fault are short. */
const listed = (list: string, between: string) => list.split(', ').join(between);

const portsText = ({ ports, needed }: Expected) =>
  needed === 'one' ? listed(ports, ' or ') : ports;

function expectedText({ program, services, owner }: Expected): string {
  if (program === 'System') return owner || 'the kernel';
  const file = program || 'its program';
  return services === '' ? file : `${file} (service ${listed(services, ' and ')})`;
}

const texts: { readonly [C in FaultCode]: (params: FaultParams[C]) => string } = {
  'port-wrong-type': ({ path, type, data, usual }) =>
    `${path} is a ${type} holding ${data || 'nothing'}, but VMM reads a REG_DWORD: what uses this port cannot connect. Replace it by a REG_DWORD with the port (usually ${usual}).`,
  'port-out-of-range': ({ path, found, usual }) =>
    `${path} holds ${found}, which is no port. Set it to the port that setup was given (usually ${usual}).`,
  'sql-port-invalid': ({ path, found, usual }) =>
    `${path} holds the port "${found}", which is no port. Set it to the port that setup was given (usually ${usual}).`,
  'port-reserved': ({ path, port }) =>
    `${path} is ${port}, the port of WinRM over TLS, which VMM forbids for anything else. Choose another port.`,
  'ports-collide': ({ first, second, port }) =>
    `${first} and ${second} are both ${port}: only one of them can listen. Give one of them another port.`,
  'bits-ports-differ': ({ server, agent }) =>
    `The VMM server transfers files on port ${server}, the agent on this computer on ${agent}: every transfer between them fails. Set both values alike and restart both services.`,
  'bits-port-too-high': ({ path, port, highest }) =>
    `${path} is ${port}; this release of VMM cannot use a BITS port above ${highest}. Choose a lower port on the server and on every agent.`,
  'sql-port-not-fixed': ({ instance, machine }) =>
    `The database is on the named instance ${instance} of ${machine || 'another computer'} without a port, so SQL Server may choose another port at every start. Give the instance a fixed port, and let firewalls between allow that port and UDP 1434.`,
  'other-process-listens': (params) =>
    `${params.process || 'Another process'} listens on ${params.protocol} ${portsText(params)} where ${expectedText(params)} should: VMM cannot use the port. Move one of them to another port.`,
  'nothing-listens': (params) =>
    `Nothing listens on ${params.protocol} ${portsText(params)}: start ${expectedText(params)}, or check which port it was given.`,
};

/** The fault in English: what is wrong, what it breaks, what to do next. */
export function faultText(fault: Fault): string {
  // The table pairs each code with its own parameters, which the compiler cannot follow through a union.
  const text = texts[fault.code] as (params: Fault['params']) => string;
  return text(fault.params);
}
