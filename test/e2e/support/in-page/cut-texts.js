// Runs in the page: every text that somebody cannot read whole, with why. Ends as a list of sentences.
(() => {
  const spare = 1.5;
  const pen = document.createElement('canvas').getContext('2d');
  const shorten = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 60);

  const widthOf = (text, style) => {
    pen.font = style.font;
    return pen.measureText(text).width;
  };

  /** Drop-downs and fields cut what is too long without a sign of it. */
  const cutInField = (field) => {
    const style = getComputedStyle(field);
    const text =
      field instanceof HTMLSelectElement
        ? (field.selectedOptions[0]?.textContent ?? '')
        : field.value || field.placeholder || '';
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return widthOf(text, style) > room + spare
      ? [`"${shorten(text)}" is longer than its field`]
      : [];
  };

  const isOnlyHeard = (element) => {
    if (element.closest('[aria-hidden="true"]') !== null) return true;
    for (let box = element; box !== null; box = box.parentElement)
      if (getComputedStyle(box).clipPath === 'inset(50%)') return true;
    return false;
  };

  /** Where a part of the text lies outside of what shows it; undefined when one can scroll to it. */
  const cutBy = (rect, element) => {
    for (let box = element; box !== null; box = box.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(box);
      if (display === 'inline') continue;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const clips = (overflow) => overflow === 'hidden' || overflow === 'clip';
      if (clips(overflowX) && (rect.right > right + spare || rect.left < left - spare))
        return 'is cut at a side';
      if (clips(overflowY) && (rect.bottom > bottom + spare || rect.top < top - spare))
        return 'is cut above or below';
      if (overflowX === 'auto' || overflowX === 'scroll') return undefined;
    }
    return rect.right > innerWidth + spare || rect.left < -spare
      ? 'lies beside the window'
      : undefined;
  };

  /** Text that runs out of the box that is made for it lies on something else. */
  const runsOut = (rect, element) => {
    let box = element;
    while (box !== null && getComputedStyle(box).display === 'inline') box = box.parentElement;
    if (box === null || getComputedStyle(box).overflowX !== 'visible') return undefined;
    return rect.right > box.getBoundingClientRect().right + spare
      ? 'runs out of its box'
      : undefined;
  };

  const rectsOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  };
  const firstRectOf = (node) => rectsOf(node)[0] ?? { left: 0, right: 0, top: 0, bottom: 0 };

  const cutText = (node) => {
    const element = node.parentElement;
    if (element === null || !element.checkVisibility() || isOnlyHeard(element)) return [];
    if (element.closest('svg, select, script, style') !== null) return [];
    for (const rect of rectsOf(node)) {
      const why = cutBy(rect, element) ?? runsOut(rect, element);
      if (why !== undefined) return [`"${shorten(node.data)}" ${why}`];
    }
    return [];
  };

  /** What of a part of a text is in sight; undefined when one must scroll to it. */
  const inSight = (rect, element) => {
    let { left, right, top, bottom } = rect;
    for (let box = element; box !== null; box = box.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(box);
      // What stays while the rest scrolls lies on it on purpose.
      if (position === 'sticky' || position === 'fixed') return undefined;
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const clip = box.getBoundingClientRect();
      left = Math.max(left, clip.left);
      right = Math.min(right, clip.right);
      top = Math.max(top, clip.top);
      bottom = Math.min(bottom, clip.bottom);
    }
    return right - left > 4 && bottom - top > 4 ? { left, right, top, bottom } : undefined;
  };

  const lieOnEachOther = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5;

  /** Texts that are printed over each other, such as rows at the wrong height. */
  const overprinted = (nodes) => {
    const modal = document.querySelector('[role="dialog"]');
    const parts = nodes.flatMap((node) => {
      const element = node.parentElement;
      if (element === null || !element.checkVisibility() || isOnlyHeard(element)) return [];
      if (modal !== null && !modal.contains(element)) return [];
      if (element.closest('[role="tooltip"], [role="menu"]') !== null) return [];
      const rect = inSight(firstRectOf(node), element);
      return rect === undefined ? [] : [{ node, rect }];
    });
    return parts.flatMap((part, at) =>
      parts
        .slice(at + 1)
        .filter((other) => lieOnEachOther(part.rect, other.rect))
        .map((other) => `"${shorten(part.node.data)}" lies on "${shorten(other.node.data)}"`),
    );
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.data.trim() !== '') texts.push(node);
  const found = [...texts.flatMap(cutText), ...overprinted(texts)];
  for (const field of document.querySelectorAll(
    'select, input:not([type="checkbox"], [type="radio"])',
  ))
    if (field.checkVisibility()) found.push(...cutInField(field));
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth)
    found.push(`the page is ${scrollWidth - innerWidth} wider than the window`);
  for (const area of document.querySelectorAll(
    'main, .split-detail, .split-list, .flow-list, [role="dialog"]',
  ))
    if (area.scrollWidth > area.clientWidth + spare)
      found.push(`${area.className || area.tagName} is scrolled sideways`);
  return [...new Set(found)];
})();
