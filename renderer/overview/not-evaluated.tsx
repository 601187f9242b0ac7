import type { Note } from '../../core/assessment/model.ts';
import { useTexts } from '../texts/use-texts.tsx';

const isPartial = ({ code }: Note) => code === 'part-unavailable' || code === 'store-assumed-empty';

/**
 * What the sentence does not cover: first what may be missing in the files, then what could not be
 * read, then what was assumed.
 */
export function NotEvaluated(props: {
  readonly notes: readonly Note[];
  readonly inputNotes: readonly string[];
}) {
  const { notes, inputNotes } = props;
  const { t, words } = useTexts();
  const partial = notes.filter(isPartial);
  const rest = notes.filter((note) => !isPartial(note));
  const lines = (some: readonly Note[]) =>
    some.map((note) => <li key={JSON.stringify(note)}>{words.note(note)}</li>);
  return (
    <>
      <InputNotes notes={inputNotes} />
      {partial.length === 0 ? null : (
        <section className="card partial" aria-labelledby="partial">
          <h2 id="partial">{t('overview.partial')}</h2>
          <ul>{lines(partial)}</ul>
          <p className="quiet-text">{t('overview.partial-next')}</p>
        </section>
      )}
      {rest.length === 0 ? null : (
        <section className="not-evaluated" aria-labelledby="not-evaluated">
          <h2 id="not-evaluated">{t('overview.not-evaluated')}</h2>
          <ul>{lines(rest)}</ul>
        </section>
      )}
    </>
  );
}

function InputNotes({ notes }: { readonly notes: readonly string[] }) {
  const { t, told } = useTexts();
  if (notes.length === 0) return null;
  return (
    <section className="card partial" aria-labelledby="input-notes">
      <h2 id="input-notes">{t('overview.input-notes')}</h2>
      <ul>
        {notes.map((note, index) => (
          <li key={`${index} ${note}`}>
            <bdi>{told(note)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
