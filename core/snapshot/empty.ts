import { snapshotSchemaVersion, type Snapshot } from './schema.ts';

/**
 * A snapshot in which nothing could be read, for sources that hold only some parts.
 * @param reason why, e.g. "not in this file"
 */
export function emptySnapshot(reason: string): Snapshot {
  const part = { unavailable: reason };
  return {
    schemaVersion: snapshotSchemaVersion,
    host: part,
    windows: part,
    collection: part,
    network: part,
    firewall: { local: part, groupPolicy: part, counters: part },
    vmm: part,
    services: part,
    listeners: part,
    dynamicPorts: part,
    folders: part,
    features: part,
    appPolicy: part,
  };
}
