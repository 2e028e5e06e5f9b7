/** The way of the case as one line of gates; a gate that is chosen says what it needs. */
import { Button } from 'antd'
import type { TFunction } from 'i18next'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '#shared/contract/views.ts'
import { useMinute } from '../../../ui/now.ts'
import { momentWords } from '../../../words/moment.ts'
import { sourceWords } from '../../../words/source.ts'
import type { ActionRef } from './action-names.ts'
import { useCase } from './case.state.ts'
import { gapWords } from './gap-words.ts'
import { type Gate, type MissingThing, gatesOf } from './gate-model.ts'
import type { Moment } from './moment.ts'
import { usePicked } from '../../../ui/picked.ts'

/** Shapes of the standings: a tick, a dash, an open and a shut ring. */
const SHAPES: Readonly<Record<Gate['standing'], string>> = {
  done: 'M3.5 8.5l3 3l6-7',
  skipped: 'M4 8h8',
  open: 'M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10M8 6.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3',
  shut: 'M4.5 7.5h7v5h-7zM6 7.5V5.5a2 2 0 0 1 4 0v2',
}

export function GateLine({
  detail,
  moment,
}: {
  readonly detail: CaseDetail
  readonly moment: Moment
}) {
  const { t } = useTranslation()
  const gates = gatesOf(detail)
  const here = gates.find((gate) => gate.here)
  const { gate: chosen, chooseGate } = usePicked(useCase, 'gate', 'chooseGate')
  const writing = useCase((state) => state.action !== null)
  // The blocker is said unasked, but never between a person and the form being filled in.
  const blocked = !writing && here && here.missing.length > 0 ? here : undefined
  const shown = gates.find(({ name }) => name === chosen) ?? blocked
  return (
    <section className="gates" aria-label={t('gate.title')}>
      <ol className="gate-line" onKeyDown={walkGates}>
        {gates.map((gate) => (
          <li
            key={gate.name}
            className={`gate gate-${gate.standing}${gate.here ? ' gate-here' : ''}`}
          >
            <button
              type="button"
              data-gate
              aria-expanded={shown?.name === gate.name}
              {...(gate.here ? { 'aria-current': 'step' as const } : {})}
              onClick={() => chooseGate(shown?.name === gate.name ? null : gate.name)}
            >
              <span className="gate-name">{t(`gate.${gate.name}`)}</span>
              <svg viewBox="0 0 16 16" aria-hidden="true" className="gate-shape">
                <path d={SHAPES[gate.standing]} />
              </svg>
              <span className="gate-word">{gateWord(t, gate, moment)}</span>
            </button>
          </li>
        ))}
      </ol>
      {shown && <GateNeeds gate={shown} moment={moment} />}
    </section>
  )
}

/** What is shut here says how much is missing; what somebody else has to open says so. */
function gateWord(t: TFunction, { standing, here, missing, opens }: Gate, moment: Moment): string {
  if (here && standing === 'shut') return t('gate.lacks', { count: missing.length })
  if (here && moment.waits.some(({ name }) => name === opens?.name)) return t('gate.waits')
  return t(`gateStanding.${standing}`)
}

/** Arrow keys walk the line; Enter chooses. */
function walkGates(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (by === undefined) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-gate]')]
  const to = all[all.indexOf(document.activeElement as HTMLElement) + by]
  if (!to) return
  event.preventDefault()
  to.focus()
}

function GateNeeds({ gate, moment }: { readonly gate: Gate; readonly moment: Moment }) {
  const { t } = useTranslation()
  const now = useMinute()
  const name = t(`gate.${gate.name}`)
  const source = <span className="soft">{sourceWords(t, gate.source)}</span>
  return (
    <div className="gate-needs" role="status">
      {gate.done && (
        <p>
          {t('gate.doneBy', { name, who: gate.done.by, at: momentWords(gate.done.at, now) })}{' '}
          {source}
        </p>
      )}
      {gate.standing === 'skipped' && (
        <p>
          {t('gate.skipped', { name })} {source}
        </p>
      )}
      {gate.standing === 'open' && (
        <p className="gate-way">
          <span>
            {t('gate.open', { name })} {source}
          </span>
          {gate.opens && <Way to={gate.opens} moment={moment} />}
        </p>
      )}
      {gate.missing.length > 0 && (
        <>
          <p>
            <strong>{t('gate.shut', { name })}</strong>
          </p>
          <ul className="gate-missing">
            {groupsOf(gate.missing).map((group) => (
              <Missing
                key={group[0].path + (group[0].before ?? '')}
                group={group}
                moment={moment}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

type Group = readonly [MissingThing, ...MissingThing[]]

/** What one form brings stands in one line. */
function groupsOf(missing: readonly MissingThing[]): readonly Group[] {
  const groups: [MissingThing, ...MissingThing[]][] = []
  for (const thing of missing) {
    const same = groups.find(
      ([first]) =>
        thing.brings !== null &&
        first.brings?.name === thing.brings.name &&
        first.brings.subject === thing.brings.subject &&
        first.source === thing.source,
    )
    if (same) same.push(thing)
    else groups.push([thing])
  }
  return groups
}

function Missing({ group, moment }: { readonly group: Group; readonly moment: Moment }) {
  const { t } = useTranslation()
  const [{ source, brings }] = group
  const words = group.map(({ before, path }) =>
    before ? t('gate.before', { name: t(`gate.${before}`) }) : gapWords(t, path),
  )
  return (
    <li>
      <span>{words.join(t('list.comma'))}</span>{' '}
      <span className="soft">{sourceWords(t, source)}</span>
      {brings && <Way to={brings} moment={moment} />}
    </li>
  )
}

/** The way to the form; when another person has to fill it in, that is said instead. */
function Way({ to, moment }: { readonly to: ActionRef; readonly moment: Moment }) {
  const { t } = useTranslation()
  const open = useCase((state) => state.open)
  const waiting = moment.waits.find(({ name }) => name === to.name)
  if (waiting) {
    return <span className="soft">{t(`waits.${waiting.why}`, { who: waiting.who })}</span>
  }
  return (
    <Button size="small" onClick={() => open(to.name, to.subject)}>
      {t(`action.${to.name}`)}
    </Button>
  )
}
