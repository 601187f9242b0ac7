import type { texts } from './en/texts.ts';

export type TextKey = keyof typeof texts;
export type TextParams = Readonly<Record<string, string | number>>;

/**
 * Puts values into `{name}`. Where a text has two forms, `one | several`, `count` chooses; a single
 * form holds for every count.
 */
export function fill(text: string, params: TextParams): string {
  const [one = text, several = one] = text.split(' | ');
  const form = params['count'] === 1 ? one : several;
  return form.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : place,
  );
}
