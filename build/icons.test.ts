import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trayStates, trayThemes } from '../electron/shell/tray-view.ts';
import { makeIcons, traySizes } from './icons.mjs';

const read = (name: string) => readFileSync(`assets/icons/${name}`);
const names = trayStates.flatMap((state) => trayThemes.map((theme) => `${state}-${theme}`));

describe('the icons', () => {
  it('are what the drawing gives', async () => {
    const icons = await makeIcons();
    expect(icons.size).toBe(names.length * 2 + 1);
    for (const [name, content] of icons)
      expect([name, read(name).equals(content)]).toEqual([name, true]);
  });

  it.each(names)('%s has every size, drawn for it', (name) => {
    const icon = read(`${name}.ico`);
    const count = icon.readUInt16LE(4);
    const sizes = Array.from({ length: count }, (_, index) => icon.readUInt8(6 + index * 16));
    expect(sizes).toEqual(traySizes);
    expect(existsSync(`assets/icons/${name}.png`)).toBe(true);
  });

  it('tell states apart by their shape alone', async () => {
    const icons = await makeIcons();
    const shapes = trayStates.map((state) =>
      icons.get(`${state}-high-contrast.png`)?.toString('hex'),
    );
    expect(new Set(shapes).size).toBe(trayStates.length);
  });
});
