import type { Settings } from '../../electron/contract/model.ts';

export type Language = 'en' | 'de';

/**
 * The language of a setting.
 * @param system what Windows says, such as `de-AT`
 */
export function languageOf(setting: Settings['language'], system: string): Language {
  if (setting !== 'system') return setting;
  return system.toLowerCase().startsWith('de') ? 'de' : 'en';
}
