/** What a timeline says of its messages beside their own words. */
import { REPLY_WEIGHTS, type ReplyWeight } from '../domain/vocabulary.ts'
import type { TimelineEvent } from './tickets.ts'

type Told = Pick<TimelineEvent, 'version' | 'type' | 'change'>

const weightIn = ({ change }: Told): ReplyWeight | undefined => REPLY_WEIGHTS.find((weight) => weight === change.weight)

/** What each public reply counts as, by the version of its event: as last judged, else as its author said. */
export function weightsOf(events: readonly Told[]): ReadonlyMap<number, ReplyWeight> {
  const weights = new Map<number, ReplyWeight>()
  for (const event of events) {
    const weight = weightIn(event)
    const reply = event.type === 'reply_judged' ? Number(event.change.reply) : event.version
    if (weight !== undefined) weights.set(reply, weight)
  }
  return weights
}

/** Versions of the messages that are said to need no answer. */
export function waivedOf(events: readonly Told[]): ReadonlySet<number> {
  return new Set(events.filter(({ type }) => type === 'answer_waived').map(({ change }) => Number(change.message)))
}

/** Whether a ticket is solved after an event, which was `before` it. */
function isSolvedAfter({ type, change: { restores } }: Told, before: boolean): boolean {
  if (type === 'solved') return true
  if (type === 'received' || type === 'reopened' || type === 'closed') return false
  // What was taken back stands as it stood.
  const isStatusBack = typeof restores === 'object' && restores !== null && 'status' in restores
  return isStatusBack ? restores.status === 'solved' : before
}

/** Versions of the customer's messages by which a solved ticket was open again (TML-10). */
export function reopeningsOf(events: readonly Told[]): ReadonlySet<number> {
  let solved = false
  const reopenings = new Set<number>()
  for (const event of events) {
    if (event.type === 'received' && solved) reopenings.add(event.version)
    solved = isSolvedAfter(event, solved)
  }
  return reopenings
}

const levelIn = (proposed: unknown): string | undefined =>
  typeof proposed === 'object' && proposed !== null && 'level' in proposed ? String(proposed.level) : undefined

/** What a triage says besides what was set: what it was before, and the level the criteria say where that is another. */
function besides({ change }: Told, before: Told['change'] | undefined): Told['change'] {
  const proposed = levelIn(change.proposed)
  return {
    ...(before ? { beforeSeverity: before.severity, beforePriority: before.priority } : {}),
    ...(proposed !== undefined && proposed !== change.level ? { criteriaSay: proposed } : {}),
  }
}

/** The events, each triage with what it changed (SEV-14). */
export function withBefore<Event extends Told>(events: readonly Event[]): Event[] {
  let before: Told['change'] | undefined
  return events.map((event) => {
    if (event.type === 'untriaged') before = undefined
    if (event.type !== 'triaged') return event
    const told = { ...event, change: { ...event.change, ...besides(event, before) } }
    before = event.change
    return told
  })
}
