/** Joins what stands for itself; what a system said in a word or two gets its full stop. */
export const sentences = (...texts: readonly string[]): string =>
  texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => (/[.!?:"”“»]$/.test(text) ? text : `${text}.`))
    .join(' ');
