import { useState } from 'react'
import { nowPrivateText } from '../../../contract/now-private.ts'
import type { SimilarTicket } from '../../../contract/similar.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/field.tsx'
import { useMessages } from '../../components/messages.tsx'
import { SimilarRow } from '../../components/similar-row.tsx'
import { Refused, Skeleton } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { useMay } from '../../data/session.ts'
import type { ActedRead, TicketRead } from '../../data/ticket-read.ts'
import { type Act, useAct } from '../../data/tickets.ts'
import { useSimilarTo } from '../../data/triage.ts'
import { similarText } from '../../similar-text.ts'

interface SameProps {
  readonly ticket: TicketRead
  readonly like: SimilarTicket
  readonly onClose: () => void
}

/** Ends this ticket because the other asks the same, with the reason that stands there already. */
function SameForm({ ticket, like: { number: into, words, status }, onClose }: SameProps) {
  const { tell } = useMessages()
  const act = useAct(ticket.number)
  const [reason, setReason] = useState(similarText.reasonMade(words))
  const isOpen = status !== 'solved' && status !== 'closed'
  const held = act.isPending || reason.trim().length < 3

  function end(how: Act) {
    const onSuccess = (done: ActedRead) => {
      tell([similarText.ended(ticket.number, into), nowPrivateText(done)].filter(Boolean).join(' '))
      onClose()
    }
    act.mutate({ ...how, ifVersion: ticket.version }, { onSuccess })
  }
  return (
    <div className="grid grid-cols-1 gap-2 pt-1">
      <TextArea
        label={similarText.reason}
        autoFocus
        rows={2}
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && onClose()}
      />
      {act.error ? <Refused says={failureText(act.error)} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          disabled={held}
          onClick={() => end({ verb: 'dismiss', input: { as: 'duplicate', of: into, reason } })}
        >
          {similarText.duplicate(into)}
        </Button>
        {isOpen ? (
          <Button disabled={held} onClick={() => end({ verb: 'merge', input: { into, reason } })}>
            {similarText.merge(into)}
          </Button>
        ) : null}
        <Button look="quiet" onClick={onClose}>
          {similarText.cancel}
        </Button>
      </div>
    </div>
  )
}

/** Tickets that ask the same as this one, and ending this one because of that. */
export function SimilarPanel({ ticket }: { readonly ticket: TicketRead }) {
  const may = useMay()
  const { data, error } = useSimilarTo(ticket.number)
  const [same, setSame] = useState<number>()
  if (error) return <Refused says={failureText(error)} />
  if (!data) return <Skeleton className="h-12 w-full" />
  if (data.items.length === 0) return <p className="text-soft">{similarText.none}</p>
  const isDone = ticket.status === 'solved' || ticket.status === 'closed'
  const mayEnd = !isDone && may('end_tickets')
  return (
    <ul className="-my-2.5 grid grid-cols-1 divide-y divide-line">
      {data.items.map((like) => (
        <SimilarRow key={like.number} ticket={like}>
          {same === like.number ? <SameForm ticket={ticket} like={like} onClose={() => setSame(undefined)} /> : null}
          {mayEnd && same !== like.number ? (
            <div>
              <Button
                aria-label={similarText.sameNamed(like.number)}
                aria-expanded={false}
                onClick={() => setSame(like.number)}
              >
                {similarText.same}
              </Button>
            </div>
          ) : null}
        </SimilarRow>
      ))}
    </ul>
  )
}
