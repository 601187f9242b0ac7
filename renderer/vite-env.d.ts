import type { CompanionApi } from '../electron/contract/model.ts';

declare global {
  /** Put there by the preload script of the desktop app; absent in a browser. */
  var companion: CompanionApi | undefined;
}
