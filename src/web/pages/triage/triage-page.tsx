import { getRouteApi, Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { COMPANY } from '../../../contract/queue.ts'
import { ClosedFilter } from '../../components/closed-filter.tsx'
import { ErrorState } from '../../components/states.tsx'
import { CONTENT_ID } from '../../components/use-focus-return.ts'
import { failureText } from '../../data/failure.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { useInbox } from '../../data/triage.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { count } from '../../format.ts'
import { text } from '../../text.ts'
import { triageText } from '../../triage-text.ts'
import { triageSearch } from './triage-search.ts'
import { TriageSkeleton } from './triage-skeleton.tsx'
import { TriageView } from './triage-view.tsx'

const route = getRouteApi('/triage')
const STATES = ['waiting', 'snoozed'] as const

/** The triage inbox: what nobody has judged yet. */
export function TriagePage() {
  const search = triageSearch({ ...route.useSearch() })
  const { team, ticket } = search
  const state = search.state ?? 'waiting'
  const navigate = route.useNavigate()
  const { data: workspace } = useWorkspace()
  const { data: inbox, error, refetch } = useInbox({ team: team ?? COMPANY, state })
  useTimeZone()

  const onTicket = useCallback(
    (number: number | undefined, isOpened: boolean) =>
      void navigate({
        to: '/triage',
        search: (before) => triageSearch({ ...before, ticket: number }),
        replace: !isOpened,
      }),
    [navigate],
  )
  const teams = workspace?.teams.map(({ slug, name }) => ({ value: slug, label: name })) ?? []
  const counts = inbox?.counts
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
      <title>{`${triageText.title} · ${text.name}`}</title>
      {ticket === undefined ? null : <h1 className="sr-only lg:hidden">{triageText.title}</h1>}
      <header
        className={`flex min-h-14 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 lg:px-6 ${ticket === undefined ? '' : 'max-lg:hidden'}`}
      >
        <h1 className="text-lg font-semibold">{triageText.title}</h1>
        <nav aria-label={triageText.stateList} className="flex gap-0.5">
          {STATES.map((each) => (
            <Link
              key={each}
              to="/triage"
              search={triageSearch({ team, state: each })}
              // Both lead to this page; the one that is shown is known by its state alone.
              activeOptions={{ exact: true, includeSearch: true, explicitUndefined: true }}
              activeProps={{ 'aria-current': undefined }}
              aria-current={each === state ? 'page' : undefined}
              className="flex h-7 items-center gap-1.5 whitespace-nowrap rounded-md px-2 text-soft hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-9"
            >
              {triageText.states[each]}
              <span className="text-xs font-normal tabular-nums text-faint">{counts ? count(counts[each]) : ''}</span>
            </Link>
          ))}
        </nav>
        {counts === undefined || counts.missed === 0 || state === 'snoozed' ? null : (
          <p className="text-xs font-medium text-late">{triageText.missed(counts.missed)}</p>
        )}
        <span className="flex-1" />
        <ClosedFilter
          name={triageText.team}
          value={team}
          choices={teams}
          onChange={(value) => void navigate({ to: '/triage', search: triageSearch({ team: value, state }) })}
        />
      </header>
      {inbox && workspace ? (
        <TriageView
          key={`${inbox.team} ${inbox.state}`}
          inbox={inbox}
          workspace={workspace}
          ticket={ticket}
          onTicket={onTicket}
        />
      ) : error ? (
        <ErrorState
          title={text.failure.titled(triageText.title.toLowerCase())}
          says={failureText(error)}
          onRetry={() => void refetch()}
        />
      ) : (
        <TriageSkeleton />
      )}
    </main>
  )
}
