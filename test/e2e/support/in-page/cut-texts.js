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

  const isOnlyHeard = (element) =>
    element.closest('.only-heard, [aria-hidden="true"]') !== null ||
    getComputedStyle(element).clipPath !== 'none';

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
    return box !== null && rect.right > box.getBoundingClientRect().right + spare
      ? 'runs out of its box'
      : undefined;
  };

  const cutText = (node) => {
    const element = node.parentElement;
    if (element === null || !element.checkVisibility() || isOnlyHeard(element)) return [];
    if (element.closest('svg, select, script, style') !== null) return [];
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const why = cutBy(rect, element) ?? runsOut(rect, element);
      if (why !== undefined) return [`"${shorten(node.data)}" ${why}`];
    }
    return [];
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
    if (node.data.trim() !== '') found.push(...cutText(node));
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
