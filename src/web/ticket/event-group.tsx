import { useState } from 'react'
import { filesOf } from '../../contract/attachments.ts'
import type { TimelineEvent } from '../../contract/tickets.ts'
import { EventLine } from '../components/event-line.tsx'
import { ticketText } from '../ticket-text.ts'
import { FileChip } from './file-chip.tsx'
import { foldEvents } from './timeline.ts'

interface EventGroupProps {
  readonly events: readonly TimelineEvent[]
  readonly nameOf: (handle: string) => string
}

/** What happened between two messages, small; a long row of it is folded. */
export function EventGroup({ events, nameOf }: EventGroupProps) {
  const [open, setOpen] = useState(false)
  const { first, folded, last } = foldEvents(events)
  const item = (event: TimelineEvent) => {
    const files = filesOf([event])
    return (
      <li key={event.version} className="relative pl-4">
        <span aria-hidden="true" className="absolute left-0 top-1.5 size-1.5 -translate-x-1/2 rounded-full bg-edge" />
        {/* What the file is stands on it. */}
        <EventLine event={files.length > 0 ? { ...event, change: {} } : event} nameOf={nameOf} />
        {files.map((file) => (
          <div key={file.attachmentId} className="mt-1 flex">
            <FileChip file={file} />
          </div>
        ))}
      </li>
    )
  }
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
