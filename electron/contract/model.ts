/** What crosses the border between the window and the process behind it: the window's way to it. */
export * from '../../app/companion/api.ts';
