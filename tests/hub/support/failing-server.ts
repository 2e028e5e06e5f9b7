/** A way to a PostgreSQL server that breaks a connection in the very bytes that say it is ready. */
import { type Server, connect, createServer } from 'node:net'

export interface FailingServer {
  readonly url: string
  /** The next connection is told "ready" and "terminated by the administrator" in one piece. */
  breakNext(): void
  close(): Promise<void>
}

const READY = 'Z'.charCodeAt(0)
/** Length of ReadyForQuery: its letter, four bytes of length, the state of the transaction. */
const READY_BYTES = 6

/** Stands before the server of `url`, passes everything on, and breaks what it is told to break. */
export async function failingBefore(url: string): Promise<FailingServer> {
  const { hostname, port } = new URL(url)
  let breaking = false
  const server: Server = createServer((client) => {
    let poisoned = breaking
    breaking = false
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy())
    client.pipe(upstream)
    upstream.on('data', (bytes) => {
      const isReady = bytes.at(-READY_BYTES) === READY
      if (poisoned && isReady) {
        poisoned = false
        client.end(Buffer.concat([bytes, terminated()]))
        upstream.destroy()
      } else {
        client.write(bytes)
      }
    })
    upstream.on('end', () => client.end())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const through = new URL(url)
  through.port = String(address.port)
  return {
    url: through.href,
    breakNext: () => void (breaking = true),
    close: () => new Promise((done) => server.close(() => done())),
  }
}

/** ErrorResponse with severity, code and words, as a server sends it before it hangs up. */
function terminated(): Buffer {
  const fields = Buffer.from(
    'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0',
  )
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}
