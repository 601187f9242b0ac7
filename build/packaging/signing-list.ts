import { consoleFile, programFile } from './product.ts';

export interface SigningEntry {
  /** Below the installation folder, with slashes; `*` stands for one file name. */
  readonly path: string;
  /** `sign`: by us. `signed`: its maker did, and a second signature would replace that one. */
  readonly how: 'sign' | 'signed' | 'unsigned';
  readonly why: string;
  /** Not in every version of what we pack. */
  readonly mayBeAbsent?: true;
}

const application =
  'application control by publisher allows the program only when all it loads is signed';
const byMicrosoft = 'signed by Microsoft';

/**
 * Everything in the package that Windows can run. A file that is not on this list stops the
 * packaging, so that nothing comes in unseen.
 */
export const signingList: readonly SigningEntry[] = [
  { path: programFile, how: 'sign', why: 'the program' },
  { path: consoleFile, how: 'sign', why: 'the program for the console' },
  { path: 'resources/assets/powershell/*.ps1', how: 'sign', why: 'execution policy AllSigned' },
  { path: 'resources/assets/powershell/*.psm1', how: 'sign', why: 'execution policy AllSigned' },
  { path: 'ffmpeg.dll', how: 'sign', why: application },
  { path: 'libEGL.dll', how: 'sign', why: application },
  { path: 'libGLESv2.dll', how: 'sign', why: application },
  { path: 'vk_swiftshader.dll', how: 'sign', why: application },
  { path: 'vulkan-1.dll', how: 'sign', why: application },
  { path: 'd3dcompiler_47.dll', how: 'signed', why: byMicrosoft },
  { path: 'dxcompiler.dll', how: 'sign', why: application, mayBeAbsent: true },
  { path: 'dxil.dll', how: 'signed', why: byMicrosoft, mayBeAbsent: true },
  {
    path: 'resources/elevate.exe',
    how: 'unsigned',
    why: 'electron-builder adds it for self-updates; the installer deletes it',
    mayBeAbsent: true,
  },
];
