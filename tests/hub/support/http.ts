/** Plain requests to a listening hub. */
import { request as httpRequest } from 'node:http'

export interface Heard {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export interface Request {
  readonly method?: string
  readonly body?: Uint8Array
  readonly headers?: Record<string, string>
  readonly base?: string
}

/** A request as written: fetch would not send a Host or Origin of our choice. */
export function askServer(server: string, path: string, more: Request): Promise<Heard> {
  const url = new URL(path, more.base ?? server)
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method: more.method ?? (more.body ? 'POST' : 'GET'), headers: more.headers ?? {} },
      (response) => {
        const pieces: Buffer[] = []
        response.on('data', (piece: Buffer) => pieces.push(piece))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces),
          }),
        )
      },
    )
    request.on('error', reject)
    request.end(more.body)
  })
}

export function json(heard: Heard): Record<string, unknown> {
  return JSON.parse(heard.body.toString('utf8')) as Record<string, unknown>
}
