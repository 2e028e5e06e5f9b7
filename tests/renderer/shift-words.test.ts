/** Every value that a sheet can show has its words in every language. */
import { describe, expect, it } from 'vitest'
import { CARRY_OVER_KINDS } from '#shared/handover/carry-over.ts'
import { CHAIN_FAULTS } from '#shared/handover/rules/chain.ts'
import { HANDOVER_ERRORS, LIABLE_PARTIES } from '#shared/handover/rules/liability.ts'
import { READ_BACK_QUESTIONS } from '#shared/handover/rules/read-back.ts'
import { HANDOVER_SECTIONS } from '#shared/handover/sections.ts'
import { OPERATOR_TOTALS } from '#shared/handover/sheet.ts'
import { defaultPacks } from '#shared/pack/default-packs.ts'
import { REGISTER_KINDS } from '#shared/register/enumerations.ts'
import en from '#resources/locales/en.json' with { type: 'json' }
import cn from '#resources/locales/zh-CN.json' with { type: 'json' }
import tw from '#resources/locales/zh-TW.json' with { type: 'json' }

const profiles = Object.values(defaultPacks.profiles)
const wordsOf = (family: string, values: readonly { readonly value: string }[]) =>
  values.map(({ value }) => `${family}.${value}`)
const keys = [
  ...CARRY_OVER_KINDS.map((kind) => `carryOver.${kind}`),
  ...profiles.flatMap(({ cash }) => cash.denominations.map(({ code }) => `denomination.${code}`)),
  ...profiles.flatMap((profile) => [
    ...wordsOf('differenceReason', profile.differenceReasons.values),
    ...wordsOf('exceptionReason', profile.exceptionReasons.values),
    ...wordsOf('paymentErrorCause', profile.paymentErrorCauses.values),
    ...wordsOf('lossChannel', profile.lossReportChannels.values),
    ...wordsOf('transferItem', profile.transferItems.values),
    ...(profile.replacement?.products ?? []).map(({ code }) => `lossProduct.${code}`),
    ...profile.balanceLines.map(({ code }) => `line.${code}`),
    ...profile.reports.flatMap(({ kind, period }) => [
      `reportKind.${kind}`,
      `reportPeriod.${period}`,
    ]),
  ]),
  ...defaultPacks.rules.pack.attendance.map(({ kind }) => `shift.arrival.kind.${kind}`),
  ...CHAIN_FAULTS.map((fault) => `shift.chain.fault.${fault}`),
  ...HANDOVER_ERRORS.map((error) => `shift.liability.error.${error}`),
  ...LIABLE_PARTIES.map((party) => `shift.liability.party.${party}`),
  ...READ_BACK_QUESTIONS.map((question) => `shift.ask.${question}`),
  ...[...HANDOVER_SECTIONS, 'notices'].map((section) => `shift.section.${section}`),
  ...REGISTER_KINDS.map((register) => `shift.registers.kind.${register}`),
  ...['counted', 'billing_total'].map((missing) => `shift.missing.${missing}`),
  `line.${OPERATOR_TOTALS}`,
]

describe.each(Object.entries({ cn, tw, en }))('%s', (_language, locale) => {
  it.each([...new Set(keys)])('%s', (key) => {
    const text = key
      .split('.')
      .reduce<unknown>((words, part) => (words as Record<string, unknown>)[part], locale)
    expect(text).toEqual(expect.stringMatching(/\p{L}/u))
  })
})
