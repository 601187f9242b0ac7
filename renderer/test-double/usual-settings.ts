import type { Settings } from '../../electron/contract/model.ts';

export const usualSettings: Settings = {
  checkIntervalMinutes: 5,
  theme: 'system',
  language: 'system',
  notifications: true,
  peers: {},
  roles: null,
  release: null,
  features: [],
  exceptions: [],
};
