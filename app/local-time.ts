/** ISO 8601 in seconds with the zone of this computer, `2026-11-24T04:10:05+01:00`. */
export function zonedTime(time: Date): string {
  const offset = -time.getTimezoneOffset();
  if (offset === 0) return `${time.toISOString().slice(0, 19)}Z`;
  const local = new Date(time.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const two = (value: number) => `${Math.floor(value)}`.padStart(2, '0');
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

/** The day on this computer, `2026-11-24`: exceptions end with the day of who reads, not of UTC. */
export const dayOf = (time: Date): string => zonedTime(time).slice(0, 10);
