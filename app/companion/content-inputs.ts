import { InputProblem } from '../../host/import/input-error.ts';
import type { HostInput } from '../../host/import/load-host.ts';

/** Files that came as content, for instance dropped on the window. */
export function contentInputs(
  files: readonly { readonly name: string; readonly base64: string }[],
): HostInput[] {
  return files.map(({ name, base64 }) => ({
    name,
    read: () => {
      const bytes = Buffer.from(base64, 'base64');
      // Node passes over strange letters; then fewer bytes come out than the text has.
      const whole = base64.replace(/=+$/, '').length === Math.ceil((bytes.length * 4) / 3);
      if (!whole) return Promise.reject(new InputProblem('the content came damaged'));
      if (bytes.length === 0) return Promise.reject(new InputProblem('the file is empty'));
      return Promise.resolve(bytes);
    },
  }));
}
