/** Strokes on a field of 20 by 20. */
const paths = {
  overview: 'M3 10.5 10 4l7 6.5M5 9v7.5h3.5V12h3v4.5H15V9',
  flows: 'M3 6.5h12M12 3.5l3 3-3 3M17 13.5H5M8 10.5l-3 3 3 3',
  map: 'M10 10V5.5M10 10l-4.5 4M10 10l4.5 4M10 5.5a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5ZM4.5 17.5a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5ZM15.5 17.5a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z',
  rules: 'M3.5 5h1M3.5 10h1M3.5 15h1M7.5 5h9M7.5 10h9M7.5 15h9',
  ask: 'M10 17.5a7.5 7.5 0 1 0-6.6-3.9L2.5 17.5l3.9-.9a7.5 7.5 0 0 0 3.6.9ZM8 8a2 2 0 1 1 3 1.75c-.65.4-1 .75-1 1.5M10 13.4v.1',
  activity: 'M2.5 10h3l2-5.5 4.5 11 2.25-5.5h3.25',
  settings:
    'M3 6h6M13 6h4M3 14h3M10 14h7M11 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  check: 'M16.5 10a6.5 6.5 0 1 1-2-4.7M16.5 2.5v3.25h-3.25',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  back: 'M8.5 4.5 3 10l5.5 5.5M3.5 10H17',
  close: 'M5 5l10 10M15 5 5 15',
  copy: 'M7 6.5V3.5h9.5V13h-3M3.5 6.5H13v10H3.5z',
  done: 'm4 10.5 4 4 8-9',
  arrow: 'M3 10h13M11.5 5.5 16 10l-4.5 4.5',
  link: 'm7.5 4.5 5.5 5.5-5.5 5.5',
  search: 'm12.8 12.8 4 4M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z',
  undo: 'M4 8.5h8a4.25 4.25 0 0 1 0 8.5H7.5M7.5 5 4 8.5 7.5 12',
  lock: 'M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  flag: 'M5 17.5v-14M5 3.5h9.5l-2.25 3.5 2.25 3.5H5',
  file: 'M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15',
  warning: 'M10 3 2.5 16.5h15zM10 8v4.5M10 14.4v.1',
  server: 'M3.5 3.5h13v5.5h-13zM3.5 11.5h13V17h-13zM6.5 6.2v.1M6.5 14.2v.1M9.5 6.25h4M9.5 14.25h4',
} as const;

export type IconName = keyof typeof paths;

/** A drawing that repeats what the text beside it says, so it is never read out. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
