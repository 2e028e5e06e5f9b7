/** Line drawings that stand beside words, never instead of them. */
const drawings = {
  today: 'M4 5h16v15H4zM4 9h16M8 3v4M16 3v4M8 13h4M8 16h7',
  intake: 'M6 3h9l4 4v14H6zM15 3v4h4M12 10v7M8.5 13.5h7',
  complaints: 'M5 4h14v16H5zM8 8h8M8 12h8M8 16h5',
  handover: 'M3 8h13l-3-3M21 16H8l3 3',
  register: 'M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2zM5 18a2 2 0 0 1 2-2h12M9 8h6M9 12h6',
  sync: 'M5 12a7 7 0 0 1 12-5l2 2M19 5v4h-4M19 12a7 7 0 0 1-12 5l-2-2M5 19v-4h4',
  settings: 'M4 7h10M18 7h2M4 12h3M11 12h9M4 17h8M16 17h4M14 5v4M9 10v4M14 15v4',
  duty: 'M6 5h12v16H6zM9 3h6v4H9zM9 14l2 2l4-4',
  phrases: 'M4 5h16v11H10l-5 4v-4H4zM8 9h8M8 12h5',
  bell: 'M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10 20h4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2.5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5L20 20',
  close: 'M6 6l12 12M18 6L6 18',
  branches: 'M4 20V9l8-5l8 5v11M4 20h16M9 20v-6h6v6',
  notice: 'M4 10v4h3l7 4V6l-7 4zM17.5 9a4 4 0 0 1 0 6',
  device: 'M4 5h16v11H4zM9 20h6M12 16v4',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M5 20c0-4 3-6 7-6s7 2 7 6',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
