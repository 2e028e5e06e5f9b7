/**
 * A box for sentences that grows with them. The browser does the growing: the kit's own way writes
 * style attributes, which the page's policy refuses.
 */
import { Input } from 'antd'
import type { ComponentProps } from 'react'

const LINE_PX = 23
const EDGES_PX = 13

export function WordsArea({ rows = 3, ...props }: ComponentProps<typeof Input.TextArea>) {
  return (
    <Input.TextArea {...props} className="grows" style={{ minHeight: rows * LINE_PX + EDGES_PX }} />
  )
}
