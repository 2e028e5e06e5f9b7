import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { Key } from '../../ui/page.tsx'
import { useSession } from '../session/session.state.ts'
import { useNavigation } from './navigation.state.ts'
import { type NavigationRow, navigation, rowOf } from './places.ts'
import { usePicked } from '../../ui/picked.ts'

/** Rows that the signed-in person may enter. */
export function useNavigationRows(): readonly NavigationRow[] {
  const permissions = useSession((state) => state.status?.permissions)
  return navigation.filter(
    ({ permission }) => permission === null || permissions?.includes(permission) === true,
  )
}

export function SideBar() {
  const { t } = useTranslation()
  const rows = useNavigationRows()
  const { place, go } = usePicked(useNavigation, 'place', 'go')
  const current = rowOf(place)
  return (
    <nav className="side" aria-label={t('frame.navigation')}>
      <span className="wordmark side-mark">{t('app.name')}</span>
      {rows.map((row) => (
        <button
          key={row.name}
          type="button"
          className="side-row"
          aria-current={row.name === current ? 'page' : undefined}
          onClick={() => go({ name: row.name })}
        >
          <Icon name={row.icon} size={22} />
          <span className="side-word">{t(`place.${row.name}`)}</span>
          <Key press={row.key.replace('+', ' ')} />
        </button>
      ))}
    </nav>
  )
}
