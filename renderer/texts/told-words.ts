import type { Words } from '../../core/assessment/words/words.ts';

type Note = Parameters<Words['note']>[0];
type Dependency = Parameters<Words['dependency']>[0];

/** Says in the same language what the readers of a host said, where a sentence repeats it. */
export function toldWords(words: Words, told: (text: string) => string): Words {
  const noteIn = (note: Note): Note => {
    if ('detail' in note) return { ...note, detail: told(note.detail) };
    return note.code === 'hint' ? { ...note, why: note.why.map(told) } : note;
  };
  const dependencyIn = (dependency: Dependency): Dependency =>
    dependency.kind === 'unreadable'
      ? { ...dependency, reason: told(dependency.reason) }
      : dependency;
  return {
    ...words,
    note: (note) => words.note(noteIn(note)),
    dependency: (dependency) => words.dependency(dependencyIn(dependency)),
    reason: (reason) =>
      words.reason(
        reason.code === 'undecided'
          ? { ...reason, because: reason.because.map(dependencyIn) }
          : reason,
      ),
  };
}
