import { Button } from 'antd'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { FormField, showRefusal } from '../ui/form-field.tsx'
import { Empty, Notice, PageHead, Section, Waiting } from '../ui/page.tsx'
import { exactMoment } from '../words/moment.ts'
import { StaffWordsArea, StaffWordsLine } from '../writing/staff-words.tsx'
import { ask, useConsole, useConsoleMay } from './console.state.ts'
import { usePicked } from '../ui/picked.ts'

/** Circulars to all branches. */
export function NoticesPage() {
  const { t } = useTranslation()
  const { notices, fault, load } = usePicked(useConsole, 'notices', 'fault', 'load')
  const mayWrite = useConsoleMay('console.instruct')
  const form = useForm({ defaultValues: { title: '', text: '' } })
  const { errors, isSubmitting } = form.formState
  const required = t('form.required')
  const send = form.handleSubmit(async (values) => {
    const answer = await ask('console.notice', values)
    if (!answer.ok) return showRefusal(form, ['title', 'text'], answer.refusal, t)
    form.reset()
    await load()
  })
  return (
    <>
      <PageHead title={t('console.place.notices')} note={t('console.noticesNote')} />
      <div className="sync-two">
        <Section title={t('console.published')} count={notices?.length}>
          {!notices && !fault && <Waiting label={t('state.loading')} />}
          {notices?.length === 0 && <Empty text={t('console.noNotices')} />}
          <ul className="rows">
            {notices?.map((notice) => (
              <li key={notice.noticeId} className="line-still instruction">
                <strong>{notice.title}</strong>
                <span className="soft">
                  {notice.by} · {exactMoment(notice.at)}
                </span>
                <p className="said">{notice.text}</p>
              </li>
            ))}
          </ul>
        </Section>
        {mayWrite && (
          <form className="action-form" onSubmit={(event) => void send(event)} noValidate>
            <h2>{t('console.writeNotice')}</h2>
            <FormField
              control={form.control}
              name="title"
              label={t('field.title')}
              rules={{ required }}
            >
              {(props) => <StaffWordsLine {...props} maxLength={120} />}
            </FormField>
            <FormField
              control={form.control}
              name="text"
              label={t('field.text')}
              rules={{ required }}
            >
              {(props) => <StaffWordsArea {...props} rows={5} maxLength={4000} />}
            </FormField>
            {errors.root && <Notice tone="alarm" title={errors.root.message} />}
            <Button type="primary" htmlType="submit" loading={isSubmitting}>
              {t('console.publish')}
            </Button>
          </form>
        )}
      </div>
    </>
  )
}
