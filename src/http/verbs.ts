/**
 * POST /tickets/:number/:verb   one verb each
 * POST /replies/check           what a reply would be worth, and why; nothing is written
 */
import { z } from 'zod'
import type { Desk } from '../actions/desk.ts'
import { mergeTicket } from '../actions/merge-ticket.ts'
import { splitTicket } from '../actions/split-ticket.ts'
import * as verbs from '../actions/ticket-verbs.ts'
import { TicketNumber } from '../contract/shape.ts'
import { ActedTicket, CheckReply, ReplyCheck, TICKET_VERBS, type TicketVerb } from '../contract/tickets.ts'
import type { Permission } from '../domain/access/permissions.ts'
import { VERB_PERMISSIONS } from '../domain/access/verbs.ts'
import { checkSubstance } from '../domain/substance.ts'
import { type Instant, instant } from '../domain/time.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import type { Desks } from './desks.ts'
import { presentTicket } from './tickets.ts'

const Path = z.strictObject({ number: TicketNumber })

type Act = (desk: Desk, number: number, input: never) => Promise<PlacedTicket>
type Input<Verb extends TicketVerb> = z.output<(typeof TICKET_VERBS)[Verb]>

/** Instants come as text and go to the domain as instants. */
const optionalInstant = (text: string | null): Instant | null => (text === null ? null : instant(text))

const ACTS: Readonly<Record<TicketVerb, Act>> = {
  triage: verbs.triageTicket,
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
  dismiss: verbs.dismissTicket,
  merge: mergeTicket,
  split: (desk, number, { kind, ...input }: Input<'split'>) => splitTicket(desk, number, { ...input, kind }),
  pin: (desk, number, input: Input<'pin'>) =>
    verbs.pinTicket(desk, number, { ...input, expiresAt: instant(input.expiresAt) }),
  unpin: verbs.unpinTicket,
}

/** What each verb asks of its caller. */
const PERMISSIONS: Readonly<Record<TicketVerb, Permission>> = VERB_PERMISSIONS

/** What the check has to say about a reply that was sent, beside what it counts as. */
function weighed({ body, weight }: Input<'reply'>): ActedTicket['reply'] {
  const { weight: suggested, findings } = checkSubstance(body)
  return { weight: weight ?? suggested, suggested, findings: [...findings] }
}

/** The ticket as the answer to a verb shows it. */
async function acted(
  desks: Desks,
  desk: Pick<Desk, 'tenant' | 'policies' | 'now'>,
  placed: PlacedTicket,
  reply: ActedTicket['reply'],
): Promise<ActedTicket> {
  const ticket = await presentTicket(desks, desk, placed)
  return reply ? { ...ticket, reply } : ticket
}

export function verbRoutes(api: Api, deps: Deps): void {
  const { desks, live } = deps
  for (const [verb, shape] of Object.entries(TICKET_VERBS)) {
    const schema = { summary: `${verb} a ticket`, tags: ['verbs'], params: Path, body: shape }
    api.post(
      `/tickets/:number/${verb}`,
      {
        config: { permission: PERMISSIONS[verb as TicketVerb] },
        schema: { ...schema, response: { 200: ActedTicket } },
      },
      async (request, answer) => {
        const reply = verb === 'reply' ? weighed(request.body as Input<'reply'>) : undefined
        const desk = await desks.forWrite(request, ({ policies, now }) => async (placed, tenant) => ({
          status: 200,
          body: JSON.stringify(await acted(desks, { tenant, policies, now }, placed, reply)),
        }))
        const placed = await ACTS[verb as TicketVerb](desk, request.params.number, request.body as never)
        live.wrote(desk.tenant.workspace)
        answer.header('etag', `"${placed.ticket.version}"`)
        return acted(desks, desk, placed, reply)
      },
    )
  }

  api.post(
    '/replies/check',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'What a reply is worth', tags: ['verbs'], body: CheckReply, response: { 200: ReplyCheck } },
    },
    async (request) => {
      const { weight, findings } = checkSubstance(request.body.body)
      return { weight, findings: [...findings] }
    },
  )
}
