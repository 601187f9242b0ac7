import { isAvailable, type Snapshot } from '../../core/snapshot/schema.ts';

/** Whether this process has administrator rights; when that could not be read, it is asked for them. */
export const isElevated = ({ collection }: Snapshot): boolean =>
  isAvailable(collection) && collection.elevated;
