import { useState } from 'react'
import type { TimelineEvent } from '../../../contract/tickets.ts'
import { EventLine } from '../../components/event-line.tsx'
import { ticketText } from '../../ticket-text.ts'
import { foldEvents } from './timeline.ts'

interface EventGroupProps {
  readonly events: readonly TimelineEvent[]
  readonly nameOf: (handle: string) => string
}

/** What happened between two messages, small; a long row of it is folded. */
export function EventGroup({ events, nameOf }: EventGroupProps) {
  const [open, setOpen] = useState(false)
  const { first, folded, last } = foldEvents(events)
  const item = (event: TimelineEvent) => (
    <li key={event.version} className="relative pl-4">
      <span aria-hidden="true" className="absolute left-0 top-1.5 size-1.5 -translate-x-1/2 rounded-full bg-edge" />
      <EventLine event={event} nameOf={nameOf} />
    </li>
  )
  return (
    <ul className="ml-7 grid gap-1.5 border-l border-line py-0.5">
      {first.map(item)}
      {open || folded.length === 0 ? (
        folded.map(item)
      ) : (
        <li className="pl-4">
          <button
            type="button"
            onClick={() => setOpen(true)}
            className="rounded-sm text-xs text-soft underline underline-offset-2 hover:text-ink"
          >
            {ticketText.page.moreEvents(folded.length)}
          </button>
        </li>
      )}
      {last.map(item)}
    </ul>
  )
}
