import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import { COMPANY } from '../../contract/queue.ts'
import type { Workspace } from '../../contract/workspace.ts'
import type { Permission } from '../../domain/access/permissions.ts'
import { VERB_PERMISSIONS } from '../../domain/access/verbs.ts'
import type { Desk, Overlay, Whereabouts } from '../components/desk-context.ts'
import { useMessages } from '../components/messages.tsx'
import { rememberFocus } from '../components/use-focus-return.ts'
import { failureText } from '../data/failure.ts'
import { useNext } from '../data/queue.ts'
import { useForbidden } from '../data/session.ts'
import { memberName } from '../data/workspace.ts'
import { dateText } from '../format.ts'
import { text } from '../text.ts'
import { KEY_VERBS, type OfferedVerb } from '../verbs/possible-verbs.ts'

const NOWHERE: Whereabouts = { ticket: undefined, scope: undefined, team: undefined }

/** What opening one of these takes. */
const NEEDS: Partial<Record<Overlay['is'], Permission>> = { mode: 'switch_mode', 'file-issue': 'file_issues' }

/** The team whose line **next** takes from: the one on screen, or that of the company's number one, or one's own. */
const teamOf = ({ scope, team }: Whereabouts, own: string) =>
  scope === undefined || scope === COMPANY ? (team ?? own) : scope

/** The frame's state: what lies open, what the person is at, and how verbs begin. */
export function useDeskState(workspace: Workspace | undefined) {
  const navigate = useNavigate()
  const { tell, refuse } = useMessages()
  const next = useNext()
  const forbidden = useForbidden()
  const [overlay, setOverlay] = useState<Overlay>()
  const [ticket, setTicket] = useState<number>()
  const whereabouts = useRef(NOWHERE)
  const last = useRef<number>(undefined)

  const show = useCallback(
    (wanted: Overlay) => {
      const needed = NEEDS[wanted.is]
      const why = needed && forbidden(needed)
      if (why !== undefined) return refuse(why)
      rememberFocus()
      setOverlay(wanted)
    },
    [forbidden, refuse],
  )

  const settle = useCallback((now: Whereabouts) => {
    if (now.scope === undefined && now.ticket !== undefined) last.current = now.ticket
    // A ticket's screen keeps the line the person came from.
    whereabouts.current = now.scope === undefined ? { ...whereabouts.current, ticket: now.ticket } : now
    setTicket(now.ticket)
  }, [])

  const toTicket = useCallback(
    (number: number, compose?: 'reply' | 'note') =>
      void navigate({
        to: '/tickets/$number',
        params: { number: String(number) },
        search: compose === undefined ? {} : { compose },
      }),
    [navigate],
  )

  const open = useCallback(() => {
    const why = forbidden('open_tickets')
    if (why === undefined) void navigate({ to: '/new' })
    else refuse(why)
  }, [forbidden, refuse, navigate])

  const takeNext = useCallback(() => {
    if (next.isPending) return
    const why = forbidden('work_tickets')
    if (why !== undefined) return refuse(why)
    next.mutate(teamOf(whereabouts.current, workspace?.you.team ?? 'support'), {
      onSuccess: ({ number, lease, receivedAt, notice }) => {
        const taken = text.queue.taken(number, dateText(lease?.until ?? receivedAt, Date.now()))
        tell(notice ? `${taken} ${notice}` : taken)
        toTicket(number)
      },
      onError: (error) => refuse(failureText(error)),
    })
  }, [next, workspace, tell, refuse, forbidden, toTicket])

  const begin = useCallback(
    (verbs: readonly OfferedVerb[], number: number) => {
      const [verb] = verbs
      const why = verb && forbidden(VERB_PERMISSIONS[verb])
      if (why !== undefined) refuse(why)
      else if (verb === 'reply' || verb === 'note') toTicket(number, verb)
      else show({ is: 'verb', verbs, number })
    },
    [toTicket, show, refuse, forbidden],
  )

  const desk = useMemo<Desk>(
    () => ({
      show,
      open,
      start: (verb, number) => begin([verb], number),
      startKey: (key, number) => begin(KEY_VERBS[key] ?? [], number),
      next: takeNext,
      settle,
      lastTicket: () => last.current,
      nameOf: (handle) => memberName(workspace, handle),
    }),
    [show, open, begin, takeNext, settle, workspace],
  )
  const close = useCallback(() => setOverlay(undefined), [])
  return { desk, overlay, close, ticket }
}
