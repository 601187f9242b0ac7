import type { Locator } from 'playwright-core';
import { expect, vi } from 'vitest';

/** Asks until the answer is as expected; the failure shows what it was instead. */
export async function soon<T>(ask: () => Promise<T>, expected: T | RegExp): Promise<void> {
  const check = async () => {
    const answer = await ask();
    if (expected instanceof RegExp) expect(answer).toMatch(expected);
    else expect(answer).toBe(expected);
  };
  await vi.waitFor(check, { timeout: 15_000, interval: 50 });
}

const literal = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** Waits until something of the page is as expected. */
export const eventually = (locator: Locator) => ({
  toSay: (expected: string | RegExp): Promise<void> =>
    soon(
      async () => (await locator.first().textContent({ timeout: 15_000 })) ?? '',
      typeof expected === 'string' ? literal(expected) : expected,
    ),
  toCount: (expected: number): Promise<void> => soon(() => locator.count(), expected),
});
