/** A box to write one's name in, with a pen, a finger or the mouse. */
import { Button, Modal } from 'antd'
import { type PointerEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type DrawnPoint,
  HANDWRITING_BOX,
  HANDWRITING_LIMITS,
  type Handwriting,
  handwritingOf,
} from '#shared/handover/handwriting.ts'
import { dialogPlace } from '../../ui/dialog-place.ts'
import { Ink, VIEW_BOX } from './written-name.tsx'

/** Nearer points than this (in units of the box) are the same point to an eye. */
const STEP = 1.2

interface HandwritingPadProps {
  readonly open: boolean
  readonly title: string
  readonly who: string
  readonly onKeep: (written: Handwriting) => void
  readonly onClose: () => void
}

export function HandwritingPad({ open, title, ...pad }: HandwritingPadProps) {
  return (
    <Modal
      open={open}
      onCancel={pad.onClose}
      footer={null}
      destroyOnHidden
      getContainer={dialogPlace}
      width={880}
      title={title}
    >
      <Pad {...pad} />
    </Modal>
  )
}

function Pad({ who, onKeep, onClose }: Omit<HandwritingPadProps, 'open' | 'title'>) {
  const { t } = useTranslation()
  const [strokes, setStrokes] = useState<readonly (readonly DrawnPoint[])[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const drawing = useRef<number | null>(null)
  const penSeen = useRef(false)
  const isFull = strokes.length >= HANDWRITING_LIMITS.strokes

  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (event.pointerType === 'pen') penSeen.current = true
    // A hand that rests beside a pen writes nothing, nor does a second finger.
    const rests = event.pointerType === 'touch' && penSeen.current
    if (rests || drawing.current !== null || event.button !== 0 || isFull) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = event.pointerId
    setFault(null)
    setStrokes([...strokes, pointsOf(event)])
  }
  const go = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current !== event.pointerId) return
    const points = pointsOf(event)
    setStrokes((all) => [...all.slice(0, -1), spaced(all.at(-1) ?? [], points)])
  }
  const end = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current === event.pointerId) drawing.current = null
  }
  /** The machine took the pointer away: what it began is no stroke. */
  const drop = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current !== event.pointerId) return
    drawing.current = null
    setStrokes((all) => all.slice(0, -1))
  }
  const keep = () => {
    const written = handwritingOf(strokes)
    if (written === null) return setFault(t('handwriting.nothing'))
    onKeep(written)
  }
  return (
    <>
      <p className="soft">{t('handwriting.hint')}</p>
      <svg
        className="writing-box"
        viewBox={VIEW_BOX}
        role="img"
        aria-label={t('handwriting.box', { who })}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={drop}
      >
        <path className="writing-line" d="M50 240H950" />
        {strokes.map((stroke, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- strokes have no name but their place
          <Drawn key={index} points={stroke} />
        ))}
      </svg>
      <div className="writing-state">
        <span className="soft" role="status">
          {fault !== null
            ? ''
            : strokes.length === 0
              ? t('handwriting.empty')
              : t(isFull ? 'handwriting.full' : 'handwriting.strokes', { count: strokes.length })}
        </span>
        {fault !== null && (
          <span className="field-note by-hand-fault" role="alert">
            {fault}
          </span>
        )}
      </div>
      <div className="form-foot">
        <Button type="primary" size="large" onClick={keep}>
          {t('handwriting.keep')}
        </Button>
        <Button size="large" onClick={onClose}>
          {t('form.cancel')}
        </Button>
        <span className="writing-undo">
          <Button
            size="large"
            disabled={strokes.length === 0}
            onClick={() => setStrokes(strokes.slice(0, -1))}
          >
            {t('handwriting.undo')}
          </Button>
          <Button size="large" disabled={strokes.length === 0} onClick={() => setStrokes([])}>
            {t('handwriting.clear')}
          </Button>
        </span>
      </div>
    </>
  )
}

/** A stroke while it is being written: every point of it, before anything is thinned out. */
function Drawn({ points }: { readonly points: readonly DrawnPoint[] }) {
  const line = useMemo(() => {
    const pressures = points.flatMap(({ pressure }) => pressure ?? [])
    return {
      x: points.map(({ x }) => x),
      y: points.map(({ y }) => y),
      pressure:
        pressures.length === points.length ? pressures.map((one) => Math.round(one * 100)) : null,
    }
  }, [points])
  return <Ink line={line} />
}

/** Everything the pointer passed since the last event, in units of the box. */
function pointsOf(event: PointerEvent<SVGSVGElement>): readonly DrawnPoint[] {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
  const passed = event.nativeEvent.getCoalescedEvents?.() ?? []
  return (passed.length === 0 ? [event.nativeEvent] : passed).map((one) => ({
    x: ((one.clientX - left) / width) * HANDWRITING_BOX.width,
    y: ((one.clientY - top) / height) * HANDWRITING_BOX.height,
    pressure: pressureOf(one),
  }))
}

/** A mouse measures none; a surface that does not either answers one half throughout. */
function pressureOf({ pointerType, pressure }: globalThis.PointerEvent): number | null {
  if (pointerType === 'pen') return pressure
  return pointerType === 'touch' && pressure !== 0.5 ? pressure : null
}

function spaced(line: readonly DrawnPoint[], more: readonly DrawnPoint[]): readonly DrawnPoint[] {
  const all = [...line]
  for (const point of more) {
    const last = all.at(-1)
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= STEP) all.push(point)
  }
  return all
}
