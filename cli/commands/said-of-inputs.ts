import { parseAddressRange } from '../../core/firewall/algebra/address-range.ts';
import { hostRoles, type HostRole } from '../../core/vmm/terms.ts';
import { quoted } from '../render/plain-text.ts';
import { oneOf, UsageError } from '../usage-error.ts';

/** What the user said of each input, by the input. */
export type SaidOf<T> = ReadonlyMap<string, readonly T[]>;

/**
 * `INPUT=ROLE,...`, several times.
 * @throws {UsageError} that says what was expected
 */
export const rolesOfInputs = (
  texts: readonly string[],
  inputs: readonly string[],
): SaidOf<HostRole> =>
  saidOf('--role', 'hyperv-host', texts, inputs, (text) => oneOf(text, hostRoles, 'role'));

/**
 * `INPUT=ADDRESS,...`, several times.
 * @throws {UsageError} that says what was expected
 */
export const addressesOfInputs = (
  texts: readonly string[],
  inputs: readonly string[],
): SaidOf<string> =>
  saidOf('--address', '10.0.20.11', texts, inputs, (text) => {
    if (parseAddressRange(text) !== undefined) return text;
    throw new UsageError(`${quoted(text)} is no address; --address takes addresses and prefixes.`);
  });

function saidOf<T>(
  option: string,
  example: string,
  texts: readonly string[],
  inputs: readonly string[],
  read: (text: string) => T,
): SaidOf<T> {
  const said = new Map<string, readonly T[]>();
  for (const text of texts) {
    // A file may have the sign in its name; what is said of it has not.
    const at = text.lastIndexOf('=');
    const input = text.slice(0, Math.max(at, 0));
    if (!inputs.includes(input))
      throw new UsageError(
        `${option} ${quoted(text)} names none of the inputs; write it as ${option} ${inputs[0] ?? 'INPUT'}=${example}.`,
      );
    const values = text
      .slice(at + 1)
      .split(',')
      .map((each) => read(each.trim()));
    said.set(input, [...(said.get(input) ?? []), ...values]);
  }
  return said;
}
