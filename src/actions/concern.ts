/** Concerns along the escalation path: raised, answered, passed on, ended. Rules: docs/spec/concern.md. */
import { confirmView, raiseConcern, replyConcern, withdrawConcern } from '../domain/flow/concern.ts'
import type { On } from '../domain/flow/concern-open.ts'
import { decideConcern, passConcernOn } from '../domain/flow/concern-path.ts'
import type { Around } from '../domain/flow/concern-standing.ts'
import type { EscalationPath } from '../domain/flow/escalation-path.ts'
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import { type Version, versionAt } from '../domain/version.ts'
import type { Tenant } from '../store/db.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { accountById, members } from '../store/workspaces.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'

type Done = Promise<PlacedTicket>
type Input<Verb extends (...given: never[]) => unknown> = Parameters<Verb>[2]

/** Who could stand at a step for this ticket. */
export async function aroundTicket(tx: Tenant, { accountId }: Pick<Ticket, 'accountId'>): Promise<Around> {
  const account = accountId === null ? undefined : await accountById(tx, accountId)
  return { members: await members(tx), people: account?.people ?? {} }
}

/** The path that a new concern goes; undefined where none is in force. */
export const pathInForce = ({ policies, now }: Pick<Desk, 'policies' | 'now'>): Version<EscalationPath> | undefined =>
  versionAt(policies.escalation, now)

/** The path of this version, by which a concern was raised. */
export const pathOf = ({ escalation }: Pick<Policies, 'escalation'>, policy: number): EscalationPath =>
  // A concern whose path is gone from the log stands at no step: nobody but its sides can act.
  escalation.find(({ version }) => version === policy)?.document ?? { name: '', steps: [], skipForP0: false }

/** Raises a concern at the first step. @throws Refusal as `raiseConcern` of domain/flow */
export const raiseConcernOn = (desk: Desk, number: number, request: Input<typeof raiseConcern>): Done =>
  changeTicket(desk, number, async (ticket, tx) => {
    const path = pathInForce(desk)
    if (path === undefined) {
      throw new Refusal('concern_step_unfit', 'No escalation path is in force. Publish one, then raise the concern.')
    }
    const around = await aroundTicket(tx, ticket)
    return raiseConcern(ticket, desk.asking, request, { path: path.document, policy: path.version, around })
  })

/** Says that the view stated for the caller is theirs, or what it is. @throws Refusal as `confirmView` */
export const confirmViewOn = (desk: Desk, number: number, request: Input<typeof confirmView>): Done =>
  changeTicket(desk, number, (ticket) => confirmView(ticket, desk.asking, request))

async function onPath(desk: Desk, tx: Tenant, ticket: Ticket, concern: number): Promise<On> {
  const policy = ticket.concerns.find((each) => each.concern === concern)?.policy ?? 0
  return { path: pathOf(desk.policies, policy), around: await aroundTicket(tx, ticket) }
}

/** Answers a concern with evidence. @throws Refusal as `replyConcern` */
export const replyConcernOn = (desk: Desk, number: number, request: Input<typeof replyConcern>): Done =>
  changeTicket(desk, number, async (ticket, tx) =>
    replyConcern(ticket, desk.asking, request, await onPath(desk, tx, ticket, request.concern)),
  )

/** Passes a concern on to the next step. @throws Refusal as `passConcernOn` */
export const passOnConcernOn = (desk: Desk, number: number, request: Input<typeof passConcernOn>): Done =>
  changeTicket(desk, number, async (ticket, tx) =>
    passConcernOn(ticket, desk.asking, request, await onPath(desk, tx, ticket, request.concern)),
  )

/** Decides on a concern where it stands. @throws Refusal as `decideConcern` */
export const decideConcernOn = (desk: Desk, number: number, request: Input<typeof decideConcern>): Done =>
  changeTicket(desk, number, async (ticket, tx) =>
    decideConcern(ticket, desk.asking, request, await onPath(desk, tx, ticket, request.concern)),
  )

/** Takes a concern back. @throws Refusal as `withdrawConcern` */
export const withdrawConcernOn = (desk: Desk, number: number, request: Input<typeof withdrawConcern>): Done =>
  changeTicket(desk, number, (ticket) => withdrawConcern(ticket, desk.asking, request))
