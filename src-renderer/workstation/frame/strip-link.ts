/** The main window's side of the strip: says what it shows, and brings up the forms that a walk asks for. */
import i18next from 'i18next'
import { hearBeside, openBeside, tellBeside } from '../../bridge/beside.ts'
import { usePhrases } from '../phrase/phrase.state.ts'
import { useSession } from '../session/session.state.ts'
import { openRecordHere } from '../situation/record-forms.ts'
import { followWalk, useWalk } from '../situation/walk.state.ts'

/** Talks with the strip from now on, if there is one. */
export function linkStrip(): void {
  openBeside()
  followWalk()
  const show = () => {
    const { status } = useSession.getState()
    if (!status?.person || status.locked) return
    const { followed, customer } = usePhrases.getState()
    tellBeside({ kind: 'shows', topics: followed, ...customer })
  }
  usePhrases.subscribe((now, before) => {
    if (now.followed !== before.followed || now.customer !== before.customer) show()
  })
  hearBeside((message) => {
    if (message.kind === 'what') show()
    if (message.kind === 'record') void openRecord(message.call)
  })
}

async function openRecord(call: string): Promise<void> {
  await useWalk.getState().restore()
  await openRecordHere(call, i18next.t)
}
