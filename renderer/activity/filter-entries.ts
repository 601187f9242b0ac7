import type { ActivityEntry, ActivityEvent } from '../../electron/contract/model.ts';

export const activityFilters = ['all', 'changes', 'drift', 'checks', 'others'] as const;
export type ActivityFilter = (typeof activityFilters)[number];

const filterOf: Readonly<Record<ActivityEvent['kind'], ActivityFilter>> = {
  change: 'changes',
  undo: 'changes',
  drift: 'drift',
  expired: 'drift',
  check: 'checks',
  settings: 'others',
  report: 'others',
};

export const filterEntries = (
  entries: readonly ActivityEntry[],
  filter: ActivityFilter,
): readonly ActivityEntry[] =>
  filter === 'all' ? entries : entries.filter(({ event }) => filterOf[event.kind] === filter);
