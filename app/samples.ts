import list from '../assets/samples/index.json' with { type: 'json' };

/** One synthetic host that ships with the product. */
export interface SampleEntry {
  /** Also the name of its file, without `.json`. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what is the matter with this host. */
  readonly description: string;
  /** Role ids; empty when nothing of VMM is installed. */
  readonly roles: readonly string[];
  /** Release id, or null when nothing of VMM is installed. */
  readonly release: string | null;
}

/** Every sample, in the order lists show them. The list is bundled; the snapshots are files. */
export const sampleEntries: readonly SampleEntry[] = list;

export const sampleIds: readonly string[] = sampleEntries.map((entry) => entry.id);

export type SamplePath<Place> =
  { readonly ok: true; readonly path: Place } | { readonly ok: false; readonly error: string };

/**
 * Where the snapshot of a sample lies. Only ids of the list become paths.
 * @param locate gives the path of a file of assets/samples by its name; it differs between a
 *   checkout and an installation, so the caller knows it
 */
export function samplePath<Place>(id: string, locate: (file: string) => Place): SamplePath<Place> {
  if (!sampleIds.includes(id)) {
    return {
      ok: false,
      error: `There is no sample named ${JSON.stringify(id)}; choose one of ${sampleIds.join(', ')}.`,
    };
  }
  return { ok: true, path: locate(`${id}.json`) };
}
