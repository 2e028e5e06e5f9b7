/** The locked end of a sheet: its hands, its digest and chain, what was added, and what came after. */
import { useTranslation } from 'react-i18next'
import type { ShiftDetail } from '#shared/contract/shift-view.ts'
import { Mark } from '../../ui/mark.tsx'
import { Pair, Pairs, Section } from '../../ui/page.tsx'
import { useListWords } from '../../words/list-words.ts'
import { exactMoment } from '../../words/moment.ts'
import { SignatureLine } from '../signing/signature-line.tsx'
import { Addenda } from './addenda.tsx'
import { differenceWords } from './amount.ts'
import { ChainState } from './chain-state.tsx'
import { Liability } from './liability.tsx'
import { itemSubject, lineTitle, shiftIdTitle } from './shift-words.ts'

const HANDS = ['outgoing', 'outgoingCosigner', 'incoming', 'incomingCosigner', 'witness'] as const

export function SignedSheet({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const { signatures, digest, previous, note } = detail
  return (
    <>
      <Section title={t('shift.sign.signed')}>
        <div className="stamp">
          <Pairs>
            {HANDS.map((side) => {
              const one = signatures?.[side]
              if (!one) return null
              return (
                <Pair key={side} name={t(`shift.sign.${side}`)}>
                  <SignatureLine one={one}>
                    {side === 'outgoing' && <Standing detail={detail} />}
                  </SignatureLine>
                </Pair>
              )
            })}
            <Pair name={t('shift.digest')}>
              <span className="digest">{(digest ?? '').match(/.{1,8}/g)?.join(' ')}</span>
            </Pair>
            <Pair name={t('shift.previous')}>
              {previous
                ? `${shiftIdTitle(t, previous.shiftId)} · ${previous.digest.slice(0, 8)}`
                : t('shift.noPrevious')}
            </Pair>
            {note !== null && <Pair name={t('field.note')}>{note}</Pair>}
          </Pairs>
          <p className="soft">{t('shift.sign.lockedNote')}</p>
        </div>
        <ChainState />
      </Section>
      {detail.differences.length > 0 && <SignedDifferences detail={detail} />}
      {detail.readBack.length > 0 && <ReadBackAnswers detail={detail} />}
      <Addenda detail={detail} />
      <Liability detail={detail} />
      <LateEvents detail={detail} />
    </>
  )
}

/** What the outgoing person had to do with the sheet; loud where nothing shows it. */
function Standing({ detail: { signatures } }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  if (signatures === null) return null
  const { outgoingStanding: standing } = signatures
  const words = t(`shift.sign.outgoingStanding.${standing}`)
  return standing === 'none' ? (
    <>
      {' '}
      <Mark tone="warning">{words}</Mark>
    </>
  ) : (
    <span className="soft"> · {words}</span>
  )
}

function SignedDifferences({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const words = useListWords()
  const reasonWords = (reason: string) =>
    words(
      'differenceReason',
      reason,
      detail.policy.differenceReasons.find(({ value }) => value === reason)?.label ?? reason,
    )
  return (
    <Section title={t('shift.signedDifferences')} count={detail.differences.length}>
      <ul className="rows">
        {detail.differences.map((one) => {
          const unit = detail.lines.find(({ name }) => name === one.line)?.unit ?? 'fen'
          return (
            <li key={one.line} className="line-still">
              <strong>
                {lineTitle(t, one.line)} {differenceWords(one.difference, unit)}
              </strong>
              <span>
                {reasonWords(one.reason)} · {one.explanation ?? t('shift.wordsGone')}
              </span>
              <span className="soft">{t('shift.supervisedBy', { who: one.supervisor })}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** What the incoming person answered, in the words of the sheet. */
function ReadBackAnswers({ detail }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  const answerWords = (answer: string) => {
    const [kind = '', ...rest] = answer.split(':')
    const id = rest.join(':')
    if (kind === 'line') return lineTitle(t, id)
    const item = detail.carryOver.find((one) => one.kind === kind && one.id === id)
    return item ? `${t(`carryOver.${item.kind}`)} ${itemSubject(t, item)}` : t('shift.ask.none')
  }
  return (
    <Section title={t('shift.ask.title')}>
      <Pairs>
        {detail.readBack.map(({ question, answer }) => (
          <Pair key={question} name={t(`shift.ask.${question}`)}>
            {answerWords(answer)}
          </Pair>
        ))}
      </Pairs>
    </Section>
  )
}

function LateEvents({ detail: { afterSignOff } }: { readonly detail: ShiftDetail }) {
  const { t } = useTranslation()
  if (afterSignOff.length === 0) return null
  return (
    <Section title={t('shift.after')} count={afterSignOff.length}>
      <ul className="rows">
        {afterSignOff.map((event) => (
          <li key={event.eventId} className="line-still">
            {t(`event.${event.type}`, { defaultValue: t('event.unknown') })}
            <span className="soft">
              {event.by} · {exactMoment(event.at)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
