/** What pure code may not touch, each with its reason: the native lint rules read these lists. */

const machine = 'src-shared is pure: it sees no machine, process, page or network'
const time = 'src-shared has no timers: whoever calls it decides when'
const clock = 'src-shared has no clock: the current time comes in as an argument'
const chance = 'src-shared has no randomness: identifiers and salts come in through a port'
const zone =
  'depends on the time zone of the machine: use foundation/instant.ts, which always means +08:00'
const locale =
  'depends on the language data of the machine, so two machines would disagree: compare code points'

function each(names: readonly string[], message: string) {
  return names.map((name) => ({ name, message }))
}

export const pureGlobals: readonly { readonly name: string; readonly message: string }[] = [
  ...each(
    [
      'process',
      'Buffer',
      'require',
      'module',
      '__dirname',
      '__filename',
      'global',
      'globalThis',
      'window',
      'self',
      'document',
      'navigator',
      'location',
      'localStorage',
      'sessionStorage',
      'indexedDB',
      'fetch',
      'XMLHttpRequest',
      'WebSocket',
      'Worker',
      'console',
    ],
    machine,
  ),
  ...each(
    [
      'setTimeout',
      'setInterval',
      'setImmediate',
      'clearTimeout',
      'clearInterval',
      'clearImmediate',
      'queueMicrotask',
      'requestAnimationFrame',
    ],
    time,
  ),
  ...each(['performance'], clock),
  ...each(['crypto'], chance),
]

const zoned = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']

export const pureProperties: readonly {
  readonly object?: string
  readonly property: string
  readonly message: string
}[] = [
  { object: 'Date', property: 'now', message: clock },
  { object: 'Math', property: 'random', message: chance },
  ...zoned.map((part) => ({ property: `get${part}`, message: zone })),
  ...zoned
    .filter((part) => part !== 'Day')
    .map((part) => ({ property: `set${part}`, message: zone })),
  ...['getTimezoneOffset', 'toDateString', 'toTimeString'].map((property) => ({
    property,
    message: zone,
  })),
  ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'localeCompare'].map(
    (property) => ({ property, message: locale }),
  ),
]
