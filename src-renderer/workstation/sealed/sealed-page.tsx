/** Handing in a report of wrongdoing: says what happens, seals it, and forgets it. */
import { Button, Input } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { IntakeDraft } from '#shared/contract/intake-form.ts'
import { Field } from '../../ui/field.tsx'
import { usePageKeys } from '../../ui/keyboard.ts'
import { Mark } from '../../ui/mark.tsx'
import { Key, Notice, PageHead, Section, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { refusalWords } from '../../words/refusal.ts'
import { WordsArea } from '../../ui/words-area.tsx'
import { useIntake } from '../complaint/intake/intake.state.ts'
import { useFresh } from '../frame/reload.ts'
import { OtherWays } from './other-ways.tsx'
import { useSealed } from './sealed.state.ts'
import { usePicked } from '../../ui/picked.ts'

export function SealedPage({ draft }: { readonly draft: IntakeDraft }) {
  const { t } = useTranslation()
  const { office, words, busy, refusal, begin, change, submit, loadOffice } = usePicked(
    useSealed,
    'office',
    'words',
    'busy',
    'refusal',
    'begin',
    'change',
    'submit',
    'loadOffice',
  )
  const back = useIntake((state) => state.change)
  useEffect(() => void begin(draft), [begin, draft])
  // A key that arrives while somebody waits here opens the form by itself.
  useFresh(loadOffice)
  const canSubmit = office?.canSubmit === true
  const keys = useMemo(
    () => ({ 'Control+Enter': () => canSubmit && void submit() }),
    [canSubmit, submit],
  )
  usePageKeys(keys)
  const notReport = (
    <Button onClick={() => back({ intakeType: 'complaint' })}>{t('sealed.back')}</Button>
  )
  if (!office) return <Waiting label={t('state.loading')} lines={8} />
  const factsFault = refusal?.field === 'facts' ? refusalWords(t, refusal) : undefined

  return (
    <>
      <PageHead
        title={t('sealed.title')}
        note={t('sealed.note')}
        actions={<Mark tone="warning">{t('sealed.notKept')}</Mark>}
      />
      {canSubmit ? (
        <div className="intake">
          <form className="intake-form" onSubmit={(event) => event.preventDefault()} noValidate>
            <Field label={t('field.about')}>
              {(control) => (
                <Input
                  {...control}
                  autoFocus
                  autoComplete="off"
                  maxLength={200}
                  value={words.about}
                  onChange={(event) => change({ about: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('sealed.facts')} required fault={factsFault}>
              {(control) => (
                <WordsArea
                  {...control}
                  rows={5}
                  maxLength={4000}
                  value={words.facts}
                  onChange={(event) => change({ facts: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('field.evidence')}>
              {(control) => (
                <WordsArea
                  {...control}
                  rows={2}
                  maxLength={2000}
                  value={words.evidence}
                  onChange={(event) => change({ evidence: event.target.value })}
                />
              )}
            </Field>
            <div className="intake-who">
              <Field label={t('field.reporterName')} hint={t('sealed.anonymousHint')}>
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    maxLength={80}
                    value={words.reporterName}
                    onChange={(event) => change({ reporterName: event.target.value })}
                  />
                )}
              </Field>
              <Field label={t('field.reporterContact')}>
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    maxLength={120}
                    value={words.reporterContact}
                    onChange={(event) => change({ reporterContact: event.target.value })}
                  />
                )}
              </Field>
            </div>
            <RefusalNote refusal={factsFault === undefined ? refusal : null} />
            <div className="form-foot">
              <Button type="primary" size="large" loading={busy} onClick={() => void submit()}>
                {t('sealed.submit')} <Key press="Ctrl ↵" />
              </Button>
              {notReport}
            </div>
          </form>
          <aside>
            <Section title={t('sealed.what')}>
              <ul className="plain-facts">
                {(['encrypted', 'nowhere', 'once', 'who'] as const).map((fact) => (
                  <li key={fact}>{t(`sealed.${fact}`)}</li>
                ))}
              </ul>
            </Section>
            <OtherWays office={office} />
          </aside>
        </div>
      ) : (
        <div className="saved">
          <Notice tone="warning" title={t('sealed.shut')}>
            {t('sealed.shutNote')}
          </Notice>
          <OtherWays office={office} />
          <div className="form-foot">{notReport}</div>
        </div>
      )}
    </>
  )
}
