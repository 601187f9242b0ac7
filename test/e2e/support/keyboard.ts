import type { Page } from 'playwright-core';
import { soon } from './eventually.ts';

/** What has the focus, as a screen reader names it in short: its label, else its text. */
const focusedName = `(() => {
  const element = document.activeElement;
  return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim().replace(/\\s+/g, ' ');
})()`;

/** Does anything at the element look different with the focus than without it? */
const focusIsSeen = `(() => {
  const element = document.activeElement;
  // Fluent's stops at the ends of the page pass the focus on.
  if (element === null || element.matches('body, [data-tabster-dummy]')) return true;
  const around = [element, element.parentElement, element.nextElementSibling, ...element.children];
  const styleOf = (part, pseudo) => {
    const { outline, boxShadow, border, transform, stroke, strokeWidth } = getComputedStyle(part, pseudo);
    return [outline, boxShadow, border, transform, stroke, strokeWidth].join();
  };
  const look = () =>
    around
      .filter((part) => part !== null)
      .flatMap((part) => [undefined, '::before', '::after'].map((pseudo) => styleOf(part, pseudo)))
      .join(';');
  const focused = look();
  element.blur();
  const without = look();
  element.focus({ focusVisible: true });
  return focused !== without;
})()`;

/** A person without a mouse. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  focused = (): Promise<string> => this.#page.evaluate<string>(focusedName);

  press = (key: string): Promise<void> => this.#page.keyboard.press(key);

  /** Goes on until something of that name has the focus, and fails when it never comes. */
  async tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab', selector = '*'): Promise<void> {
    const isThere = async () =>
      name.test(await this.focused()) &&
      this.#page.evaluate<boolean>(
        `document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`,
      );
    for (let presses = 0; presses < 80; presses += 1) {
      await this.press(key);
      if (await isThere()) return;
    }
    throw new Error(`${key} never reached ${name.source}`);
  }

  /** Waits until what is called so has the focus. */
  async isOn(name: string): Promise<void> {
    const plain = name.trim().replace(/\s+/g, ' ');
    await soon(() => this.focused(), plain);
  }

  /** Waits until the focus is somewhere in a part of the page. */
  async isWithin(part: string): Promise<void> {
    const place = `document.activeElement?.closest(${JSON.stringify(part)})
      ? 'within' : document.activeElement?.outerHTML.slice(0, 200)`;
    await soon(() => this.#page.evaluate<string>(place), 'within');
  }

  /** Names of the next so many stops where nothing shows the focus. */
  async unseenFocus(stops: number): Promise<string[]> {
    const unseen: string[] = [];
    for (let stop = 0; stop < stops; stop += 1) {
      await this.press('Tab');
      if (!(await this.#page.evaluate<boolean>(focusIsSeen))) unseen.push(await this.focused());
    }
    return unseen;
  }
}
