// Puts together all that goes into app.asar: the folder holds nothing else. The code is bundled, so
// that its package.json names no dependencies.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { buildAppInto } from '../bundle-app.mjs';
import { buildRenderer } from '../renderer.mjs';
import { root } from '../root.mjs';
import { notices } from './notices.mjs';

/** What the packed program knows of itself. */
function manifest(publisher) {
  const { name, version, description, license } = JSON.parse(
    readFileSync(`${root}package.json`, 'utf8'),
  );
  const main = 'desktop/main.mjs';
  return { name, version, description, license, author: publisher, type: 'module', main };
}

/** Stages the application into a folder, which is made anew; the notices go beside it. */
export async function stageApp(folder, publisher) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, `${JSON.stringify(manifest(publisher), undefined, 2)}\n`);
  await buildAppInto(`${folder}/desktop`);
  cpSync(await buildRenderer(), `${folder}/renderer`, { recursive: true });
  const lists = [
    'desktop/main.licenses.json',
    'desktop/preload.licenses.json',
    'renderer/licenses.json',
  ];
  writeFileSync(`${folder}.notices.txt`, notices(lists.map((name) => `${folder}/${name}`)));
}
