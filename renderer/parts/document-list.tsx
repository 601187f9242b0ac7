import { useCompanion } from '../state/companion.tsx';

/** Titles alone, where the addresses stand elsewhere. */
export function DocumentTitles({ ids }: { readonly ids: readonly string[] }) {
  const { sources } = useCompanion().state;
  const titles = ids.map((id) => (Object.hasOwn(sources, id) ? sources[id]?.title : id) ?? id);
  return <bdi>{titles.join('; ')}</bdi>;
}

/** Documents by title and address; an id that nothing is known of stays as it is. */
export function DocumentList({ ids }: { readonly ids: readonly string[] }) {
  const { sources } = useCompanion().state;
  return (
    <ul className="plain documents">
      {ids.map((id) => {
        const found = Object.hasOwn(sources, id) ? sources[id] : undefined;
        return (
          <li key={id}>
            <bdi>{found?.title ?? id}</bdi>
            {found === undefined || found.address === '' ? null : (
              // Nothing is opened from here: the window goes nowhere. It can be marked and copied.
              <bdi className="mono small quiet-text document-address">{found.address}</bdi>
            )}
          </li>
        );
      })}
    </ul>
  );
}
