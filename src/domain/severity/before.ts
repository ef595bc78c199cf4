/** What was said of a ticket by whoever triaged it before (SEV-7). */
import type { Ticket } from '../ticket.ts'
import type { Evidence, TicketChange } from '../ticket-event.ts'
import type { Triaged } from '../triaged.ts'
import type { Answer, Ladder } from './document.ts'

export interface SaidBefore {
  /** As far as the ladder asks for it; without what the form or the ticket told, which may tell something else by now. */
  readonly evidence: Evidence
  /** Name of the level that was chosen. */
  readonly level: string | null
}

const isTriaged = (change: TicketChange): change is Triaged => change.type === 'triaged'

/** What stands of the last triage; nothing while the ticket is untriaged. */
export function saidBefore(
  { questions }: Pick<Ladder, 'questions'>,
  { priority }: Pick<Ticket, 'priority'>,
  changes: readonly TicketChange[],
): SaidBefore {
  const last = priority === null ? undefined : changes.findLast(isTriaged)
  if (!last) return { evidence: {}, level: null }
  const asked = new Set(questions.map(({ id }) => id))
  const said = Object.entries(last.evidence ?? {}).filter(([id]) => asked.has(id) && !last.told?.includes(id))
  return { evidence: Object.fromEntries(said), level: last.level ?? null }
}

/** What somebody answers now; null takes an answer of before back. */
export type Answering = Readonly<Record<string, Answer | null>>

/** What was said before with what is said now: the later word counts. */
export function merged(before: Evidence, now: Answering): Evidence {
  const both: readonly [string, Answer | null][] = Object.entries({ ...before, ...now })
  return Object.fromEntries(both.flatMap(([id, answer]) => (answer === null ? [] : [[id, answer]])))
}
