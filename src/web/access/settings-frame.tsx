import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWhereabouts } from '../components/desk-context.ts'
import { NotYet } from '../components/not-yet.tsx'
import { PageFrame } from '../components/page-frame.tsx'
import { EmptyState } from '../components/states.tsx'
import { useMay, useSession } from '../data/session.ts'
import { useTimeZone } from '../data/time-zone.ts'
import { settingsText } from '../settings-text.ts'
import { text } from '../text.ts'
import { SETTINGS, tabsFor } from './settings-tabs.ts'

interface SettingsFrameProps {
  readonly at: (typeof SETTINGS)[number]['to']
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** What is read when somebody opens a tab that their role has no part in. */
function NotYours() {
  const { data: session } = useSession()
  const says = session === undefined ? '' : settingsText.notYoursSays(session.role.replaceAll('_', ' '))
  return <EmptyState title={settingsText.notYours} says={says} />
}

/** A screen of the settings, and the way to the others. */
export function SettingsFrame({ at, actions, children }: SettingsFrameProps) {
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const may = useMay()
  const { data: session, error, refetch } = useSession()
  const tabs = tabsFor(may)
  const name = SETTINGS.find(({ to }) => to === at)?.name ?? settingsText.title
  const nav = (
    <nav aria-label={settingsText.tabList} className="-mb-3 flex gap-5 overflow-x-auto">
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          search={{}}
          activeOptions={{ includeSearch: false }}
          className="flex h-9 items-center whitespace-nowrap border-b-2 border-transparent text-soft -outline-offset-2! hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-10"
        >
          {tab.name}
        </Link>
      ))}
    </nav>
  )
  return (
    <PageFrame title={settingsText.title} says={settingsText.says} actions={actions} bar={nav}>
      <title>{`${name} · ${settingsText.title} · ${text.name}`}</title>
      {/* Once it is known what is theirs: asking for what is not would be a denied attempt. */}
      {session === undefined ? (
        <NotYet
          what={settingsText.title.toLowerCase()}
          error={error}
          onRetry={() => void refetch()}
          shapes={['h-8 w-60', 'h-40 w-full max-w-5xl']}
        />
      ) : tabs.some(({ to }) => to === at) ? (
        children
      ) : (
        <NotYours />
      )}
    </PageFrame>
  )
}
