// Makes a Windows node.exe say what it is going to be: version resource and icon. Its signature is
// dropped with that, since it is of another content.
import { readFileSync, writeFileSync } from 'node:fs';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { root } from '../root.mjs';

const english = { lang: 1033, codepage: 1200 };
const company = 'The VMM Firewall Companion authors';

/** Rewrites the program in place. */
export function brandProgram(file, { version, fileName }) {
  const program = NtExecutable.from(readFileSync(file), { ignoreCert: true });
  const resources = NtExecutableResource.from(program);
  const others = resources.entries.filter(({ type }) => type !== versionType);
  resources.entries = others;
  const info = Resource.VersionInfo.createEmpty();
  info.lang = english.lang;
  info.setFileVersion(version);
  info.setProductVersion(version);
  info.setStringValues(english, {
    ProductName: 'VMM Firewall Companion',
    FileDescription: 'VMM Firewall Companion, command line',
    CompanyName: company,
    LegalCopyright: `Copyright (c) 2026 ${company}; contains Node.js, copyright its contributors`,
    OriginalFilename: fileName,
    FileVersion: version,
    ProductVersion: version,
  });
  info.outputToResourceEntries(resources.entries);
  const icon = Data.IconFile.from(readFileSync(`${root}assets/icons/program.ico`));
  Resource.IconGroupEntry.replaceIconsForResource(
    resources.entries,
    1,
    english.lang,
    icon.icons.map(({ data }) => data),
  );
  resources.outputResource(program);
  writeFileSync(file, Buffer.from(program.generate()));
}

const versionType = 16;
