import { useMemo } from 'react'
import type { TimelineEvent } from '../../contract/tickets.ts'
import { ErrorState, Skeleton } from '../components/states.tsx'
import { failureText } from '../data/failure.ts'
import { text } from '../text.ts'
import { ticketText } from '../ticket-text.ts'
import { EventGroup } from './event-group.tsx'
import { MessageCard } from './message-card.tsx'
import type { Weight } from './reply-weight.ts'
import { entriesOf } from './timeline.ts'

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
}

/** What was said, in order, and between it what happened. */
export function Conversation({ events, error, onRetry, contact, nameOf, onJudge, onWaive }: ConversationProps) {
  const entries = useMemo(() => entriesOf(events ?? []), [events])
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
  return (
    <ol className="mx-auto grid grid-cols-1 max-w-[47.5rem] gap-4 px-3 py-4 lg:py-6">
      {entries.map((entry) =>
        entry.is === 'message' ? (
          <li key={entry.message.version}>
            <MessageCard
              message={entry.message}
              contact={contact}
              nameOf={nameOf}
              onJudge={onJudge}
              onWaive={onWaive}
            />
          </li>
        ) : (
          <li key={entry.events[0]?.version}>
            <EventGroup events={entry.events} nameOf={nameOf} />
          </li>
        ),
      )}
    </ol>
  )
}
