import type { ResolvedPart } from '../vmm/resolve-parts.ts';
import type { EffectivePort, EffectivePorts } from '../vmm/effective-ports.ts';
import { rangeText } from '../vmm/flow-text.ts';
import { portSettings, type PortSetting } from '../vmm/terms.ts';
import type { PortsDiffer } from './model.ts';

/** Settings that each computer keeps for itself; the others are the management server's alone. */
const keptBy: Readonly<Partial<Record<PortSetting, 'initiator' | 'listener'>>> = {
  'agent-bits': 'listener',
  rdp: 'listener',
  'console-indigo-tcp': 'initiator',
};

/**
 * The ports of a flow between two computers: each setting from the one whose it is, so that the
 * initiator is judged for the port that the listener really has.
 */
export function portsBetween(initiator: EffectivePorts, listener: EffectivePorts): EffectivePorts {
  const pick = (setting: PortSetting): EffectivePort => {
    const keeper = keptBy[setting];
    if (keeper !== undefined) return (keeper === 'initiator' ? initiator : listener)[setting];
    const known = [listener[setting], initiator[setting]];
    return known.find(({ origin }) => origin.kind === 'registry') ?? listener[setting];
  };
  const picked = portSettings.map((setting) => [setting, pick(setting)] as const);
  // Every setting is in the list, which the type of an object made of pairs does not say.
  return Object.fromEntries(picked) as unknown as EffectivePorts;
}

const textOf = ({ ports }: ResolvedPart): string =>
  ports.ranges.map(([first, last]) => rangeText(first, last)).join(', ');

/** A listener's port is a guess where its setting could not be read. */
const isRead = ({ ports: { from } }: ResolvedPart): boolean =>
  from === undefined || from.origin.kind === 'registry' || from.origin.because !== 'not-read';

/** Where one end was set to another port than the other; the parts are those of one flow, in order. */
export function portsDiffer(
  initiator: readonly ResolvedPart[],
  listener: readonly ResolvedPart[],
): PortsDiffer | null {
  const pairs = initiator.flatMap((own, index) => {
    const other = listener[index];
    return other === undefined || textOf(own) === textOf(other) ? [] : [{ own, other }];
  });
  if (pairs.length === 0) return null;
  return {
    initiator: pairs.map(({ own }) => textOf(own)).join(', '),
    listener: pairs.map(({ other }) => textOf(other)).join(', '),
    isCertain: pairs.some(({ other }) => isRead(other)),
  };
}
