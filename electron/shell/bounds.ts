import { z } from 'zod';

export const rectangle = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
});
export type Rectangle = z.infer<typeof rectangle>;

export const smallestWindow = { width: 800, height: 600 } as const;
const usualWindow = { width: 1180, height: 780 } as const;

const overlap = (a: Rectangle, b: Rectangle): number => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
};

const between = (least: number, value: number, most: number) =>
  Math.max(least, Math.min(value, most));

/**
 * Where the window goes: where it was, moved and shrunk so that all of it is on the display it
 * shares most with; the first one where there is none, for a monitor that is gone.
 * @param displays work areas, the primary one first
 */
export function boundsOnDisplay(
  wanted: Rectangle | null,
  displays: readonly Rectangle[],
): Rectangle {
  const [primary = { x: 0, y: 0, ...usualWindow }] = displays;
  const size = wanted ?? usualWindow;
  const home =
    wanted === null
      ? primary
      : displays.reduce(
          (best, each) => (overlap(wanted, each) > overlap(wanted, best) ? each : best),
          primary,
        );
  const width = Math.min(Math.max(size.width, smallestWindow.width), home.width);
  const height = Math.min(Math.max(size.height, smallestWindow.height), home.height);
  const isThere = wanted !== null && overlap(wanted, home) > 0;
  const x = isThere ? wanted.x : home.x + Math.floor((home.width - width) / 2);
  const y = isThere ? wanted.y : home.y + Math.floor((home.height - height) / 2);
  return {
    x: between(home.x, x, home.x + home.width - width),
    y: between(home.y, y, home.y + home.height - height),
    width,
    height,
  };
}
