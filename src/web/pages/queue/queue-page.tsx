import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { COMPANY } from '../../../contract/queue.ts'
import { useDesk } from '../../components/desk-context.ts'
import { useMessages } from '../../components/messages.tsx'
import { ErrorState } from '../../components/states.tsx'
import { CONTENT_ID } from '../../components/use-focus-return.ts'
import { failureText } from '../../data/failure.ts'
import { type Line, useLine, useWhy } from '../../data/queue.ts'
import { useHeld, useMay } from '../../data/session.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { text } from '../../text.ts'
import { lineSearch } from './line-search.ts'
import { LineSkeleton } from './line-skeleton.tsx'
import { LineView } from './line-view.tsx'
import { ModeBanner } from './mode-banner.tsx'
import { QueueHeader } from './queue-header.tsx'
import { QueueToolbar } from './queue-toolbar.tsx'
import { WaitingHandOffs } from './waiting-hand-offs.tsx'

const route = getRouteApi('/')

/** Says aloud when another ticket became number one of the line on screen. */
function useSpokenNumberOne(line: Line | undefined): void {
  const { speak } = useMessages()
  const before = useRef<{ scope: string; number: number }>(undefined)
  const [one] = line?.rows ?? []
  const scope = line?.scope
  useEffect(() => {
    if (one?.place !== 1 || scope === undefined) return
    const last = before.current
    before.current = { scope, number: one.number }
    if (last?.scope === scope && last.number !== one.number) speak(text.live.numberOne(one.number, one.subject))
  }, [one, scope, speak])
}

export function QueuePage() {
  // The router merges what it read with what the address says; only what can be shown counts.
  const search = lineSearch({ ...route.useSearch() })
  const navigate = route.useNavigate()
  const desk = useDesk()
  const { data: workspace } = useWorkspace()
  const line = useLine(search)
  const held = useHeld()
  const may = useMay()
  const [first] = line.data?.rows ?? []
  const one = first?.place === 1 ? first : undefined
  const why = useWhy(one?.number, line.data?.scope ?? COMPANY)
  const name = scopeName(workspace, search.scope ?? COMPANY)
  useSpokenNumberOne(line.data)
  useTimeZone()

  const openTicket = useCallback(
    (number: number) => void navigate({ to: '/tickets/$number', params: { number: String(number) }, search: {} }),
    [navigate],
  )

  return (
    <main id={CONTENT_ID} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
      <title>{`${name} · ${text.queue.title} · ${text.name}`}</title>
      <QueueHeader
        name={name}
        line={line.data}
        workspace={workspace}
        onScope={(scope) => void navigate({ to: '/', search: scope === COMPANY ? {} : { scope } })}
        held={held('switch_mode')}
        onMode={() => desk.show({ is: 'mode' })}
      />
      {workspace?.mode === 'hard' ? (
        <ModeBanner
          scope={search.scope}
          workspace={workspace}
          nameOf={desk.nameOf}
          onOff={held('switch_mode') === undefined ? () => desk.show({ is: 'mode' }) : undefined}
        />
      ) : null}
      <QueueToolbar
        search={search}
        workspace={workspace}
        byAccount={may('read_accounts') && may('read_names')}
        byTag={may('read_rules')}
        onFilter={(filter, value) => void navigate({ to: '/', search: lineSearch({ ...search, [filter]: value }) })}
        onClear={() => {
          const { scope, state } = search
          void navigate({ to: '/', search: lineSearch({ scope, state }) })
        }}
      />
      <WaitingHandOffs />
      {line.data ? (
        <LineView
          key={JSON.stringify(line.data.query)}
          line={line.data}
          one={one}
          why={why.data}
          waits={line.isPlaceholderData}
          hasMore={line.hasNextPage}
          isLoadingMore={line.isFetchingNextPage}
          onMore={() => void line.fetchNextPage()}
          onOpen={openTicket}
          held={held}
        />
      ) : line.error ? (
        <ErrorState
          title={text.failure.titled(name)}
          says={failureText(line.error)}
          onRetry={() => void line.refetch()}
        />
      ) : (
        <LineSkeleton />
      )}
    </main>
  )
}
