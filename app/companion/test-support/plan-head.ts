/** What every plan says of itself; its kind and steps are the test's. */
export const planHead = {
  schemaVersion: 1,
  id: 'p',
  createdAt: '2026-11-24T00:00:00Z',
  host: 'H',
  catalogue: { id: 'c', hash: 'a'.repeat(64) },
  tool: 't',
} as const;
