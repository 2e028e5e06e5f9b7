/** 补全登记: what was left out at the counter, in the same sections, sent as corrections. */
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IntakeView } from '#shared/contract/intake-view.ts'
import { type TypedDetails, detailsOfDraft } from '#shared/contract/intake-draft.ts'
import { NOTHING_MORE } from '#shared/contract/intake-form.ts'
import type { CaseDetail } from '#shared/contract/views.ts'
import type { Input as InputOf, Output } from '#shared/contract/workstation.ts'
import { canonicalJson } from '#shared/foundation/bytes.ts'
import type { Refusal } from '#shared/foundation/result.ts'
import { call } from '../../../../bridge/client.ts'
import { Field } from '../../../../ui/field.tsx'
import { refusalWords } from '../../../../words/refusal.ts'
import { StaffWordsLine } from '../../../../writing/staff-words.tsx'
import { useIntakeLists } from '../../intake/intake-lists.state.ts'
import { CareSection } from '../../intake/sections/care-section.tsx'
import { MatterSection } from '../../intake/sections/matter-section.tsx'
import { SupervisorSection } from '../../intake/sections/supervisor-section.tsx'
import { WeightSection } from '../../intake/sections/weight-section.tsx'
import { WhoSection } from '../../intake/sections/who-section.tsx'
import { useCase, wordsKey } from '../case.state.ts'
import { FormFrame } from './form-frame.tsx'
import { usePicked } from '../../../../ui/picked.ts'

type Changes = Omit<InputOf<'complaint.changeDetails'>, 'caseId' | 'seenVersion'>

export function CompleteForm({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation()
  const { run, busy, keepWords, action, revealed } = usePicked(
    useCase,
    'run',
    'busy',
    'keepWords',
    'action',
    'revealed',
  )
  const key = wordsKey(detail, action)
  const before = useMemo(() => typedOf(detail, revealed), [detail, revealed])
  const left = useCase.getState().words[key] as Partial<TypedDetails> | undefined
  const [draft, setDraft] = useState<TypedDetails>({ ...before, ...left })
  const [changeReason, setChangeReason] = useState('')
  const [fault, setFault] = useState<Refusal | null>(null)
  const load = useIntakeLists((state) => state.load)
  useEffect(() => {
    void load()
  }, [load])
  const change = (part: Partial<TypedDetails>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setFault(null)
    keepWords(key, { ...next })
  }
  const faultOf = (field: string) => (fault?.field === field ? refusalWords(t, fault) : undefined)
  const send = async () => {
    const changed = changesOf(before, draft)
    if (!changed.ok) return setFault(changed.refusal)
    const refusal = await run((seen) =>
      call('complaint.changeDetails', { ...seen, ...changed.value, changeReason }),
    )
    setFault(refusal)
  }
  const section = { draft, change, faultOf }
  return (
    <FormFrame label={t('action.complete')} send={() => void send()} busy={busy}>
      <p className="soft">{t('section.completeNote')}</p>
      {revealed === null && <p className="soft">{t('section.completeMasked')}</p>}
      {draft.channel === 'external_supervisor' && <SupervisorSection {...section} />}
      <WhoSection {...section} />
      <MatterSection {...section} />
      <CareSection {...section} />
      <WeightSection {...section} registered />
      <Field
        label={t('field.changeReason')}
        hint={t('details.whyHint')}
        fault={faultOf('changeReason')}
      >
        {(control) => (
          <StaffWordsLine
            {...control}
            maxLength={500}
            autoComplete="off"
            value={changeReason}
            onChange={(event) => setChangeReason(event.target.value)}
          />
        )}
      </Field>
    </FormFrame>
  )
}

/** What the form begins with. Masked words begin empty: left empty they stay as they are. */
function typedOf(
  { intake, row }: Pick<CaseDetail, 'intake' | 'row'>,
  revealed: Output<'complaint.reveal'> | null,
): TypedDetails {
  return {
    ...NOTHING_MORE,
    channel: row.channel,
    intakeType: row.intakeType,
    complainantKind: intake.complainantKind,
    relation: intake.relation ?? '',
    representedBy: intake.representedBy ?? 'self',
    representation: revealed?.representation ?? NOTHING_MORE.representation,
    identityNumber: revealed?.identityNumber ?? '',
    cardTail: revealed?.cardTail ?? '',
    contactPerson: revealed?.contactPerson ?? '',
    address: revealed?.address ?? '',
    email: revealed?.email ?? '',
    complainedUnit: intake.complainedUnit ?? '',
    complainedOf: intake.complainedOf,
    happenedAt: intake.happenedAt,
    happenedWhere: intake.happenedWhere ?? '',
    place: intake.place,
    appointment: intake.appointment ?? NOTHING_MORE.appointment,
    business: intake.business ?? '',
    product: intake.product ?? '',
    amountFen: intake.amountFen,
    careNeeds: intake.careNeeds ?? [],
    immediateHarms: intake.immediateHarms,
    personalRights: rightsOf(intake),
    publicEmergency: intake.publicEmergency === true,
    regulatorNamed: intake.regulatorNamed === true,
    externalSupervisor: {
      body: intake.externalSupervisor?.body ?? '',
      reference: intake.externalSupervisor?.reference ?? '',
      dueAt: intake.externalSupervisor?.dueAt ?? null,
      setNoDeadline: intake.externalSupervisor !== null && intake.externalSupervisor.dueAt === null,
    },
    complexity: intake.complexity,
    praised: intake.praised,
  }
}

function rightsOf({ personalRightsIssues: issues }: IntakeView): TypedDetails['personalRights'] {
  return (
    issues && {
      insult_or_slander: issues.includes('insult_or_slander'),
      search_or_restraint: issues.includes('search_or_restraint'),
      invented_facts: issues.includes('invented_facts'),
      privacy_spread: issues.includes('privacy_spread'),
      name_portrait_honour: issues.includes('name_portrait_honour'),
    }
  )
}

const LISTS: ReadonlySet<string> = new Set(['complainedOf', 'immediateHarms', 'praised'])

/** Only what differs; what was taken back is null, or an empty list. */
function changesOf(before: TypedDetails, after: TypedDetails) {
  const then = detailsOfDraft(before)
  const now = detailsOfDraft(after)
  if (!now.ok) return now
  const was: Record<string, unknown> = then.ok ? then.value : {}
  const is: Record<string, unknown> = now.value
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  const changed = names
    .filter((name) => canonicalJson(was[name] ?? null) !== canonicalJson(is[name] ?? null))
    .map((name) => [name, is[name] ?? (LISTS.has(name) ? [] : null)])
  return { ok: true as const, value: Object.fromEntries(changed) as Changes }
}
