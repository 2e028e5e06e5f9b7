/** The menu: what a keyboard expects of every program, and nothing of the business. */
import { app, Menu } from 'electron'
import type { Words } from './words.ts'

export function setMenu({ menu, appName }: Words): void {
  const template: Electron.MenuItemConstructorOptions[] = [
    {
      label: process.platform === 'darwin' ? appName : menu.file,
      submenu: [{ role: 'quit', label: menu.quit }],
    },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo', label: menu.undo },
        { role: 'redo', label: menu.redo },
        { type: 'separator' },
        { role: 'cut', label: menu.cut },
        { role: 'copy', label: menu.copy },
        { role: 'paste', label: menu.paste },
        { role: 'selectAll', label: menu.selectAll },
      ],
    },
    {
      label: menu.view,
      submenu: [
        { role: 'zoomIn', label: menu.zoomIn },
        { role: 'zoomOut', label: menu.zoomOut },
        { role: 'resetZoom', label: menu.zoomReset },
        { role: 'togglefullscreen', label: menu.fullScreen },
        { role: 'reload', label: menu.reload },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
