/** Who stands at a step of the escalation path, and for whom a concern waits. Rules: docs/spec/concern.md. */
import { may } from '../access/permissions.ts'
import type { People } from '../accounts/account.ts'
import type { Role } from '../vocabulary.ts'
import type { EscalationPath, EscalationStep } from './escalation-path.ts'
import type { Concern } from './flow.ts'

/** Who could stand somewhere: who works here, and who looks after the ticket's account. */
export interface Around {
  /** Members who were not removed. */
  readonly members: readonly { readonly handle: string; readonly name: string; readonly role: Role }[]
  readonly people: People
}

/** Somebody at a step. */
export interface Stander {
  /** null for a name that is no member's, and for a member who takes no part in concerns: neither can act. */
  readonly handle: string | null
  readonly name: string
  /** By what they stand there: their post on the account, or their role or handle in the path. */
  readonly as: 'post' | 'path'
}

/** Whether a member reads concerns and takes part in them (CON-11). */
export const takesPart = ({ role }: { readonly role: Role }): boolean => may({ role, scopes: null }, 'raise_concerns')

function postHolder({ post }: EscalationStep, { members, people }: Around): Stander[] {
  const who = post === undefined ? undefined : people[post]
  if (who === undefined) return []
  const member = members.find(({ handle }) => handle === who)
  return [{ handle: member && takesPart(member) ? member.handle : null, name: member?.name ?? who, as: 'post' }]
}

/** Who stands at a step: whoever fills its post on the account, then members in its roles or of its handles (CON-3). */
export function standingAt(step: EscalationStep, around: Around): Stander[] {
  const holders = postHolder(step, around)
  const named = around.members.filter(
    (member) =>
      takesPart(member) &&
      (step.roles.includes(member.role) || step.members.includes(member.handle)) &&
      holders.every(({ handle }) => handle !== member.handle),
  )
  return [...holders, ...named.map(({ handle, name }) => ({ handle, name, as: 'path' as const }))]
}

const handlesOf = (standers: readonly Stander[]): string[] => standers.flatMap(({ handle }) => handle ?? [])

/** Handles of those who may act at a step. */
export const actingAt = (step: EscalationStep, around: Around): string[] => handlesOf(standingAt(step, around))

type Sides = Pick<Concern, 'by' | 'with'>

/** Whether it is a disagreement of theirs. */
export const isSide = ({ by, with: other }: Sides, handle: string): boolean => handle === by || handle === other

/** Handles of those who could decide at a step: neither side does (CON-8). */
export const decidingAt = (step: EscalationStep, sides: Sides, around: Around): string[] =>
  actingAt(step, around).filter((handle) => !isSide(sides, handle))

/** The steps above the one at which a concern is; the last of the path only where somebody could decide there, since from
 *  there it goes no further (CON-7). */
export function stepsAbove(concern: Concern, { steps }: EscalationPath, around: Around): readonly EscalationStep[] {
  const above = steps.slice(steps.findIndex(({ id }) => id === concern.step) + 1)
  const last = above.at(-1)
  return last && decidingAt(last, concern, around).length === 0 ? above.slice(0, -1) : above
}

/** Handles of those who are asked first: who fills the post, or else everybody who stands there. Where it goes no further,
 *  one side of it can do nothing there. */
function askedAt(step: EscalationStep, concern: Concern, path: EscalationPath, around: Around): string[] {
  const goesOn = stepsAbove(concern, path, around).length > 0
  const standers = standingAt(step, around).filter(
    ({ handle }) => goesOn || handle === null || !isSide(concern, handle),
  )
  const holders = handlesOf(standers.filter(({ as }) => as === 'post'))
  return holders.length > 0 ? holders : handlesOf(standers)
}

/** The step at which a concern is. A version of the path never changes, so that it is always there. */
export const stepOf = ({ step }: Pick<Concern, 'step'>, { steps }: EscalationPath): EscalationStep | undefined =>
  steps.find(({ id }) => id === step)

/** Handles of those who have to act on a concern: first the other side, then who can act at its step, and where nobody can,
 *  whoever raised it (CON-12). */
export function waitsFor(concern: Concern, path: EscalationPath, around: Around): string[] {
  if (concern.state !== 'open') return []
  if (concern.confirmedAt === null) {
    const isThere = around.members.some((member) => member.handle === concern.with && takesPart(member))
    return [isThere ? concern.with : concern.by]
  }
  const step = stepOf(concern, path)
  const asked = step === undefined ? [] : askedAt(step, concern, path, around)
  return asked.length > 0 ? asked : [concern.by]
}
