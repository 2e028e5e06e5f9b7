/** Keeps a page true: loads now, after news of records, after the host comes back, and each minute. */
import { useEffect } from 'react'
import { MINUTE_MS } from '#shared/foundation/instant.ts'
import { onReconnect, subscribe } from '../../bridge/client.ts'

/** `load` must be stable. With `concerns`, only news of those aggregates reload. */
export function useFresh(load: () => Promise<unknown>, concerns?: (id: string) => boolean): void {
  useEffect(() => {
    const again = () => void load()
    again()
    const leave = [
      subscribe('records', ({ changed }) => {
        if (concerns === undefined || changed.some(({ id }) => concerns(id))) again()
      }),
      onReconnect(again),
    ]
    const timer = setInterval(again, MINUTE_MS)
    return () => {
      for (const one of leave) one()
      clearInterval(timer)
    }
  }, [load, concerns])
}
