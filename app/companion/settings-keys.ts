/** Every setting by its name; settings.ts holds it equal to the type. */
export const settingsKeys = [
  'checkIntervalMinutes',
  'theme',
  'language',
  'notifications',
  'peers',
  'roles',
  'release',
  'features',
  'exceptions',
] as const;
