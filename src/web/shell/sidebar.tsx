import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { COMPANY } from '../../contract/queue.ts'
import type { Workspace } from '../../contract/workspace.ts'
import { IconButton } from '../components/button.tsx'
import { useDesk } from '../components/desk-context.ts'
import { CommandIcon, KeyboardIcon, PlusIcon } from '../components/icons.tsx'
import { KeyHint } from '../components/key-hint.tsx'
import { Mark } from '../components/mark.tsx'
import { Skeleton } from '../components/states.tsx'
import { useMay, useMayTry } from '../data/session.ts'
import { useTriageCounts } from '../data/triage.ts'
import { count } from '../format.ts'
import { text } from '../text.ts'
import { triageText } from '../triage-text.ts'
import { AttentionBadge } from './attention-badge.tsx'
import { type PageGroup, pagesFor } from './page-list.ts'
import { SearchBox } from './search-box.tsx'
import { SettingsMenu } from './settings-menu.tsx'

const row =
  'flex h-8 w-full items-center gap-2 rounded-md px-2 text-soft transition-colors hover:bg-hover hover:text-ink'

interface ScopeLinkProps {
  readonly scope: string
  readonly name: string
  readonly waiting: number
  /** Its line is on screen. */
  readonly current: boolean
}

function ScopeLink({ scope, name, waiting, current }: ScopeLinkProps) {
  return (
    <li>
      <Link
        to="/"
        search={scope === COMPANY ? {} : { scope }}
        activeOptions={{ exact: true }}
        aria-current={current ? 'page' : undefined}
        className={`${row} ${current ? 'bg-selected font-medium text-ink' : ''}`}
      >
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <span className="text-xs tabular-nums text-faint">{count(waiting)}</span>
      </Link>
    </li>
  )
}

function Scopes({ workspace }: { readonly workspace: Workspace | undefined }): ReactNode {
  const { pathname, search } = useLocation()
  const shown = pathname === '/' ? (search.scope ?? COMPANY) : undefined
  if (!workspace) {
    return [1, 2, 3].map((each) => (
      <li key={each} className="px-2 py-2">
        <Skeleton className="h-4 w-full" />
      </li>
    ))
  }
  const all = workspace.teams.reduce((sum, { waiting }) => sum + waiting, 0)
  return (
    <>
      <ScopeLink scope={COMPANY} name={text.company} waiting={all} current={shown === COMPANY} />
      {workspace.teams.map(({ slug, name, waiting }) => (
        <ScopeLink key={slug} scope={slug} name={name} waiting={waiting} current={shown === slug} />
      ))}
    </>
  )
}

/** How many wait for triage; marked once the first of them is late. */
function TriageBadge() {
  const { data } = useTriageCounts()
  if (data === undefined || data.waiting === 0) return null
  const { waiting, missed } = data
  return (
    <span
      title={triageText.badge(waiting, missed)}
      className={`text-xs tabular-nums ${missed === 0 ? 'text-faint' : 'font-semibold text-late'}`}
    >
      <span aria-hidden="true">{count(waiting)}</span>
      <span className="sr-only">, {triageText.badge(waiting, missed)}</span>
    </span>
  )
}

/** The screens of one group, whatever of each is shown. */
function Pages({ group }: { readonly group: PageGroup }) {
  const may = useMayTry()
  return (
    <>
      <h2 className="px-2 pb-1 pt-4 text-2xs font-medium text-faint">{text.nav[group]}</h2>
      <ul className="grid gap-px">
        {pagesFor(may)
          .filter((page) => page.group === group)
          .map(({ to, name, Icon }) => (
            <li key={to}>
              <Link
                to={to}
                activeOptions={{ includeSearch: false }}
                className={`${row} aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink`}
              >
                <Icon />
                <span className="min-w-0 flex-1 truncate">{name}</span>
                {to === '/triage' ? <TriageBadge /> : null}
                {to === '/attention' ? <AttentionBadge /> : null}
              </Link>
            </li>
          ))}
      </ul>
    </>
  )
}

/** The navigation of a wide screen. */
export function Sidebar({ workspace }: { readonly workspace: Workspace | undefined }) {
  const { show, open } = useDesk()
  const [may, mayTry] = [useMay(), useMayTry()]
  return (
    <div className="hidden w-60 shrink-0 flex-col border-r border-line bg-panel lg:flex">
      <header className="flex h-14 items-center gap-2 pl-4 pr-3">
        <Mark />
        <div className="min-w-0 flex-1 leading-4">
          <p className="font-semibold">{text.name}</p>
          <p className="truncate text-xs text-soft">{workspace?.name ?? ' '}</p>
        </div>
        {mayTry('open_tickets') ? (
          <IconButton
            label={text.nav.open}
            aria-keyshortcuts="o"
            disabled={!may('open_tickets')}
            className="disabled:opacity-40"
            onClick={open}
          >
            <PlusIcon />
          </IconButton>
        ) : null}
      </header>
      <div className="px-3 pb-3">
        <SearchBox />
      </div>
      <nav aria-label={text.nav.main} className="min-h-0 flex-1 overflow-y-auto px-3 py-1">
        <h2 className="px-2 pb-1 text-2xs font-medium text-faint">{text.nav.scopes}</h2>
        <ul className="grid gap-px">
          <Scopes workspace={workspace} />
        </ul>
        <Pages group="work" />
        <Pages group="rules" />
        <Pages group="reports" />
      </nav>
      <footer className="grid gap-px border-t border-line p-3">
        <button type="button" className={row} onClick={() => show({ is: 'palette' })}>
          <CommandIcon />
          <span className="flex-1 text-left">{text.nav.commands}</span>
          <KeyHint keys="Ctrl K" />
        </button>
        <button type="button" className={row} onClick={() => show({ is: 'help' })}>
          <KeyboardIcon />
          <span className="flex-1 text-left">{text.nav.help}</span>
          <KeyHint keys="?" />
        </button>
        <SettingsMenu workspace={workspace} named />
      </footer>
    </div>
  )
}
