import { useMemo } from 'react'
import type { TimelineEvent } from '../../contract/tickets.ts'
import { ErrorState, Skeleton } from '../components/states.tsx'
import { failureText } from '../data/failure.ts'
import { text } from '../text.ts'
import { ticketText } from '../ticket-text.ts'
import { timelineText } from '../timeline-text.ts'
import { EventGroup } from './event-group.tsx'
import { MessageCard } from './message-card.tsx'
import type { Weight } from './reply-weight.ts'
import { anchorOf, entriesOf, type Showing } from './timeline.ts'
import { eventAnchor } from './timeline-kinds.ts'
import { useEntryArrival } from './use-entry-arrival.ts'

interface ConversationProps {
  /** Undefined while they load. */
  readonly events: readonly TimelineEvent[] | undefined
  readonly error: unknown
  readonly onRetry: () => void
  /** Name of the person who asks. */
  readonly contact: string | undefined
  readonly nameOf: (handle: string) => string
  /** Left out for those who may not judge. */
  readonly onJudge: ((reply: number, weight: Weight) => void) | undefined
  /** Left out where nothing is owed any more. */
  readonly onWaive: ((message: number) => void) | undefined
  /** What of it is shown; everything when left out. */
  readonly showing?: Showing
}

const EVERYTHING: Showing = {}

/** What was said, in order, and between it what happened. */
export function Conversation(props: ConversationProps) {
  const { events, error, onRetry, contact, nameOf, onJudge, onWaive, showing = EVERYTHING } = props
  const entries = useMemo(() => entriesOf(events ?? [], showing), [events, showing])
  const anchor = showing.anchor
  useEntryArrival(anchor, entries)
  if (!events) {
    if (error) {
      return (
        <ErrorState
          title={text.failure.titled(ticketText.page.conversation.toLowerCase())}
          says={failureText(error)}
          onRetry={onRetry}
        />
      )
    }
    return (
      <div className="mx-auto grid max-w-[47.5rem] gap-4 px-3 py-4 lg:py-6">
        <Skeleton className="h-36 w-full rounded-lg" />
        <Skeleton className="h-24 w-full rounded-lg" />
      </div>
    )
  }
  if (entries.length === 0) {
    return <p className="mx-auto max-w-[47.5rem] px-3 py-6 text-soft">{timelineText.none}</p>
  }
  return (
    <ol className="mx-auto grid grid-cols-1 max-w-[47.5rem] gap-4 px-3 py-4 lg:py-6">
      {entries.map((entry) =>
        entry.is === 'message' ? (
          <li
            key={entry.message.version}
            id={eventAnchor(entry.message.version)}
            tabIndex={-1}
            aria-current={eventAnchor(entry.message.version) === anchor ? 'location' : undefined}
            // Clear of what stays above and below it in one column.
            className="rounded-lg max-lg:scroll-mt-12 max-lg:scroll-mb-40 aria-[current]:outline-2 aria-[current]:outline-offset-2 aria-[current]:outline-focus"
          >
            <MessageCard
              message={entry.message}
              contact={contact}
              nameOf={nameOf}
              onJudge={onJudge}
              onWaive={onWaive}
            />
          </li>
        ) : (
          <li key={entry.events.map(anchorOf)[0]}>
            <EventGroup events={entry.events} nameOf={nameOf} anchor={anchor} />
          </li>
        ),
      )}
    </ol>
  )
}
