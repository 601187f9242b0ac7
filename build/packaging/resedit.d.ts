/**
 * The part of resedit that is used here. Its own declarations bring the types of a browser with them
 * (`lib="dom"`), which would then be known in every file of this project.
 */
interface Entry {
  type: number | string;
  id: number | string;
  lang: number | string;
  codepage: number;
  bin: ArrayBufferLike;
}

interface Section {
  readonly info: Readonly<Record<string, number | string>>;
  readonly data: ArrayBufferLike;
}

export interface NtExecutable {
  readonly newHeader: {
    readonly optionalHeaderDataDirectory: { get(entry: number): { readonly size: number } };
  };
  setSectionByEntry(entry: number, section: Section): void;
  generate(): ArrayBuffer;
}
export const NtExecutable: {
  from(program: Uint8Array, options?: { readonly ignoreCert?: boolean }): NtExecutable;
  createEmpty(is32Bit: boolean, isLibrary: boolean): NtExecutable;
};

export interface NtExecutableResource {
  readonly entries: Entry[];
  outputResource(program: NtExecutable): void;
}
export const NtExecutableResource: {
  from(program: NtExecutable, ignoreUnparsable?: boolean): NtExecutableResource;
};

interface Language {
  readonly lang: number;
  readonly codepage: number;
}

export interface VersionInfo {
  lang: number | string;
  readonly fixedInfo: { readonly fileVersionMS: number; readonly fileVersionLS: number };
  setFileVersion(version: string): void;
  getAllLanguagesForStringValues(): Language[];
  getStringValues(language: Language): Record<string, string>;
  setStringValues(language: Language, values: Readonly<Record<string, string>>): void;
  outputToResourceEntries(entries: Entry[]): void;
}
export const Resource: {
  readonly VersionInfo: {
    createEmpty(): VersionInfo;
    fromEntries(entries: readonly Entry[]): VersionInfo[];
  };
};
