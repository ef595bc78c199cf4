/** Who asked last for what a form lacks. */
import type { TimelineEvent } from '../../../contract/tickets.ts'

const ASKS: readonly string[] = ['noted', 'replied']

/** The last note or reply that names the fact, as the texts that ask for facts do. */
export const askedLast = (events: readonly TimelineEvent[], fact: string): TimelineEvent | undefined =>
  events.findLast(({ type, change }) => ASKS.includes(type) && String(change.body).includes(fact))
