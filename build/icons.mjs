// Makes the icons of tray and program from assets/icons/drawing.svg: one .ico with every size that
// Windows asks for between 100 % and 400 %, so that none is ever scaled, and a .png for other systems.
import { Resvg } from '@resvg/resvg-js';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pngToIco from 'png-to-ico';
import { root } from './root.mjs';

const folder = `${root}assets/icons`;
export const traySizes = [16, 20, 24, 32, 40, 48, 64];
const programSizes = [...traySizes, 128, 256];

/** Colours of a state on a light and on a dark taskbar. */
const tones = {
  compliant: { light: '#0b6a0b', dark: '#6ccb5f' },
  'action-needed': { light: '#b10e1c', dark: '#ff99a4' },
  unknown: { light: '#424242', dark: '#d6d6d6' },
  checking: { light: '#0f548c', dark: '#62abf5' },
};
const inks = { light: '#ffffff', dark: '#1a1a1a', 'high-contrast': '#000000' };

/** In high contrast everything is white with a black edge: it shows on black and on white. */
function style(state, theme) {
  const isContrast = theme === 'high-contrast';
  const tone = isContrast ? '#ffffff' : tones[state][theme];
  const ink = inks[theme];
  const edge = isContrast ? 'stroke: #000000; stroke-width: 1.5;' : '';
  const line = 'fill: none; stroke-linecap: round; stroke-linejoin: round;';
  return `
    .tone { fill: ${tone}; } .ink { fill: ${ink}; }
    .edge { ${edge} stroke-linejoin: round; }
    circle.edge { fill: ${isContrast ? '#000000' : 'none'}; }
    .ink-line { ${line} stroke: ${ink}; stroke-width: 3.6; }
    .tone-line { ${line} stroke: ${tone}; stroke-width: 3.2; }
    .edge-arc { fill: none; stroke: ${isContrast ? '#000000' : 'none'}; stroke-width: 7; }
    .dot { stroke: ${isContrast ? '#000000' : 'none'}; stroke-width: 1.5; }
    .tone-arc { ${line} stroke: ${tone}; stroke-width: 4; stroke-linecap: butt; }`;
}

/** The drawing with one state only, in the colours of a theme. */
function drawing(state, theme) {
  const text = readFileSync(`${folder}/drawing.svg`, 'utf8');
  const groups = text.replace(/<g id="([^"]+)">[\s\S]*?<\/g>/g, (group, id) =>
    id === state ? group : '',
  );
  return groups.replace('<g ', `<style>${style(state, theme)}</style><g `);
}

const png = (svg, size) =>
  new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();

/** Every icon by its file name. */
export async function makeIcons() {
  const icons = [];
  for (const state of Object.keys(tones)) {
    for (const theme of Object.keys(inks)) {
      const svg = drawing(state, theme);
      const sizes = traySizes.map((size) => png(svg, size));
      icons.push([`${state}-${theme}.ico`, await pngToIco(sizes)]);
      icons.push([`${state}-${theme}.png`, png(svg, 32)]);
    }
  }
  const program = drawing('compliant', 'light');
  icons.push(['program.ico', await pngToIco(programSizes.map((size) => png(program, size)))]);
  return new Map(icons);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, content] of await makeIcons()) writeFileSync(`${folder}/${name}`, content);
}
