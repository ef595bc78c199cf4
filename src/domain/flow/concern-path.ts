/** Verbs by which a concern goes up the escalation path until somebody decides. Each gives the changes to append, or
 *  refuses. Rules: docs/spec/concern.md. */
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import type { Asking } from '../verbs/asking.ts'
import { called, mayPassOn, nobodyDecides, notYours, type On, openConcern, stepsAhead } from './concern-open.ts'
import { actingAt, decidingAt, isSide, stepOf } from './concern-standing.ts'
import type { EscalationStep } from './escalation-path.ts'
import type { Concern } from './flow.ts'

/** @throws Refusal `concern_not_confirmed` */
function refuseUnconfirmed(concern: Concern, ticket: Ticket): void {
  if (concern.confirmedAt !== null) return
  const text = `${concern.with} has not said yet that the view stated for them in ${called(concern, ticket).toLowerCase()} is theirs. Ask them to confirm or correct it first.`
  throw new Refusal('concern_not_confirmed', text, { with: concern.with })
}

/** At the last step it has to be decided (CON-7). @throws Refusal `concern_step_unfit` */
function refuseDeadEnd(concern: Concern, { path, around }: On, wanted: string | null): void {
  const [last, before] = path.steps.toReversed()
  if (last === undefined || concern.step === last.id || decidingAt(last, concern, around).length > 0) return
  if (wanted !== last.id && before?.id !== concern.step) return
  throw new Refusal('concern_step_unfit', nobodyDecides(last))
}

/** @throws Refusal `concern_step_unfit` */
function stepAhead(concern: Concern, ticket: Ticket, on: On, wanted: string | null): EscalationStep {
  refuseDeadEnd(concern, on, wanted)
  const { path } = on
  const ahead = stepsAhead(concern, ticket, on)
  const [next] = ahead
  const found = wanted === null ? next : ahead.find(({ id }) => id === wanted)
  if (found) return found
  if (next === undefined) {
    const text = `${called(concern, ticket)} stands at the last step of the path. Decide on it there.`
    throw new Refusal('concern_step_unfit', text)
  }
  const skips = path.skipForP0 ? 'Only for a p0 may a step be left out.' : 'No step may be left out.'
  const text = `${called(concern, ticket)} goes to ${next.id} next, not to ${wanted}. ${skips}`
  throw new Refusal('concern_step_unfit', text, { next: next.id })
}

interface PassOn {
  readonly concern: number
  /** Id of the step; the next one when null. */
  readonly to: string | null
  readonly reason: string
}

/** Passes a concern on to the next step, once both sides state the same two views (CON-4, CON-6, CON-7).
 *  @throws Refusal `concern_not_found`, `concern_ended`, `concern_not_yours`, `concern_not_confirmed`, `concern_step_unfit` */
export function passConcernOn(
  ticket: Ticket,
  { handle }: Asking,
  { concern, to, reason }: PassOn,
  on: On,
): TicketChange[] {
  const found = openConcern(ticket, concern)
  const who = mayPassOn(found, on)
  if (!who.includes(handle)) notYours(`${called(found, ticket)} stands with ${who.join(', ')}, who pass it on.`, who)
  refuseUnconfirmed(found, ticket)
  const step = stepAhead(found, ticket, on, to)
  const ids = on.path.steps.map(({ id }) => id)
  const leftOut = ids.slice(ids.indexOf(found.step) + 1, ids.indexOf(step.id))
  return [{ type: 'concern_passed_on', concern, by: handle, step: step.id, leftOut, reason }]
}

interface Decision {
  readonly concern: number
  readonly decision: string
  readonly reason: string
  /** The evidence that was considered. */
  readonly considered: string
}

/** Decides, where it stands; neither side does (CON-8).
 *  @throws Refusal `concern_not_found`, `concern_ended`, `concern_not_yours`, `concern_not_confirmed` */
export function decideConcern(
  ticket: Ticket,
  { handle }: Asking,
  { concern, ...decided }: Decision,
  { path, around }: On,
): TicketChange[] {
  const found = openConcern(ticket, concern)
  if (isSide(found, handle)) {
    notYours('You are one side of it and do not decide on it. Pass it on, or have it withdrawn where you agree.', [])
  }
  const step = stepOf(found, path)
  const who = step === undefined ? [] : actingAt(step, around)
  if (!who.includes(handle)) {
    const at = who.length === 0 ? 'a step at which nobody can act; have it passed on' : who.join(', ')
    notYours(`${called(found, ticket)} stands with ${at}, not with you.`, who)
  }
  refuseUnconfirmed(found, ticket)
  return [{ type: 'concern_decided', concern, by: handle, ...decided, step: found.step }]
}
