import { argv } from 'node:process';
import { z } from 'zod';
import { openJournal } from '../journal.ts';

/** A process of its own that appends: `append-many FILE WHO COUNT`. */
const [, , file = '', who = '', count = ''] = argv;
const journal = openJournal(file, z.object({ who: z.string(), n: z.number(), text: z.string() }));
for (let n = 0; n < Number(count); n += 1) {
  const result = await journal.append({ who, n, text: 'x'.repeat((n * 37) % 9000) });
  if (!result.ok) throw new Error(result.error.what);
}
