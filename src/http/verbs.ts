/**
 * POST /tickets/:number/:verb   one verb each
 */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { affectAccount } from '../actions/affect-account.ts'
import { answerFormOf, askMissing } from '../actions/ask-missing.ts'
import { assignTicket } from '../actions/assign-account.ts'
import {
  confirmViewOn,
  decideConcernOn,
  passOnConcernOn,
  raiseConcernOn,
  replyConcernOn,
  withdrawConcernOn,
} from '../actions/concern.ts'
import type { Desk, LeftTicket } from '../actions/desk.ts'
import { dismissTicket } from '../actions/dismiss-ticket.ts'
import { acceptOffer, bounceOffer, offerTicket, withdrawOffer } from '../actions/hand-off.ts'
import {
  answerHelpOn,
  askHelpOn,
  bounceHelpOn,
  completeHelpOn,
  moveHelpOn,
  takeHelpOn,
  withdrawHelpOn,
} from '../actions/help.ts'
import { linkIssueOn, unlinkIssueOn } from '../actions/link-issue.ts'
import { linkTicket, unlinkTicket } from '../actions/link-ticket.ts'
import { mergeTicket } from '../actions/merge-ticket.ts'
import { flagsOfTriage } from '../actions/read-severity.ts'
import { classifyTicket, type RouteTo, routeTicket } from '../actions/route-ticket.ts'
import { splitTicket } from '../actions/split-ticket.ts'
import * as verbs from '../actions/ticket-verbs.ts'
import { undoOnTicket } from '../actions/undo-on-ticket.ts'
import { unwatchTicket, watchTicket } from '../actions/watch-ticket.ts'
import type { NotTold } from '../contract/message-verbs.ts'
import { TicketNumber } from '../contract/shape.ts'
import { ActedTicket, TICKET_VERBS, type TicketVerb } from '../contract/tickets.ts'
import type { Permission } from '../domain/access/permissions.ts'
import { VERB_PERMISSIONS } from '../domain/access/verbs.ts'
import { must } from '../domain/assert.ts'
import { mentionsIn } from '../domain/attention/mentions.ts'
import { type Instant, instant } from '../domain/time.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import type { Desks } from './desks.ts'
import { noticeOfTaking } from './duty-views.ts'
import { strayOf } from './stray-tags.ts'
import { presentTicket } from './tickets.ts'
import { checkedView, conversationFor } from './writing.ts'

const Path = z.strictObject({ number: TicketNumber })

type Act = (desk: Desk, number: number, input: never) => Promise<PlacedTicket>
type Input<Verb extends TicketVerb> = z.output<(typeof TICKET_VERBS)[Verb]>

/** Instants come as text and go to the domain as instants. */
const optionalInstant = (text: string | null): Instant | null => (text === null ? null : instant(text))

const routeTo = ({ team, noAction, reason }: Input<'route'>): RouteTo =>
  noAction === null
    ? { team: must(team, 'one of both is given'), reason }
    : { noAction, reason: must(reason, 'no action has a reason') }

const ACTS: Readonly<Record<TicketVerb, Act>> = {
  triage: verbs.triageTicket,
  propose: verbs.proposeOnTicket,
  claim: verbs.claimTicket,
  skip: verbs.skipTicket,
  release: verbs.releaseTicket,
  reply: (desk, number, { weight, ...input }: Input<'reply'>) =>
    verbs.replyToTicket(desk, number, { ...input, weight, sentAt: optionalInstant(input.sentAt) }),
  note: verbs.noteOnTicket,
  receive: (desk, number, input: Input<'receive'>) =>
    verbs.receiveOnTicket(desk, number, { ...input, sentAt: optionalInstant(input.sentAt) }),
  judge: verbs.judgeReplyOf,
  waive: verbs.waiveAnswerOn,
  hold: (desk, number, input: Input<'hold'>) =>
    verbs.holdTicket(desk, number, { ...input, until: optionalInstant(input.until) }),
  resume: verbs.resumeTicket,
  solve: verbs.solveTicket,
  reopen: verbs.reopenTicket,
  close: verbs.closeTicket,
  dismiss: dismissTicket,
  merge: mergeTicket,
  split: (desk, number, { kind, ...input }: Input<'split'>) => splitTicket(desk, number, { ...input, kind }),
  pin: (desk, number, input: Input<'pin'>) =>
    verbs.pinTicket(desk, number, { ...input, expiresAt: instant(input.expiresAt) }),
  unpin: verbs.unpinTicket,
  route: (desk, number, input: Input<'route'>) => routeTicket(desk, number, routeTo(input)),
  classify: classifyTicket,
  affects: affectAccount,
  'assign-account': assignTicket,
  snooze: (desk, number, input: Input<'snooze'>) =>
    verbs.snoozeTicket(desk, number, { ...input, until: optionalInstant(input.until) }),
  undo: undoOnTicket,
  link: linkTicket,
  unlink: unlinkTicket,
  'link-issue': linkIssueOn,
  'unlink-issue': unlinkIssueOn,
  watch: watchTicket,
  unwatch: unwatchTicket,
  'answer-form': answerFormOf,
  'ask-missing': (desk, number, { of, text }: Input<'ask-missing'>) => askMissing(desk, number, { of, text }),
  'ask-help': askHelpOn,
  'take-help': takeHelpOn,
  'bounce-help': bounceHelpOn,
  'complete-help': completeHelpOn,
  'move-help': moveHelpOn,
  'answer-help': answerHelpOn,
  'withdraw-help': withdrawHelpOn,
  'raise-concern': raiseConcernOn,
  'confirm-view': confirmViewOn,
  'reply-concern': replyConcernOn,
  'pass-on-concern': passOnConcernOn,
  'decide-concern': decideConcernOn,
  'withdraw-concern': withdrawConcernOn,
  'hand-off': offerTicket,
  accept: acceptOffer,
  bounce: bounceOffer,
  withdraw: withdrawOffer,
}

/** What each verb asks of its caller. */
const PERMISSIONS: Readonly<Record<TicketVerb, Permission>> = VERB_PERMISSIONS

/** Does `verb` to a ticket; its input is what the shape of the verb read. */
export const actOf =
  (verb: TicketVerb) =>
  (desk: Desk, number: number, input: unknown): Promise<PlacedTicket> =>
    ACTS[verb](desk, number, input as never)

export const permissionOf = (verb: TicketVerb): Permission => PERMISSIONS[verb]

/** What the check has to say about a reply that is sent, beside what it counts as. */
async function weighed(
  desks: Desks,
  request: FastifyRequest,
  { body, weight, sentAt }: Input<'reply'>,
  number: number,
): Promise<ActedTicket['reply']> {
  const said = await conversationFor(desks, request, number)
  const conversation = { ...said, isRead: said.isRead || sentAt !== null }
  const { members } = await desks.of(request)
  const { weight: suggested, findings } = checkedView({ body, visibility: 'public', conversation, members })
  return { weight: weight ?? suggested, suggested, findings }
}

/** Whom a note names who hear nothing of it, and names in it that nobody has (ATN-1). */
async function notToldIn(desks: Desks, request: FastifyRequest, { body }: Input<'note'>): Promise<NotTold> {
  const { members } = await desks.of(request)
  const { unheard, unknown } = mentionsIn(body, members)
  return {
    ...(unheard.length === 0 ? {} : { unheard: [...unheard] }),
    ...(unknown.length === 0 ? {} : { unknown: [...unknown] }),
  }
}

/** What there is to say about what was done, beside the ticket. */
type Remarks = Pick<ActedTicket, 'reply'> & { readonly verb: TicketVerb; readonly notTold: NotTold }

/** What an undo could not take back. */
async function whatStays({ tenant }: Pick<Desk, 'tenant'>, { ticket }: PlacedTicket): Promise<{ stays?: string }> {
  const [last] = await ticketEvents(tenant, ticket.id, ticket.version - 1)
  if (last?.change.type !== 'taken_back') return {}
  const { what, since, stays } = last.change
  const [before, step] = await ticketEvents(tenant, ticket.id, since - 2)
  const isEnd = what === 'solved' || what === 'closed'
  const isBrought =
    isEnd && before?.change.type === 'issue_linked' && before.at === step?.at && before.actor === step.actor
  const says = [
    ...(stays === undefined ? [] : ['What was written to the customer in the same step was sent, and stays.']),
    ...(isBrought
      ? [`Issue ${before.change.issue}, which the same step had linked, stays linked. Unlink it if it was not meant.`]
      : []),
  ]
  return says.length === 0 ? {} : { stays: says.join(' ') }
}

/** The ticket as the answer to a verb shows it. */
async function acted(
  desks: Desks,
  desk: Pick<Desk, 'tenant' | 'policies' | 'now'>,
  placed: LeftTicket,
  { verb, reply, notTold }: Remarks,
): Promise<ActedTicket> {
  const { nowPrivate = [] } = placed
  const told = nowPrivate.length === 0 ? {} : { nowPrivate: [...nowPrivate] }
  const ticket = { ...(await presentTicket(desks, desk, placed)), ...told }
  if (verb === 'classify') {
    const { area, tags: themes } = placed.ticket
    return { ...ticket, stray: strayOf(desk, { areas: area === null ? [] : [area], themes }) }
  }
  if (verb === 'undo') return { ...ticket, ...(await whatStays(desk, placed)) }
  if (verb === 'triage') return { ...ticket, ...(await flagsOfTriage(desk.tenant, placed.ticket)) }
  if (verb === 'claim') return { ...ticket, ...(await noticeOfTaking(desk, ticket.owner ?? '')) }
  return reply ? { ...ticket, reply } : { ...ticket, ...notTold }
}

export function verbRoutes(api: Api, deps: Deps): void {
  const { desks, live } = deps
  for (const [name, shape] of Object.entries(TICKET_VERBS)) {
    const verb = name as TicketVerb
    const schema = { summary: `${verb} a ticket`, tags: ['verbs'], params: Path, body: shape }
    api.post(
      `/tickets/:number/${verb}`,
      {
        config: { permission: PERMISSIONS[verb] },
        schema: { ...schema, response: { 200: ActedTicket } },
      },
      async (request, answer) => {
        const { number } = request.params
        const reply =
          verb === 'reply' ? await weighed(desks, request, request.body as Input<'reply'>, number) : undefined
        const notTold = verb === 'note' ? await notToldIn(desks, request, request.body as Input<'note'>) : {}
        const remarks = { verb, reply, notTold }
        const desk = await desks.forWrite(request, ({ policies, now }) => async (placed, tenant) => ({
          status: 200,
          body: JSON.stringify(await acted(desks, { tenant, policies, now }, placed, remarks)),
        }))
        const placed = await ACTS[verb](desk, number, request.body as never)
        live.wrote(desk.tenant.workspace)
        answer.header('etag', `"${placed.ticket.version}"`)
        return acted(desks, desk, placed, remarks)
      },
    )
  }
}
