import { useState } from 'react'
import { filesOf } from '../../contract/attachments.ts'
import { EventLine } from '../components/event-line.tsx'
import { serverNow } from '../data/server-clock.ts'
import { dateText } from '../format.ts'
import { ticketText } from '../ticket-text.ts'
import { timelineText } from '../timeline-text.ts'
import { EntryTime } from './entry-time.tsx'
import { FileChip } from './file-chip.tsx'
import { anchorOf, type ClocksMoved, foldEvents, isClocks, isPlace, type PlaceStep, type Small } from './timeline.ts'

interface EventGroupProps {
  readonly events: readonly Small[]
  readonly nameOf: (handle: string) => string
  /** Of the entry that the address names. */
  readonly anchor: string | undefined
}

const placeText = ({ place }: PlaceStep): string => (place === null ? timelineText.left : timelineText.place(place))

/** What an event did to each clock. */
function movedText({ moved }: ClocksMoved): string {
  const now = serverNow()
  return moved
    .map(({ title, did, dueAt }) => {
      const due = dueAt === null ? '' : timelineText.due(dateText(dueAt, now))
      return `${title} ${timelineText.clock[did]}${due}`
    })
    .join('; ')
}

/** What happened, what it did to the clocks, or where it came to stand, in one line. */
function SmallLine({ small, nameOf }: { readonly small: Small; readonly nameOf: EventGroupProps['nameOf'] }) {
  const time = <EntryTime at={small.at} anchor={anchorOf(small)} />
  if (isPlace(small) || isClocks(small)) {
    const says = isClocks(small) ? movedText(small) : placeText(small)
    return (
      <p className="text-xs text-soft tabular-nums [overflow-wrap:anywhere]">
        {says}
        <span className="text-faint">
          {' · '}
          {time}
        </span>
      </p>
    )
  }
  const files = filesOf([small])
  return (
    <>
      {/* What the file is stands on it. */}
      <EventLine event={files.length > 0 ? { ...small, change: {} } : small} nameOf={nameOf} time={time} />
      {files.map((file) => (
        <div key={file.attachmentId} className="mt-1 flex">
          <FileChip file={file} />
        </div>
      ))}
    </>
  )
}

/** What happened between two messages, small; a long row of it is folded, unless the address leads into it. */
export function EventGroup({ events, nameOf, anchor }: EventGroupProps) {
  const [open, setOpen] = useState(false)
  const { first, folded, last } = foldEvents(events)
  const isOpen = open || folded.length === 0 || folded.some((small) => anchorOf(small) === anchor)
  const item = (small: Small) => {
    const at = anchorOf(small)
    return (
      <li
        key={at}
        id={at}
        tabIndex={-1}
        aria-current={at === anchor ? 'location' : undefined}
        className="relative rounded-sm pl-4 aria-[current]:bg-selected aria-[current]:outline-2 aria-[current]:outline-offset-2 aria-[current]:outline-focus"
      >
        <span
          aria-hidden="true"
          className={`absolute left-0 top-1.5 size-1.5 -translate-x-1/2 rounded-full ${isPlace(small) || isClocks(small) ? 'border border-edge bg-canvas' : 'bg-edge'}`}
        />
        <SmallLine small={small} nameOf={nameOf} />
      </li>
    )
  }
  return (
    <ul className="ml-7 grid gap-1.5 border-l border-line py-0.5">
      {first.map(item)}
      {isOpen ? (
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
