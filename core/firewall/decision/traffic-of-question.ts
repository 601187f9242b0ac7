import type { Bound, Intervals } from '../algebra/intervals.ts';
import type { IpAddress } from '../algebra/ip-address.ts';
import { parseIpAddress } from '../algebra/ip-address.ts';
import { allAddresses } from '../policy/address-condition.ts';
import { normalGuid } from '../policy/compiled-rule.ts';
import type { Environment } from '../policy/environment.ts';
import { allPorts } from '../policy/port-condition.ts';
import { normalPath } from '../policy/program-path.ts';
import type { Actor, AddressSets, Traffic } from '../policy/traffic.ts';
import type { Question } from '../question.ts';
import type { Family } from '../terms.ts';
import { icmpv4, icmpv6, interfaceTypes } from '../terms.ts';

const one = (value: number): Intervals<number> => [value, value + 1];

function addressSets(address: IpAddress | undefined): AddressSets {
  if (address === undefined) return allAddresses;
  const set: Intervals<Bound> =
    address.family === 4 ? [address.value, address.value + 1] : [address.value, address.value + 1n];
  return address.family === 4 ? { 4: set, 6: [] } : { 4: [], 6: set };
}

function familiesOf(
  question: Question,
  addresses: readonly (IpAddress | undefined)[],
): readonly Family[] {
  if (question.protocol === icmpv4) return [4];
  if (question.protocol === icmpv6) return [6];
  const family = addresses.find((address) => address !== undefined)?.family;
  return family === undefined ? [4, 6] : [family];
}

/** Known type and code as `type * 256 + code`; a code without a type is that code of every type. */
function icmpSet({ icmpType: type, icmpCode: code }: Question): Intervals<number> {
  if (type !== undefined)
    return code === undefined ? [type * 256, type * 256 + 256] : one(type * 256 + code);
  if (code === undefined) return [0, 65536];
  return Array.from({ length: 256 }, (_, each) => one(each * 256 + code)).flat();
}

function actorOf(question: Question, environment: Environment): Actor {
  const { program, service } = question;
  const names = service === null ? [] : typeof service === 'string' ? [service] : service;
  return {
    ...(program === undefined
      ? {}
      : { program: { path: normalPath(program, environment.folders) } }),
    ...(names === undefined ? {} : { services: names.map((name) => name.toLowerCase()) }),
  };
}

/** A question as the set of traffic it stands for: every value of a field that is not known. */
export function trafficOfQuestion(question: Question, environment: Environment): Traffic {
  const { localAddress, remoteAddress, interfaceType } = question;
  const local = localAddress === undefined ? undefined : parseIpAddress(localAddress);
  const remote = remoteAddress === undefined ? undefined : parseIpAddress(remoteAddress);
  const type = interfaceType === undefined ? undefined : interfaceTypes.indexOf(interfaceType);
  return {
    direction: question.direction,
    profile: question.profile,
    protocol: question.protocol,
    families: familiesOf(question, [local, remote]),
    localPorts: question.localPort === undefined ? allPorts : one(question.localPort),
    remotePorts: question.remotePort === undefined ? allPorts : one(question.remotePort),
    isRpc: false,
    icmp: icmpSet(question),
    local: addressSets(local),
    remote: addressSets(remote),
    interfaceTypes: type === undefined ? [0, interfaceTypes.length] : one(type),
    ...(question.interface === undefined ? {} : { interfaces: [normalGuid(question.interface)] }),
    actors: [actorOf(question, environment)],
  };
}
