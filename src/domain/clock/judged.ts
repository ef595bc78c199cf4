/** Events in the order they happened, and what was said of them since. */
import type { TicketEvent } from '../ticket-event.ts'
import type { ReplyWeight } from '../vocabulary.ts'

/** What replies were judged to be: of several judgements of one the last that happened, whenever it was learnt. */
export function judgements(events: readonly TicketEvent[]): ReadonlyMap<number, ReplyWeight> {
  if (!events.some(({ change }) => change.type === 'reply_judged')) return new Map()
  const judged = new Map<number, ReplyWeight>()
  for (const { change } of byTime(events)) {
    if (change.type === 'reply_judged') judged.set(change.reply, change.weight)
  }
  return judged
}

/** Whether `events` are in the order in which they happened. */
const inOrder = (events: readonly TicketEvent[]): boolean =>
  events.every((event, index) => index === 0 || event.at >= (events[index - 1]?.at ?? event.at))

/** An opening learnt of late still comes first; of events of one time the one recorded first does (CLK-15). */
export function byTime(events: readonly TicketEvent[]): readonly TicketEvent[] {
  if (inOrder(events)) return events
  return events.toSorted((a, b) =>
    a.change.type === 'opened' ? -1 : b.change.type === 'opened' ? 1 : a.at - b.at || a.version - b.version,
  )
}
