import { useCallback, useMemo } from 'react'
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
])

export const isUndoable = (verb: TicketVerb): boolean => UNDOABLE.has(verb)

const whatOf = (left: readonly LeftAt[]): string =>
  left.length === 1 ? text.ticketName(left[0]?.number ?? 0) : text.tickets(left.length)

export interface Undoing {
  /** Says what was done, and offers to take it back until ten seconds after `since`, of `performance.now()`: when the step
   *  was sent, so that no more is promised than the server keeps, whatever the clock of this machine says. */
  readonly offer: (says: string, left: readonly LeftAt[], since: number) => void
}

/** Offers to take back what was just done. */
export function useUndo(): Undoing {
  const client = useClient()
  const refresh = useRefreshTickets()
  const { tell, refuse } = useMessages()

  const takeBack = useCallback(
    async (left: readonly LeftAt[]): Promise<void> => {
      const [only] = left
      try {
        if (left.length === 1 && only) {
          const { stays } = await client.act(only.number, 'undo', { version: only.version })
          tell([undoText.done(whatOf(left)), stays].filter(Boolean).join(' '))
        } else {
          const { items } = await client.actOnMany({ verb: 'undo', tickets: [...left] })
          const refused = items.flatMap((item) => item.refused ?? [])
          if (refused[0]) refuse(undoText.refused(refused.length, items.length, refused[0].detail))
          else tell(undoText.done(whatOf(left)))
        }
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
        tell(says, { label: undoText.undo, hint: 'z', until: since + UNDO_WITHIN, run })
      },
    }),
    [takeBack, tell],
  )
}
