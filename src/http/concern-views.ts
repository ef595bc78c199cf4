/** Concerns as they go over the wire. */
import type { ConcernGlance } from '../contract/concern-verbs.ts'
import type { Concern as ConcernShape, ConcernStep, ListedConcern as ListedShape } from '../contract/concerns.ts'
import { actsOn, type On, stepsAhead } from '../domain/flow/concern-open.ts'
import { type Arrived, type ConcernRecord, concernRecord } from '../domain/flow/concern-record.ts'
import { type Around, standingAt, stepOf, waitsFor } from '../domain/flow/concern-standing.ts'
import type { EscalationPath } from '../domain/flow/escalation-path.ts'
import type { Concern } from '../domain/flow/flow.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { EndedConcern, OpenConcern } from '../store/concerns.ts'

/** A concern as its ticket tells of it. */
export const concernGlance = ({ concern, by, with: other, about, step, state }: Concern): ConcernGlance => ({
  concern,
  by,
  with: other,
  about,
  step,
  state,
})

function knownView(concern: Concern, { path, around }: On) {
  const { ourView, theirView, confirmedAt, raisedAt, since } = concern
  return {
    ...concernGlance(concern),
    ourView,
    theirView,
    confirmedAt: confirmedAt === null ? null : isoOf(confirmedAt),
    raisedAt: isoOf(raisedAt),
    since: isoOf(since),
    waitsFor: waitsFor(concern, path, around),
  }
}

/** The steps of a path, and who stands at each. */
export const stepViews = ({ steps }: EscalationPath, around: Around) =>
  steps.map((step) => ({ id: step.id, name: step.name, says: step.says, stands: standingAt(step, around) }))

/** Of one that has ended no step is ahead any more (CON-13). */
function standingOf(id: string, way: readonly Arrived[], state: Concern['state']): ConcernStep['standing'] {
  const isOpen = state === 'open'
  if (way.at(-1)?.step === id) return isOpen ? 'here' : state
  if (way.some(({ step }) => step === id)) return 'passed'
  if (way.some(({ leftOut }) => leftOut.includes(id))) return 'left_out'
  return isOpen ? 'ahead' : 'not_needed'
}

const arrivalOf = (arrived: Arrived | undefined): ConcernStep['arrived'] =>
  arrived ? { by: arrived.by, at: isoOf(arrived.at), reason: arrived.reason } : null

const dated = <By extends { readonly at: Instant }>(said: By): Omit<By, 'at'> & { at: string } => ({
  ...said,
  at: isoOf(said.at),
})

function recordView({ way: _, replies, decided, withdrawn, ...said }: ConcernRecord) {
  return {
    ...said,
    replies: replies.map(dated),
    decided: decided && dated(decided),
    withdrawn: withdrawn && dated(withdrawn),
  }
}

interface Reading extends On {
  readonly ticket: Ticket
  /** Of the ticket, oldest first. */
  readonly events: readonly TicketEvent[]
  /** Handle of the caller. */
  readonly you: string
}

/** A concern with all that was said, and what the caller may do. */
export function concernView(concern: Concern, { ticket, events, you, ...on }: Reading): ConcernShape {
  const record = concernRecord(concern.concern, events)
  const path = stepViews(on.path, on.around).map((step) => ({
    ...step,
    standing: standingOf(step.id, record.way, concern.state),
    arrived: arrivalOf(record.way.find((each) => each.step === step.id)),
  }))
  const youMay = actsOn(concern, ticket, you, on)
  return {
    ...knownView(concern, on),
    ...recordView(record),
    path,
    pathVersion: concern.policy,
    youMay,
    mayGoTo: youMay.includes('pass_on') ? stepsAhead(concern, ticket, on).map(({ id }) => id) : [],
  }
}

/** A concern of any ticket, open or ended. */
export function listedView(
  { concern, people: _, account, ended, ...ticket }: OpenConcern & Partial<EndedConcern>,
  { you, ...on }: On & { readonly you: string },
): ListedShape {
  const known = knownView(concern, on)
  return {
    ...known,
    stepName: stepOf(concern, on.path)?.name ?? concern.step,
    yours: known.waitsFor.includes(you),
    ended: ended === undefined ? null : dated(ended),
    ticket: { ...ticket, account },
  }
}
