import { Link, useNavigate } from '@tanstack/react-router'
import type { Workspace } from '../../contract/workspace.ts'
import { IconButton } from '../components/button.tsx'
import { useDesk } from '../components/desk-context.ts'
import { LineIcon, ListIcon, PlusIcon, SearchIcon } from '../components/icons.tsx'
import { Mark } from '../components/mark.tsx'
import { Menu, type MenuAction } from '../components/menu.tsx'
import { useMay, useMayTry } from '../data/session.ts'
import { text } from '../text.ts'
import { AttentionLink } from './attention-badge.tsx'
import { pagesFor } from './page-list.ts'
import { SettingsMenu } from './settings-menu.tsx'

/** The navigation of a narrow screen. */
export function TopBar({ workspace }: { readonly workspace: Workspace | undefined }) {
  const { show, open } = useDesk()
  const [may, mayTry] = [useMay(), useMayTry()]
  const navigate = useNavigate()
  const pages: MenuAction[] = [
    { name: text.nav.queue, icon: <LineIcon />, onSelect: () => void navigate({ to: '/', search: {} }) },
    ...pagesFor(mayTry).map(({ to, name, Icon }) => ({ name, icon: <Icon />, onSelect: () => void navigate({ to }) })),
  ]
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-panel px-3 lg:hidden">
      <Link to="/" search={{}} className="flex min-w-0 flex-1 items-center gap-2 font-semibold">
        <Mark />
        {text.name}
        <span className="truncate font-normal text-soft">{workspace?.name}</span>
      </Link>
      <AttentionLink />
      <Menu
        label={text.nav.main}
        align="end"
        groups={[]}
        actions={pages}
        trigger={(props) => (
          <IconButton {...props} label={text.nav.main}>
            <ListIcon />
          </IconButton>
        )}
      />
      <IconButton label={text.nav.search} onClick={() => show({ is: 'palette' })}>
        <SearchIcon />
      </IconButton>
      {mayTry('open_tickets') ? (
        <IconButton
          label={text.nav.open}
          disabled={!may('open_tickets')}
          className="disabled:opacity-40"
          onClick={open}
        >
          <PlusIcon />
        </IconButton>
      ) : null}
      <SettingsMenu workspace={workspace} />
    </header>
  )
}
