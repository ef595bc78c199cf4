import type { SessionRow } from '../../contract/access.ts'
import { Button } from '../components/button.tsx'
import { ScreenIcon } from '../components/icons.tsx'
import { useMessages } from '../components/messages.tsx'
import { NotYet } from '../components/not-yet.tsx'
import { Part } from '../components/page-frame.tsx'
import { Since } from '../components/since.tsx'
import { useEndSessions, useSessions, type Whose } from '../data/access.ts'
import { failureText } from '../data/failure.ts'
import { settingsText } from '../settings-text.ts'
import { agentText } from './agent-text.ts'

const { sessions: says } = settingsText
const SHAPES = ['h-12 w-full', 'h-12 w-full']

interface RowProps {
  readonly session: SessionRow
  /** Whose it is, in a list of several people. */
  readonly who: string | undefined
  readonly busy: boolean
  readonly onEnd: () => void
}

function Row({ session, who, busy, onEnd }: RowProps) {
  const { agent, address, kind, createdAt, lastSeenAt, expiresAt, current } = session
  const what = agentText(agent) ?? says.unknownAgent
  return (
    <li className="flex items-start gap-3 border-b border-line py-2.5">
      <ScreenIcon className="mt-0.5 text-faint" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium" title={agent ?? undefined}>
            {who === undefined ? what : who}
          </span>
          {who === undefined ? null : <span>{what}</span>}
          {current ? <span className="rounded-sm bg-selected px-1.5 text-xs">{says.current}</span> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 text-xs text-soft">
          <span className="[overflow-wrap:anywhere]">{address ?? says.unknownAddress}</span>
          <span>
            {says.seen} <Since at={lastSeenAt} />
          </span>
          <span>
            {says.since} <Since at={createdAt} as="moment" /> {says.kinds[kind]}
          </span>
          <span>
            {says.until} <Since at={expiresAt} as="moment" />
          </span>
        </p>
      </div>
      {current ? null : (
        <Button
          className="shrink-0"
          aria-label={says.endLabel(who === undefined ? what : `${who}, ${what}`)}
          aria-disabled={busy}
          onClick={() => busy || onEnd()}
        >
          {says.end}
        </Button>
      )}
    </li>
  )
}

interface SessionListProps {
  readonly of: Whose
  /** The name behind a handle; for lists of several people. */
  readonly nameOf?: (handle: string) => string
}

/** Where somebody is signed in, one row each; every one but this one can be ended. */
export function SessionList({ of, nameOf }: SessionListProps) {
  const { data: sessions, error, refetch } = useSessions(of)
  const end = useEndSessions()
  const { tell, refuse } = useMessages()
  const others = sessions?.items.filter(({ current }) => !current) ?? []
  const run = (rows: readonly SessionRow[]) =>
    end.mutate(rows, {
      onSuccess: () => tell(says.ended(rows.length)),
      onError: (failure) => refuse(failureText(failure)),
    })
  const whose = ({ member, contactEmail }: SessionRow) =>
    nameOf === undefined ? undefined : member === null ? (contactEmail ?? undefined) : nameOf(member)
  return (
    <Part
      title={of === 'me' ? says.title : says.ofEverybody}
      says={of === 'me' ? says.says : says.ofEverybodySays}
      actions={
        of === 'me' && others.length > 1 ? (
          <Button aria-disabled={end.isPending} onClick={() => end.isPending || run(others)}>
            {says.endOthers}
          </Button>
        ) : null
      }
    >
      {sessions === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : (
        <ul className="border-t border-line">
          {sessions.items.map((session) => (
            <Row
              key={session.id}
              session={session}
              who={whose(session)}
              busy={end.isPending}
              onEnd={() => run([session])}
            />
          ))}
        </ul>
      )}
    </Part>
  )
}
