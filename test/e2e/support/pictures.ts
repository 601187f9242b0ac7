import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

const baselines = 'test/e2e/baselines';
/** Pictures in the documents are baselines as well: they show the window as it is. */
export const documentPictures = 'docs/pictures';
/** Kept after a run, to be looked at. */
export const artefacts = 'test-results/window';
const record = `${baselines}/made-with.json`;

/** Part of a picture that may differ: next to nothing in the Chromium that made the baselines. */
const strict = 0.0005;
/** Another Chromium draws edges differently; a layout that broke moves more than this. */
const lenient = 0.02;

/** What the baselines were drawn with. Other typefaces are other pictures. */
interface Drawing {
  readonly chromium: string;
  /** Widths of a sentence in the two typefaces of the window. */
  readonly fonts: string;
}

const measureFonts = `(() => {
  const pen = document.createElement('canvas').getContext('2d');
  return ['--fontFamilyBase', '--fontFamilyMonospace'].map((name) => {
    const family = getComputedStyle(document.querySelector('.fui-FluentProvider')).getPropertyValue(name);
    pen.font = '100px ' + family;
    return pen.measureText('The quick brown fox').width.toFixed(1);
  }).join(' ');
})()`;

async function drawingOf(page: Page): Promise<Drawing> {
  const chromium = page.context().browser()?.version() ?? '';
  return { chromium, fonts: await page.evaluate<string>(measureFonts) };
}

/** Takes pictures and holds them against the baselines; with UPDATE_BASELINES=1 it renews those that differ. */
export class Pictures {
  readonly #renews = process.env['UPDATE_BASELINES'] === '1';
  readonly #taken = new Set<string>();
  readonly #folder: string;
  #tolerance: Promise<number> | undefined;
  #drawing: Drawing | undefined;

  constructor(folder = baselines) {
    this.#folder = folder;
  }

  /** Keeps a picture, and says how it differs from its baseline; nothing when it does not. */
  async differences(page: Page, name: string): Promise<string[]> {
    const tolerance = await this.#toleranceFor(page);
    this.#taken.add(`${name}.png`);
    const taken = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    mkdirSync(artefacts, { recursive: true });
    writeFileSync(`${artefacts}/${name}.png`, taken);
    const baseline = `${this.#folder}/${name}.png`;
    if (tolerance === 1) return [];
    const { share, drawn } = existsSync(baseline) ? compare(baseline, taken) : { share: 1 };
    if (share <= tolerance) return [];
    if (this.#renews) {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(baseline, smaller(taken, this.#folder === baselines));
      return [];
    }
    if (!existsSync(baseline)) return [`has no baseline; ${howToRenew}`];
    if (drawn !== undefined) writeFileSync(`${artefacts}/${name}.difference.png`, drawn);
    return [`${(share * 100).toFixed(2)} % differ, see ${artefacts}; ${howToRenew}`];
  }

  /** Baselines of pictures that nobody takes any more; renewing removes them. */
  leftOver(): string[] {
    if (!existsSync(this.#folder)) return [];
    const left = readdirSync(this.#folder).filter(
      (file) => file.endsWith('.png') && !this.#taken.has(file),
    );
    if (!this.#renews) return left;
    for (const file of left) rmSync(`${this.#folder}/${file}`);
    mkdirSync(baselines, { recursive: true });
    writeFileSync(record, `${JSON.stringify(this.#drawing, null, 2)}\n`);
    return [];
  }

  /** Said once, whoever asks first. */
  #toleranceFor(page: Page): Promise<number> {
    this.#tolerance ??= drawingOf(page).then((now) => {
      this.#drawing = now;
      return this.#renews ? strict : toleranceBetween(readRecord(), now);
    });
    return this.#tolerance;
  }
}

const howToRenew =
  'UPDATE_BASELINES=1 npx vitest run test/e2e/looks test/e2e/documents renews them all';

const readRecord = (): Drawing =>
  existsSync(record)
    ? // Written by this file alone.
      (JSON.parse(readFileSync(record, 'utf8')) as Drawing)
    : { chromium: '', fonts: '' };

function toleranceBetween(made: Drawing, now: Drawing): number {
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  if (made.fonts === '') {
    say(`Pictures are taken but not compared: there are no baselines; ${howToRenew}.`);
    return 1;
  }
  if (made.fonts !== now.fonts) {
    say('Pictures are taken but not compared: the typefaces are not those of the baselines.');
    return 1;
  }
  if (made.chromium === now.chromium) return strict;
  say(`Pictures are compared leniently: Chromium ${now.chromium}, baselines of ${made.chromium}.`);
  return lenient;
}

/** Sixteen shades of each colour: half the bytes, and still every line and letter. */
function coarse(picture: PNG): PNG {
  const { buffer, byteOffset, byteLength } = picture.data;
  const pixels = new Uint32Array(buffer, byteOffset, byteLength / 4);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (pixels[at] ?? 0) & 0xfff0f0f0;
  return picture;
}

/** How much of a picture is not as in its file, and where. */
function compare(file: string, picture: Buffer): { share: number; drawn?: Buffer } {
  const wanted = coarse(PNG.sync.read(readFileSync(file)));
  const taken = coarse(PNG.sync.read(picture));
  const { width, height } = wanted;
  if (width !== taken.width || height !== taken.height) return { share: 1 };
  // The usual case, and quicker told than where pictures differ.
  if (wanted.data.equals(taken.data)) return { share: 0 };
  const drawn = new PNG({ width, height });
  const options = { threshold: 0.1 };
  const count = pixelmatch(wanted.data, taken.data, drawn.data, width, height, options);
  return { share: count / (width * height), drawn: PNG.sync.write(drawn) };
}

/** Browsers write pictures fast, not small; of flat areas nothing is gained by filters. */
function smaller(picture: Buffer, isCoarse: boolean): Buffer {
  const image = PNG.sync.read(picture);
  const options = { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 } as const;
  return PNG.sync.write(isCoarse ? coarse(image) : image, options);
}
