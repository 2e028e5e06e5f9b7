/** Serves the screens under the program's own scheme, and nothing else under any other. */
import { protocol, type Session } from 'electron'
import { type PageAnswer, pageAnswer, pageFile } from '../pages/page-file.ts'
import { origin, scheme } from './address.ts'
import { failureAt, failurePage } from './failure-page.ts'
import type { Language } from './words.ts'

/** Must run before the application is ready: later Electron takes no new scheme. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Answers requests of the program's own pages from `folder`. */
export function serveScreens(session: Session, folder: string, language: Language): void {
  session.protocol.handle(scheme, async (request) => {
    const address = new URL(request.url)
    if (!request.url.startsWith(origin)) return respond(notHere)
    if (request.method !== 'GET' && request.method !== 'HEAD') return respond(notAllowed)
    const failure = failureAt(address)
    if (failure) return respond(pageAnswer(failurePage(failure, language)))
    return respond(await pageFile(folder, address.pathname))
  })
}

/**
 * Cuts the pages off from every network. The content policy says the same to the page; this holds
 * even where a policy does not reach, such as prefetching or a page that is not ours.
 */
export function closeNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const own = details.url.startsWith(origin)
    const inspector = details.url.startsWith('devtools:')
    const inMemory = details.url.startsWith('blob:') || details.url.startsWith('data:')
    answer({ cancel: !(own || inspector || inMemory) })
  })
}

const notHere = { status: 404, headers: {}, body: '' } as const
const notAllowed = { status: 405, headers: { allow: 'GET, HEAD' }, body: '' } as const

type Answer = PageAnswer | typeof notAllowed
function respond({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers })
}
