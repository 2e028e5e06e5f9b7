/**
 * Every colour, size and face of the screens. Nothing else in src-renderer names a colour.
 *
 * All text colours reach 4.5:1 on `ground` and `sheet`, the high-contrast theme 7:1; a test computes it.
 */
import type { ThemeConfig } from 'antd'

export const THEME_NAMES = ['paper', 'high_contrast'] as const
export type ThemeName = (typeof THEME_NAMES)[number]

export interface Palette {
  /** Behind everything. */
  readonly ground: string
  /** What is written on. */
  readonly sheet: string
  /** Pressed-in areas: locked cells, the frame. */
  readonly shade: string
  readonly ink: string
  readonly softInk: string
  readonly hairline: string
  /** Borders of things that can be filled in or pressed: 3:1. */
  readonly edge: string
  readonly accent: string
  readonly accentDeep: string
  readonly accentWash: string
  readonly onAccent: string
  readonly alarm: string
  readonly alarmWash: string
  readonly warning: string
  readonly warningWash: string
  readonly good: string
  readonly goodWash: string
  readonly focus: string
}

export const palettes: Readonly<Record<ThemeName, Palette>> = {
  paper: {
    ground: '#f8f4ec',
    sheet: '#fffdf8',
    shade: '#f0eade',
    ink: '#25211c',
    softInk: '#625a4f',
    hairline: '#ddd4c4',
    edge: '#958a7a',
    accent: '#14504c',
    accentDeep: '#0c3a37',
    accentWash: '#e3ece6',
    onAccent: '#fffdf8',
    alarm: '#a1261a',
    alarmWash: '#f9e7e1',
    warning: '#7d5200',
    warningWash: '#f8ecd0',
    good: '#2c6434',
    goodWash: '#e6efdf',
    focus: '#b4571a',
  },
  high_contrast: {
    ground: '#ffffff',
    sheet: '#ffffff',
    shade: '#eeeeee',
    ink: '#000000',
    softInk: '#2b2b2b',
    hairline: '#767676',
    edge: '#000000',
    accent: '#00304a',
    accentDeep: '#001c2c',
    accentWash: '#e2eef5',
    onAccent: '#ffffff',
    alarm: '#8a0000',
    alarmWash: '#ffecec',
    warning: '#5c3a00',
    warningWash: '#fff3d1',
    good: '#00450f',
    goodWash: '#e6f5e6',
    focus: '#b00060',
  },
}

const faces = {
  text: `"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif`,
  traditional: `"PingFang TC", "Microsoft JhengHei UI", "Microsoft JhengHei", "Noto Sans CJK TC", "Source Han Sans TC", system-ui, sans-serif`,
  latin: `"Segoe UI", "Noto Sans", "Helvetica Neue", Arial, "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif`,
  mark: `"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", STSong, SimSun, serif`,
} as const

const textSize = 15

/** Puts a theme's colours on the page as custom properties; style sheets read only these. */
export function applyTheme(name: ThemeName, root: HTMLElement): void {
  root.dataset['theme'] = name
  for (const [key, value] of Object.entries(palettes[name])) {
    root.style.setProperty(
      `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    )
  }
  root.style.setProperty('--face', faces.text)
  root.style.setProperty('--face-traditional', faces.traditional)
  root.style.setProperty('--face-latin', faces.latin)
  root.style.setProperty('--face-mark', faces.mark)
  root.style.setProperty('--text', `${textSize}px`)
}

/** The same colours for the control library. */
export function controlTheme(name: ThemeName): ThemeConfig {
  const palette = palettes[name]
  return {
    token: {
      colorPrimary: palette.accent,
      colorPrimaryHover: palette.accentDeep,
      colorPrimaryActive: palette.accentDeep,
      colorPrimaryBg: palette.accentWash,
      colorLink: palette.accent,
      colorError: palette.alarm,
      colorErrorText: palette.alarm,
      colorWarning: palette.warning,
      colorSuccess: palette.good,
      colorInfo: palette.accent,
      colorText: palette.ink,
      colorTextSecondary: palette.softInk,
      colorTextTertiary: palette.softInk,
      colorTextDescription: palette.softInk,
      colorTextPlaceholder: palette.softInk,
      colorTextDisabled: palette.softInk,
      colorBgBase: palette.sheet,
      colorBgContainer: palette.sheet,
      colorBgElevated: palette.sheet,
      colorBgLayout: palette.ground,
      colorBgContainerDisabled: palette.shade,
      colorBorder: palette.edge,
      colorBorderSecondary: palette.hairline,
      colorSplit: palette.hairline,
      controlItemBgActive: palette.accentWash,
      controlItemBgActiveHover: palette.accentWash,
      controlOutline: palette.accentWash,
      controlOutlineWidth: 2,
      fontFamily: 'inherit',
      fontSize: textSize,
      fontSizeSM: 14,
      controlHeight: 36,
      controlHeightSM: 30,
      borderRadius: 3,
      borderRadiusLG: 4,
      borderRadiusSM: 2,
      motion: false,
      boxShadow: 'none',
      boxShadowSecondary: `0 2px 12px ${palette.hairline}`,
      lineWidth: 1,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
      },
      Segmented: {
        itemSelectedBg: palette.accent,
        itemSelectedColor: palette.onAccent,
        trackBg: palette.shade,
        itemColor: palette.ink,
      },
      Modal: { borderRadiusLG: 4 },
    },
  }
}
