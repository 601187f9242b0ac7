/** Commands, paths, ids and documents: they are in whatever language they came in. */
const asItIs = 'pre, .mono, .documents';

/** What is on the page in the words of this program: texts, and names that only a screen reader says. */
export function shownTexts(page: Document): string[] {
  const texts: string[] = [];
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode } = walker;
    const quoted = currentNode.parentElement?.closest(asItIs) ?? null;
    if (quoted === null) texts.push(currentNode.textContent ?? '');
  }
  const named = page.querySelectorAll('[aria-label], [aria-description], [title], [placeholder]');
  for (const element of named)
    for (const name of ['aria-label', 'aria-description', 'title', 'placeholder'])
      texts.push(element.getAttribute(name) ?? '');
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
