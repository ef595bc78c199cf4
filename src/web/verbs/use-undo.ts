import { useCallback, useMemo } from 'react'
import type { Client } from '../../contract/client.ts'
import { nowPrivateText } from '../../contract/now-private.ts'
import type { TicketVerb } from '../../contract/tickets.ts'
import { UNDO_WITHIN } from '../../domain/verbs/undo-steps.ts'
import { useMessages } from '../components/messages.tsx'
import { useClient } from '../data/client.ts'
import { failureText } from '../data/failure.ts'
import { useRefreshTickets } from '../data/triage.ts'
import { text } from '../text.ts'
import { undoText } from '../undo-text.ts'

/** A ticket as a step left it; the last step of it when the version is null. */
export interface LeftAt {
  readonly number: number
  readonly version: number | null
}

/** What can be taken back for ten seconds by whoever did it (LIF-6). */
const UNDOABLE: ReadonlySet<TicketVerb> = new Set<TicketVerb>([
  'triage',
  'classify',
  'assign-account',
  'snooze',
  'route',
  'hold',
  'resume',
  'solve',
  'reopen',
  'close',
  'dismiss',
  'merge',
  'split',
  'release',
  'skip',
  'pin',
  'unpin',
  'link',
  'unlink',
  'link-issue',
  'unlink-issue',
])

export const isUndoable = (verb: TicketVerb): boolean => UNDOABLE.has(verb)

const whatOf = (left: readonly LeftAt[]): string =>
  left.length === 1 ? text.ticketName(left[0]?.number ?? 0) : text.tickets(left.length)

/** What came of taking back: what to say, or what was refused. */
type Back = { readonly says: string } | { readonly refused: string }

/** Takes back what left tickets so, each by itself. */
export async function takenBack(client: Client, left: readonly LeftAt[]): Promise<Back> {
  const [only] = left
  if (only === undefined) return { refused: undoText.nothing }
  if (left.length === 1) {
    const done = await client.act(only.number, 'undo', { version: only.version })
    return { says: [undoText.done(whatOf(left)), done.stays, nowPrivateText(done)].filter(Boolean).join(' ') }
  }
  const { items } = await client.actOnMany({ verb: 'undo', tickets: [...left] })
  const refused = items.flatMap((item) => item.refused ?? [])
  return refused[0]
    ? { refused: undoText.refused(refused.length, items.length, refused[0].detail) }
    : { says: undoText.done(whatOf(left)) }
}

/** Until when what was done by a call that was sent at `since` can be taken back, both of `performance.now()`: counted from
 *  when it was sent, so that no more is promised than the server keeps, whatever the clock of this machine says (LIF-14). */
export const undoUntil = (since: number): number => since + UNDO_WITHIN

export interface Undoing {
  /** Says what was done, and offers to take it back; `since`, of `performance.now()`, is when it was sent. */
  readonly offer: (says: string, left: readonly LeftAt[], since: number) => void
}

/** Offers to take back what was just done. */
export function useUndo(): Undoing {
  const client = useClient()
  const refresh = useRefreshTickets()
  const { tell, refuse } = useMessages()

  const takeBack = useCallback(
    async (left: readonly LeftAt[]): Promise<void> => {
      try {
        const back = await takenBack(client, left)
        if ('says' in back) tell(back.says)
        else refuse(back.refused)
      } catch (error) {
        refuse(failureText(error))
      }
      await refresh(left.map(({ number }) => number))
    },
    [client, refresh, tell, refuse],
  )
  return useMemo(
    () => ({
      offer(says, left, since) {
        if (left.length === 0) return tell(says)
        const run = () => void takeBack(left)
        tell(says, { label: undoText.undo, hint: 'z', until: undoUntil(since), run })
      },
    }),
    [takeBack, tell],
  )
}
