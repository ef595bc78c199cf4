/** What the verbs about concerns share: which one is meant, and who has a part in it. */
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import { named } from '../verbs/asking.ts'
import { type Around, actingAt, isSide, stepOf, stepsAbove } from './concern-standing.ts'
import type { EscalationPath, EscalationStep } from './escalation-path.ts'
import { CONCERN_ACTS, type Concern, type ConcernAct } from './flow.ts'

/** The path that a concern goes by, and who could stand on it. */
export interface On {
  readonly path: EscalationPath
  readonly around: Around
}

/** The concern as a sentence calls it. */
export const called = ({ concern }: Pick<Concern, 'concern'>, ticket: Pick<Ticket, 'number'>): string =>
  `Concern ${concern} of #${ticket.number}`

/** The open concern with this number; also of a closed ticket, since what was not settled is not settled by that (CON-9).
 *  @throws Refusal `concern_not_found`, `concern_ended` */
export function openConcern(ticket: Ticket, wanted: number): Concern {
  const found = ticket.concerns.find(({ concern }) => concern === wanted)
  if (found === undefined) {
    const there = ticket.concerns.map(({ concern }) => concern).join(', ')
    const instead = there === '' ? 'Raise one first.' : `Choose one of: ${there}.`
    throw new Refusal('concern_not_found', `${named(ticket)} has no concern ${wanted}. ${instead}`)
  }
  if (found.state === 'open') return found
  const text = `${called(found, ticket)} was ${found.state}. Raise a new one if there is something new.`
  throw new Refusal('concern_ended', text)
}

/** Says who may instead. @throws Refusal `concern_not_yours` */
export const notYours = (text: string, who: readonly string[]): never => {
  throw new Refusal('concern_not_yours', text, { by: [...who] })
}

/** Handles of those who may reply: both sides, the ticket's owner, and who stands where it is or was (CON-5). */
export function mayReply(concern: Concern, { owner }: Pick<Ticket, 'owner'>, { path, around }: On): string[] {
  const here = path.steps.findIndex(({ id }) => id === concern.step)
  const standing = path.steps.slice(0, here + 1).flatMap((step) => actingAt(step, around))
  return [...new Set([concern.by, concern.with, ...(owner === null ? [] : [owner]), ...standing])]
}

/** Handles of those who may pass a concern on: who stands at its step; where nobody can act, both sides (CON-6). */
export function mayPassOn(concern: Concern, { path, around }: On): string[] {
  const step = stepOf(concern, path)
  const acting = step === undefined ? [] : actingAt(step, around)
  return acting.length > 0 ? acting : [concern.by, concern.with]
}

/** Steps that a concern may go to: the next one, and for a p0 those above it where the path allows it (CON-7). */
export function stepsAhead(concern: Concern, { priority }: Pick<Ticket, 'priority'>, { path, around }: On) {
  const ahead = stepsAbove(concern, path, around)
  return path.skipForP0 && priority === 'p0' ? ahead : ahead.slice(0, 1)
}

/** Says of the last step of a path that nobody could decide there, and what to do (CON-7). */
export function nobodyDecides({ name, post, roles }: EscalationStep): string {
  const ways = [
    ...(roles.length === 0 ? [] : [`make a third member ${roles.join(' or ')}`]),
    ...(post === undefined ? [] : ['name a third member at its post on the account']),
  ]
  const way = ways.length === 0 ? 'publish a path with a third member there and raise it anew' : ways.join(', or ')
  return `Nobody but its sides stands at the last step, ${name}, and neither side decides. Agree with each other, or ${way}.`
}

/** What `handle` may do to a concern as it stands. */
export function actsOn(concern: Concern, ticket: Ticket, handle: string, on: On): ConcernAct[] {
  if (concern.state !== 'open') return []
  const isConfirmed = concern.confirmedAt !== null
  const step = stepOf(concern, on.path)
  const may: Readonly<Record<ConcernAct, boolean>> = {
    confirm: !isConfirmed && handle === concern.with,
    reply: mayReply(concern, ticket, on).includes(handle),
    pass_on: isConfirmed && mayPassOn(concern, on).includes(handle) && stepsAhead(concern, ticket, on).length > 0,
    decide: isConfirmed && !isSide(concern, handle) && step !== undefined && actingAt(step, on.around).includes(handle),
    withdraw: handle === concern.by,
  }
  return CONCERN_ACTS.filter((act) => may[act])
}
