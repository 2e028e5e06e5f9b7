/** What is worked with stays in sight while the page scrolls under one scroll bar. */
import { useEffect, useRef } from 'react'

/**
 * For the place of an element that is to stay in sight (`[data-stays]` in `parts.css`). It stays only while
 * all of it fits: what is higher than the page would hide its own end, so that scrolls with the page.
 */
export function useStays<Place extends HTMLElement>() {
  const place = useRef<Place>(null)
  useEffect(() => {
    const { current: element } = place
    const page = element?.closest('.content')
    if (!element || !page) return undefined
    const watch = new ResizeObserver(() => {
      element.toggleAttribute('data-stays', element.offsetHeight <= page.clientHeight)
    })
    watch.observe(element)
    watch.observe(page)
    return () => watch.disconnect()
  }, [])
  return place
}
