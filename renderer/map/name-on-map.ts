import { shortened } from '../parts/shortened.ts';

/** What the box of this server holds in a line. */
const most = 18;

/** The name of a server where there is little room: without its domain, then its beginning. */
export function nameOnMap(name: string): string {
  const [label = name] = name.length <= most ? [name] : name.split('.');
  return shortened(label, most);
}
