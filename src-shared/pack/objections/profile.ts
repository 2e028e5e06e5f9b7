/** What a profile must not say twice, and what it says about other packs. */
import type { ProfilePack } from '../profile-pack.ts'
import { type Objections, type Warnings, objection, repeated } from './objection.ts'
import { SHIPPED_CALENDAR, SHIPPED_REASONS } from './shipped.ts'

/** A row given twice in a table that is read by its key, and the wording of a reason that no rules have. */
export function* profileObjections(pack: ProfilePack): Objections {
  for (const [index, { code }] of pack.reasonLabels.entries()) {
    if (!SHIPPED_REASONS.has(code)) {
      yield objection(`reasonLabels.${index}.code`, 'no such reason', 'S2-05')
    }
  }
  for (const [index] of repeated(pack.reasonLabels, ({ code }) => code)) {
    yield objection(`reasonLabels.${index}.code`, 'this reason has its wording already')
  }
  for (const [index] of repeated(pack.reports, ({ kind, period }) => `${kind} ${period}`)) {
    yield objection(`reports.${index}.kind`, 'this report comes round with this period already')
  }
  for (const [index] of repeated(pack.eventReports, ({ kind, event }) => `${kind} ${event}`)) {
    yield objection(`eventReports.${index}.kind`, 'this event asks for this report already')
  }
  for (const [index] of repeated(pack.lobby.checklists, ({ code }) => code)) {
    yield objection(`lobby.checklists.${index}.code`, 'this checklist is there already')
  }
  for (const [index] of repeated(pack.replacement?.products ?? [], ({ code }) => code)) {
    yield objection(`replacement.products.${index}.code`, 'this product has its term already')
  }
}

/** The calendar by its name: whether it is there, another pack decides. */
export function* profileWarnings(pack: ProfilePack): Warnings {
  if (pack.calendar !== SHIPPED_CALENDAR) yield `calendar_not_shipped:calendar:${pack.calendar}`
}
