import { useEffect, useRef, useState } from 'react'
import type { TicketDetail, TimelineEvent } from '../../../contract/tickets.ts'
import { useMessages } from '../../components/messages.tsx'
import { seenVersion } from '../../components/seen-version.ts'
import { failureText, staleOf } from '../../data/failure.ts'
import { type Act, useAct } from '../../data/tickets.ts'
import { ticketText } from '../../ticket-text.ts'
import { type After, type ComposeMode, Composer } from './composer.tsx'
import { EndedNote } from './ended-note.tsx'
import { type Weight, weighed } from './reply-weight.ts'
import { isAnswerOwed } from './timeline.ts'
import { useDraft } from './use-draft.ts'
import { useSubstance } from './use-substance.ts'

interface ComposerHostProps {
  readonly ticket: TicketDetail
  readonly events: readonly TimelineEvent[]
  readonly you: string
  readonly nameOf: (handle: string) => string
  readonly mode: ComposeMode
  readonly onMode: (mode: ComposeMode) => void
  /** Grows each time a key calls for the composer. */
  readonly summons: number
  readonly onReopen: () => void
}

/** Why nothing can be written any more. */
function Ended({ ticket, onReopen }: Pick<ComposerHostProps, 'ticket' | 'onReopen'>) {
  const { closed, merged } = ticketText.composer.ended
  return ticket.closingReason === 'merged' ? (
    <EndedNote says={merged} onReopen={undefined} />
  ) : (
    <EndedNote says={closed} onReopen={onReopen} />
  )
}

/** Sends what is written; first shows what others did since writing began. */
export function ComposerHost(props: ComposerHostProps) {
  const { ticket, events, you, nameOf, mode: wanted, onMode, summons, onReopen } = props
  const { number, status, version } = ticket
  const mode = status === 'solved' ? 'note' : wanted
  const [draft, keep] = useDraft(number, mode)
  const [after, setAfter] = useState<After>('stay')
  const [chosen, setChosen] = useState<Weight>()
  const check = useSubstance(mode === 'reply' ? draft.body : '')
  const reading = weighed(chosen, check, isAnswerOwed(events))
  const act = useAct(number)
  const { tell } = useMessages()
  const field = useRef<HTMLTextAreaElement>(null)
  const refused = staleOf(act.error)

  const seen = seenVersion(draft.base ?? version, events, you)
  const newer = events.filter((event) => event.version > seen)
  const since = newer.length > 0 ? newer : (refused?.since ?? [])
  // Once shown, they are seen: the next attempt says so.
  const known = Math.max(seen, refused?.version ?? 0, ...since.map((event) => event.version))

  useEffect(() => {
    if (summons > 0) field.current?.focus()
  }, [summons])

  function send() {
    if (act.isPending || draft.body.trim() === '') return
    const wish: Act =
      mode === 'note'
        ? { verb: 'note', input: { body: draft.body } }
        : { verb: 'reply', input: { body: draft.body, after, weight: reading.weight } }
    act.mutate(
      { ...wish, ifVersion: known },
      {
        onSuccess: () => {
          keep(undefined)
          setAfter('stay')
          setChosen(undefined)
          tell(ticketText.done(number, wish.verb))
        },
      },
    )
  }
  if (status === 'closed') return <Ended ticket={ticket} onReopen={onReopen} />
  return (
    <>
      {status === 'solved' ? <EndedNote says={ticketText.composer.ended.solved} onReopen={onReopen} /> : null}
      <Composer
        ref={field}
        mode={mode}
        onlyNote={status === 'solved'}
        onMode={onMode}
        body={draft.body}
        onBody={(body) => keep({ body, base: draft.base ?? version })}
        after={after}
        onAfter={setAfter}
        weighed={reading}
        onWeight={setChosen}
        toWhom={ticket.contact?.name}
        since={since}
        nameOf={nameOf}
        busy={act.isPending}
        refusal={act.error && !refused ? failureText(act.error) : undefined}
        onSend={send}
      />
    </>
  )
}
