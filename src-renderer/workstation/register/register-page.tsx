/** The registers (登记簿): one tab a register, the list, and beside it a new row or the one looked at. */
import { Button, Input, Segmented } from 'antd'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLetterKeys } from '../../ui/keyboard.ts'
import { Empty, Key, PageHead, Waiting } from '../../ui/page.tsx'
import { RefusalNote } from '../../ui/refusal-note.tsx'
import { useFresh } from '../frame/reload.ts'
import { useMay } from '../session/session.state.ts'
import { ComparePanel } from './compare-panel.tsx'
import { NewRow } from './new-row.tsx'
import { RegisterGrid } from './register-grid.tsx'
import { useRegister } from './register.state.ts'
import { RowDetail } from './row-detail.tsx'
import { usePicked } from '../../ui/picked.ts'

const FILTERS = ['open', 'all'] as const

/** With a row named, the page opens with it: from today, from what a shift carries over. */
export function RegisterPage({ rowId }: { readonly rowId?: string }) {
  const { t } = useTranslation()
  const { choices, register, side, load, look, open, narrow } = usePicked(
    useRegister,
    'choices',
    'register',
    'side',
    'load',
    'look',
    'open',
    'narrow',
  )
  const mayWrite = useMay('register.write')
  useFresh(load)
  useEffect(() => {
    if (rowId !== undefined) void look(rowId)
  }, [rowId, look])
  // A revealed number is hidden again as soon as the registers are left.
  useEffect(() => () => useRegister.setState({ revealed: null, side: 'none', detail: null }), [])
  const keys = useMemo(
    () => ({
      n: () => mayWrite && open('new'),
      escape: () => open('none'),
      ...Object.fromEntries(
        (choices?.registers ?? []).map((one, index) => [
          String(index + 1),
          () => narrow({ register: one.register }),
        ]),
      ),
    }),
    [mayWrite, open, narrow, choices],
  )
  useLetterKeys(keys)
  return (
    <>
      <PageHead
        title={t('place.register')}
        note={t('register.note')}
        actions={
          mayWrite && (
            <>
              {register === 'phone_payment' && (
                <Button size="large" onClick={() => open('compare')}>
                  {t('register.compare')}
                </Button>
              )}
              <Button type="primary" size="large" onClick={() => open('new')}>
                {t(`register.new.${register}`)} <Key press="N" />
              </Button>
            </>
          )
        }
      />
      <Tools />
      <div className={`register-body${side === 'none' ? '' : ' register-beside'}`}>
        <div className="register-main">
          <Rows />
        </div>
        {side === 'new' && <NewRow key={register} register={register} />}
        {side === 'compare' && <ComparePanel />}
        {side === 'row' && <RowDetail />}
      </div>
    </>
  )
}

function Tools() {
  const { t } = useTranslation()
  const { choices, register, filter, search, narrow } = usePicked(
    useRegister,
    'choices',
    'register',
    'filter',
    'search',
    'narrow',
  )
  return (
    <div className="register-tools">
      <Segmented
        aria-label={t('register.tabs')}
        value={register}
        options={(choices?.registers ?? []).map((one) => ({
          value: one.register,
          label: (
            <>
              {t(`register.kind.${one.register}`)}
              {one.open > 0 && <span className="count">{one.open}</span>}
            </>
          ),
        }))}
        onChange={(chosen) => narrow({ register: chosen })}
      />
      {register !== 'transfer' && (
        <Segmented
          aria-label={t('list.filter')}
          value={filter}
          options={FILTERS.map((value) => ({ value, label: t(`register.filter.${value}`) }))}
          onChange={(value) => narrow({ filter: value })}
        />
      )}
      {register !== 'difference' && (
        <Input
          className="register-search"
          aria-label={t('register.search')}
          placeholder={t('register.search')}
          allowClear
          maxLength={20}
          value={search}
          onChange={(event) => narrow({ search: event.target.value })}
        />
      )}
    </div>
  )
}

function Rows() {
  const { t } = useTranslation()
  const { register, filter, search, rows, next, fault, narrow, loadMore } = usePicked(
    useRegister,
    'register',
    'filter',
    'search',
    'rows',
    'next',
    'fault',
    'narrow',
    'loadMore',
  )
  return (
    <>
      <RefusalNote refusal={fault} />
      {rows === null && !fault && <Waiting label={t('register.reading')} lines={8} />}
      {rows?.length === 0 && (
        <Empty
          text={
            search.trim() !== ''
              ? t('register.notFound', { search: search.trim() })
              : t(filter === 'open' ? `register.none.${register}` : 'register.nothing')
          }
          action={
            search.trim() !== '' ? (
              <Button onClick={() => narrow({ search: '' })}>{t('register.clearSearch')}</Button>
            ) : (
              filter === 'open' && (
                <Button onClick={() => narrow({ filter: 'all' })}>{t('register.showAll')}</Button>
              )
            )
          }
        />
      )}
      {rows && rows.length > 0 && <RegisterGrid register={register} rows={rows} />}
      {next !== null && <Button onClick={() => void loadMore()}>{t('register.more')}</Button>}
    </>
  )
}
