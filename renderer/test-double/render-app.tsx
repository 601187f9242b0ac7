import { cleanup, configure, render, screen } from '@testing-library/react';
import { App } from '../app.tsx';
import type { DoubleOptions } from './companion-double.ts';
import { CompanionDouble } from './companion-double.ts';
import { samples, sampleTexts } from './samples.ts';

// Views are loaded when they are first opened, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

/**
 * The whole window in a DOM, over a sample host.
 * @param at the fragment of the address, e.g. `#/flows`
 */
export async function renderApp(
  host: string,
  options: Partial<DoubleOptions> = {},
  at = '#/overview',
): Promise<CompanionDouble> {
  cleanup();
  window.location.hash = at;
  const double = new CompanionDouble({
    samples,
    sampleTexts,
    first: host,
    ...options,
    settings: { language: 'en', theme: 'light', ...options.settings },
  });
  render(<App api={double} />);
  await screen.findByRole('banner');
  return double;
}
