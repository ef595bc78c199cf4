/** The messages of a ticket as a strip marks them. */
import type { TicketEvent } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import type { ReplyWeight } from '../vocabulary.ts'
import { judgements } from './judged.ts'

export interface Message {
  readonly version: number
  readonly at: Instant
  /** From the customer, what a reply of ours is worth by its last judgement, or a note among ourselves. */
  readonly kind: 'received' | ReplyWeight | 'note'
  readonly by: string
}

function kindOf({ version, change }: TicketEvent, judged: ReadonlyMap<number, ReplyWeight>): Message['kind'] | null {
  switch (change.type) {
    case 'opened':
    case 'received':
      return 'received'
    case 'replied':
      return judged.get(version) ?? change.weight
    case 'responded':
      return 'response'
    case 'noted':
      return 'note'
    default:
      return null
  }
}

function authorOf({ actor, change }: TicketEvent): string {
  if (change.type === 'opened') return change.contact?.name ?? actor
  return change.type === 'received' ? change.from.name : actor
}

/** Every message, in the order it was recorded. */
export function messagesOf(events: readonly TicketEvent[]): Message[] {
  const judged = judgements(events)
  return events.flatMap((event) => {
    const kind = kindOf(event, judged)
    return kind === null ? [] : [{ version: event.version, at: event.at, kind, by: authorOf(event) }]
  })
}
