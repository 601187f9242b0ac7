import type { Settings } from '../../electron/contract/model.ts';

/** What every group of settings gets. */
export interface GroupProps {
  readonly draft: Settings;
  readonly set: (part: Partial<Settings>) => void;
}
