import type { z } from 'zod';
import { openJsonStore } from '../../host/storage/json-store.ts';

/** One small value of the user's own folder, read once and written as it changes. */
export interface KeptValue<T> {
  read(): T;
  write(value: T): void;
}

export async function keptValue<T>(
  file: string,
  schema: z.ZodType<T>,
  initial: NoInfer<T>,
): Promise<KeptValue<T>> {
  const store = openJsonStore(file, schema, initial);
  let { value } = await store.read();
  return {
    read: () => value,
    write(next) {
      value = next;
      // What cannot be kept is asked for again the next time.
      void store.write(next);
    },
  };
}
