// The licences of everything that is bundled, as one text: their terms ask for it to go along.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Reads what the bundler found, and takes the files away: they are no part of the program. */
function takeLists(files) {
  return files.flatMap((file) => {
    const list = JSON.parse(readFileSync(file, 'utf8'));
    rmSync(file);
    return list;
  });
}

/** Node's own licence lies in its folder on Windows and one above elsewhere. */
function nodeLicence(node) {
  const folder = path.dirname(node);
  const file = [`${folder}/LICENSE`, `${folder}/../LICENSE`].find((name) => existsSync(name));
  return file === undefined
    ? 'Its licence: https://github.com/nodejs/node/blob/main/LICENSE'
    : readFileSync(file, 'utf8');
}

const line = '-'.repeat(80);
const section = (title, text) => `${line}\n${title}\n${line}\n\n${text.trim()}\n`;

/**
 * The text of THIRD-PARTY-NOTICES.txt.
 * @param lists files that the bundler wrote; they are removed
 * @param node program that the console program consists of; undefined where there is none
 */
export function notices(lists, node) {
  const found = new Map(takeLists(lists).map((each) => [`${each.name} ${each.version}`, each]));
  const sections = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, { identifier, text }]) =>
      section(`${title} (${identifier ?? 'licence not named'})`, text ?? `Licence: ${identifier}`),
    );
  const own = node === undefined ? [] : [section('Node.js, in vmm-firewall', nodeLicence(node))];
  return `This program contains the following works of others.\n\n${[...own, ...sections].join('\n')}`;
}
