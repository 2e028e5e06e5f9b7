import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  chosenDataFolder,
  defaultDataFolder,
  namedWord,
  programFolder,
  resourcesFolder,
} from '#main/folders.ts'

const machine = { platform: 'linux', home: '/home/e', environment: {} } as const

describe('the data folder', () => {
  test('is the person’s own on every platform', () => {
    expect(defaultDataFolder(machine)).toBe('/home/e/.local/share/counterbook')
    expect(defaultDataFolder({ ...machine, environment: { XDG_DATA_HOME: '/data' } })).toBe(
      '/data/counterbook',
    )
    expect(defaultDataFolder({ ...machine, environment: { XDG_DATA_HOME: '' } })).toBe(
      '/home/e/.local/share/counterbook',
    )
    expect(defaultDataFolder({ ...machine, platform: 'darwin' })).toBe(
      '/home/e/Library/Application Support/Counterbook',
    )
    expect(
      defaultDataFolder({ ...machine, platform: 'win32', environment: { LOCALAPPDATA: '/local' } }),
    ).toBe(join('/local', 'Counterbook'))
  })

  test('is the one that is named, however it is written', () => {
    expect(chosenDataFolder(['.', '--data', '/d/a'], machine)).toBe('/d/a')
    expect(chosenDataFolder(['--data=/d/b', '--lang=en'], machine)).toBe('/d/b')
    expect(chosenDataFolder(['--data'], machine)).toBe('/home/e/.local/share/counterbook')
    expect(chosenDataFolder(['--database', '/d/c'], machine)).toBe(
      '/home/e/.local/share/counterbook',
    )
  })
})

test('a word of the start is found by its name alone', () => {
  expect(namedWord(['--hub', 'http://h', '--x'], '--hub')).toBe('http://h')
  expect(namedWord(['--hubs=1', '--hub=http://h?a=b'], '--hub')).toBe('http://h?a=b')
  expect(namedWord(['--hub='], '--hub')).toBeUndefined()
})

test('the program finds its own files', () => {
  expect(existsSync(join(programFolder(), 'package.json'))).toBe(true)
  expect(existsSync(join(resourcesFolder(), 'locales', 'shell', 'zh-CN.json'))).toBe(true)
})
