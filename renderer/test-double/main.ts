import type { Settings } from '../../electron/contract/model.ts';
import { mount } from '../mount.tsx';
import { CompanionDouble } from './companion-double.ts';
import { manyRules } from './many-rules.ts';
import { samples, sampleTexts } from './samples.ts';
import { scenes } from './scenes.ts';

/**
 * The window over a host in memory. The address chooses what is seen:
 * `?host=ID&theme=dark&language=de&scene=failed&rules=10000`.
 */
const asked = new URLSearchParams(window.location.search);
const themes: readonly Settings['theme'][] = ['system', 'light', 'dark'];
const languages: readonly Settings['language'][] = ['system', 'en', 'de'];
const first = asked.get('host') ?? 'hardened-management-server-2022';
const count = Number(asked.get('rules') ?? '0');

const scene = scenes[asked.get('scene') ?? ''];
const double = new CompanionDouble({
  samples: count === 0 ? samples : { ...samples, [first]: manyRules(samples[first], count) },
  sampleTexts,
  first,
  ...scene,
  settings: {
    theme: themes.find((theme) => theme === asked.get('theme')) ?? 'light',
    language: languages.find((language) => language === asked.get('language')) ?? 'en',
    ...scene?.settings,
  },
  delay: Number(asked.get('delay') ?? '800'),
});
mount(double);
