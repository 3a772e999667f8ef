/**
 * Our own small set, drawn on a grid of 24 with one stroke. An icon never speaks alone: it is hidden
 * from screen readers and always stands beside a word.
 */
const paths = {
  'arrow-down': 'M12 5v14M6 13l6 6 6-6',
  'arrow-left': 'M19 12H5M11 6l-6 6 6 6',
  'arrow-right': 'M5 12h14M13 6l6 6-6 6',
  'arrow-up': 'M12 19V5M6 11l6-6 6 6',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21.5h4',
  calendar: 'M5 5.5h14v14H5zM5 10h14M9 3v4M15 3v4',
  camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
  chart: 'M4 20h16M7 20v-6M12 20V6M17 20v-9',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  'chevron-down': 'M6 9l6 6 6-6',
  'chevron-left': 'M15 6l-6 6 6 6',
  'chevron-right': 'M9 6l6 6-6 6',
  'chevron-up': 'M6 15l6-6 6 6',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2',
  cross: 'M6 6l12 12M18 6L6 18',
  document: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  edit: 'M5 19l.8-3.8L16 5l3 3L8.8 18.2zM13.8 7.2l3 3',
  enlarge: 'M14 4.5h5.5V10M10 19.5H4.5V14M19 5l-6 6M5 19l6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  'eye-off':
    'M4 4l16 16M9.9 6A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-3 3.6M6.2 7.6A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4.2-1M10 10a3 3 0 0 0 4.1 4.1',
  external: 'M13 5h6v6M19 5l-8 8M17 14v5H5V7h5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  history: 'M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.7',
  house: 'M3.5 11.5L12 4.5l8.5 7M6 9.8V19.5h12V9.8M10 19.5v-5h4v5',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5M12 7.7v.1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  logout: 'M10 4.5H5v15h5M9.5 12H20M16 8l4 4-4 4',
  meeting:
    'M4 19h16M6.5 19v-4h11v4M8 9.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM16 9.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5 14.5c0-2 1.3-3 3-3s3 1 3 3M13 14.5c0-2 1.3-3 3-3s3 1 3 3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  minus: 'M5 12h14',
  offline:
    'M3 3l18 18M5 11.5a10 10 0 0 1 4-2.4M19 11.5a10 10 0 0 0-5.6-2.8M8.3 15a5.5 5.5 0 0 1 6-1.3M12 19v.1',
  pause: 'M9 6v12M15 6v12',
  people:
    'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11zM3 19.5c0-3.6 2.5-5.5 6-5.5s6 1.9 6 5.5M16 5a3 3 0 0 1 0 5.8M17.5 14.2c2.2.5 3.5 2.2 3.5 5.3',
  person: 'M12 11.5a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2zM5 20c0-4 3-6 7-6s7 2 7 6',
  phone: 'M7.5 3h9v18h-9zM11 18h2',
  pin: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
  plus: 'M12 5v14M5 12h14',
  printer: 'M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z',
  refresh: 'M19.5 8A8 8 0 0 0 5 9.5M4.5 5v4.5H9M4.5 16A8 8 0 0 0 19 14.5M19.5 19v-4.5H15',
  scan: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M7 12h10',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3L20.5 20.5',
  seal: 'M12 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM9 13.2L7.5 20.5 12 18l4.5 2.5L15 13.2',
  send: 'M20.5 4L3.5 11l6.5 3 3 6.5zM10 14l5-5',
  sort: 'M8 10l4-4.5 4 4.5M8 14l4 4.5 4-4.5',
  stairs: 'M3 20h4.5v-4.5H12V11h4.5V6.5H21',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  upload: 'M12 16V5M7 9.5l5-5 5 5M5 20h14',
  warning: 'M12 4.5l9 15.5H3zM12 10.5v4.5M12 17.4v.1',
} as const satisfies Record<string, string>

export type IconName = keyof typeof paths

export const iconNames = Object.keys(paths).sort() as readonly IconName[]

/** Its size stands in the drawing too: without the style sheet, on a poor line, it is not as wide as the page. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="t-icon" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
