/** Several boxes under one name, each with a sentence to read out where there is one. */
import { Checkbox } from 'antd'

export function TickGroup({
  id,
  label,
  boxes,
  ticked,
  onChange,
}: {
  readonly id: string
  readonly label: string
  readonly boxes: readonly {
    readonly value: string
    readonly label: string
    readonly say: string | null
  }[]
  readonly ticked: readonly string[]
  readonly onChange: (ticked: readonly string[]) => void
}) {
  const toggle = (value: string, on: boolean) =>
    onChange(on ? [...ticked, value] : ticked.filter((other) => other !== value))
  return (
    <div id={id} role="group" aria-label={label} className="tick-list">
      {boxes.map((box) => (
        <div key={box.value}>
          <Checkbox
            checked={ticked.includes(box.value)}
            onChange={(event) => toggle(box.value, event.target.checked)}
          >
            {box.label}
          </Checkbox>
          {box.say !== null && <p className="say">{box.say}</p>}
        </div>
      ))}
    </div>
  )
}
