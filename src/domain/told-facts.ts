/** The facts of an event as other programs are told them. */
import type { TicketChange } from './ticket-event.ts'
import { type Instant, isoOf } from './time.ts'

const INSTANTS: ReadonlySet<string> = new Set([
  'until',
  'expiresAt',
  'dueAt',
  'startedAt',
  'breachedAt',
  'from',
  'to',
  'snoozedUntil',
])

function told(name: string, value: unknown): unknown {
  if (typeof value === 'number') return INSTANTS.has(name) ? isoOf(value as Instant) : value
  if (Array.isArray(value)) return value.map((each: unknown) => told(name, each))
  return typeof value === 'object' && value !== null ? toldAll(value) : value
}

const toldAll = (facts: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]: [string, unknown]) => [name, told(name, value)]))

/** What taking a step back restores was told when it was set. */
function withoutRestored(change: TicketChange): object {
  if (change.type !== 'taken_back') return change
  const { restores: _, ...told } = change
  return told
}

/** The facts of a change as they are told to other programs: instants as ISO text. */
export const toldFacts = (change: TicketChange): Readonly<Record<string, unknown>> => ({
  ...toldAll(withoutRestored(change)),
  // Of a link it is the number of the other ticket.
  ...(change.type === 'linked' || change.type === 'unlinked' ? { to: change.to } : {}),
})
