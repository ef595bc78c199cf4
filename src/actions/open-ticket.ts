/** Opens a ticket: one statement, so that thousands a second can be opened. */
import { plainAddress } from '../domain/accounts/mail-domain.ts'
import { segmentOfNobody } from '../domain/accounts/segment.ts'
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Contact, FormAnswers, Opened } from '../domain/ticket-event.ts'
import { type Instant, instantOf } from '../domain/time.ts'
import type { Channel, Environment, Kind, Match, Segment } from '../domain/vocabulary.ts'
import { type Accounts, accountsFor } from '../store/accounts.ts'
import { keepAnswer } from '../store/answers.ts'
import { collided, type Tenant, violated } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { type KeptAnswer, saveTickets, type TicketSave, ticketsFrom } from '../store/tickets.ts'
import { type AccountFacts, takeNumbers } from '../store/workspaces.ts'
import { appendTo } from './append.ts'
import { keptMessage } from './clean-html.ts'
import type { Desk, LeftTicket } from './desk.ts'
import { TICKET_NUMBERS } from './load-history.ts'
import { answerToKeep, onceOnly } from './once.ts'
import { placed, refuseUnknownTeam } from './route-ticket.ts'
import { perTenant, together } from './together.ts'

export interface OpenRequest {
  readonly kind: Kind
  readonly subject: string
  /** Undefined where only HTML came: then its words are the body. */
  readonly body?: string | undefined
  /** As it came; what is safe of it is kept. */
  readonly html?: string | undefined
  readonly channel: Channel
  /** Slug of the team; the routing policy decides when undefined. */
  readonly team: string | undefined
  /** Slug of the account; null without one. */
  readonly account: string | null
  readonly segment: Segment | undefined
  readonly contact: Contact | null
  readonly environment: Environment | null
  readonly tags: readonly string[]
  readonly source: string | null
  readonly externalId: string | null
  /** When it reached us; now when undefined. */
  readonly receivedAt: Instant | undefined
  readonly area?: string
  /** What was answered on the form that it came by. */
  readonly form?: FormAnswers
  /** A colleague asks for the contact, who wrote nothing themselves. */
  readonly byColleague?: boolean
}

/** The ticket that already has this external id, when it was opened by the same words (LOG-5). */
async function sameAgain(desk: Desk, request: OpenRequest): Promise<PlacedTicket> {
  const { source, externalId } = request
  const [known] = await ticketsFrom(desk.tenant, must(source, 'a ticket'), [must(externalId, 'with an external id')])
  const there = must(known, 'the index found it')
  const [first] = await ticketEvents(desk.tenant, there.ticket.id)
  const opened = first?.change.type === 'opened' ? first.change : undefined
  if (opened?.subject === request.subject && opened.body === keptMessage(request).body) return there
  const { number } = there.ticket
  const text = `"${externalId}" of ${source} already is ticket #${number}. Reply there, or use another external id.`
  throw new Refusal('external_id_taken', text, { number })
}

function refuseIncomplete({ source, externalId, receivedAt }: OpenRequest, { now }: Desk): void {
  if (externalId !== null && source === null) {
    throw new Refusal('external_id_taken', 'An external id is unique within its source. Say which source it is from.')
  }
  if (receivedAt !== undefined && receivedAt > now) {
    throw new Refusal('event_in_future', 'The ticket cannot have been received after now. Give an earlier time.')
  }
}

interface Call {
  readonly desk: Desk
  readonly request: OpenRequest
}

interface Opening {
  readonly save: TicketSave
  readonly now: Instant
  readonly answer: KeptAnswer | undefined
  readonly left: LeftTicket
}

/** The opening of ticket `number`, ready to save. */
async function decide({ desk, request }: Call, number: number, { account, matchedBy }: Whose): Promise<Opening> {
  const { receivedAt, account: _slug, segment: told, body, html, byColleague = false, ...facts } = request
  const message = keptMessage({ body, html })
  const segment = account?.segment ?? told ?? segmentOfNobody(facts.kind)
  const plan = account?.plan ?? null
  const technicalAdvisor = account?.people.technicalAdvisor !== undefined
  const opened: Opened = {
    type: 'opened',
    number,
    accountId: account?.id ?? null,
    segment,
    plan,
    contract: account?.contract ?? null,
    splitFrom: null,
    followUpOf: null,
    ...message,
    ...facts,
    ...(matchedBy === undefined ? {} : { matchedBy }),
    ...placed(desk, { ...facts, body: message.body, segment, plan, technicalAdvisor }),
  }
  const actor = (byColleague ? undefined : request.contact?.email) ?? desk.asking.handle
  const appended = appendTo(undefined, desk.newId(), [{ at: receivedAt ?? desk.now, actor, change: opened }], desk)
  const { after } = must(appended[0], 'it was opened')
  const left = { ...after, account }
  const answer = await answerToKeep(desk, desk.tenant, left)
  return { save: { before: undefined, appended }, now: desk.now, answer, left }
}

/** Saves openings by one statement; when one of them is refused, each by its own, so that it is refused alone. */
async function saveOpenings(tenant: Tenant, openings: readonly Opening[]): Promise<(void | Promise<void>)[]> {
  const saveAll = (some: readonly Opening[]) =>
    saveTickets(
      tenant,
      some.map(({ save }) => save),
      instantOf(Math.max(...some.map(({ now }) => now))),
      ...some.map(({ answer }) => answer),
    )
  try {
    await saveAll(openings)
    return openings.map(() => undefined)
  } catch (error) {
    if (openings.length === 1 || !collided(error)) throw error
    return openings.map((opening) => saveAll([opening]))
  }
}

const refuseAccount = ({ request: { account } }: Call): Promise<never> =>
  Promise.reject(new Refusal('account_not_found', `There is no account "${account}". Add it, or leave it out.`))

/** Whose a ticket is, and how that was found; the account of a sender whom nobody knows is undefined. */
interface Whose {
  readonly account: AccountFacts | undefined
  /** Undefined where there was nothing to go by. */
  readonly matchedBy: Match | undefined
}

const senderOf = ({ request: { account, contact } }: Call): string | undefined =>
  account === null && contact?.email ? plainAddress(contact.email) : undefined

async function accountsOf(tenant: Tenant, calls: readonly Call[]): Promise<Accounts> {
  const slugs = new Set(calls.flatMap(({ request: { account } }) => (account === null ? [] : [account])))
  const senders = new Set(calls.flatMap((call) => senderOf(call) ?? []))
  return accountsFor(tenant, { slugs: [...slugs], senders: [...senders] })
}

/** The account that was given, or that of the sender (ACT-9); undefined when there is none with the slug given. */
function whoseIs(call: Call, { bySlug, bySender, colleagues }: Accounts): Whose | undefined {
  const { account: slug } = call.request
  const account = slug === null ? undefined : bySlug.get(slug)
  if (slug !== null) return account && { account, matchedBy: 'given' }
  const sender = senderOf(call)
  if (sender === undefined || colleagues.has(sender)) return { account: undefined, matchedBy: undefined }
  const match = bySender.get(sender)
  return { account: match?.account, matchedBy: match?.by ?? 'nobody' }
}

/** Opens tickets that came at the same moment: one statement each for their accounts, their numbers and their rows. */
async function openAll(tenant: Tenant, calls: readonly Call[]): Promise<Promise<LeftTicket>[]> {
  const accounts = await accountsOf(tenant, calls)
  const known = calls.flatMap((call) => {
    const whose = whoseIs(call, accounts)
    return whose ? [{ call, whose }] : []
  })
  if (known.length === 0) return calls.map(refuseAccount)
  const first = await takeNumbers(tenant, TICKET_NUMBERS, known.length)
  const decided = await Promise.allSettled(known.map(({ call, whose }, index) => decide(call, first + index, whose)))
  const openings = decided.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const saved = openings.length > 0 ? await saveOpenings(tenant, openings) : []
  return calls.map(async (call) => {
    const own = decided[known.findIndex((each) => each.call === call)]
    if (!own) return refuseAccount(call)
    if (own.status === 'rejected') throw own.reason
    await saved[openings.indexOf(own.value)]
    return own.value.left
  })
}

/** While the database saves one round, the next is being decided; with more of them at once each would be smaller. */
const ROUNDS = 2
const openings = perTenant((tenant) => together((calls: readonly Call[]) => openAll(tenant, calls), ROUNDS))

/**
 * Opens a ticket at the place the order gives it. The same source and external id with the same words give the
 * ticket that is there already.
 * @throws Refusal `account_not_found`, `team_not_found`, `external_id_taken`, `event_in_future`; Repeated
 */
export async function openTicket(desk: Desk, request: OpenRequest): Promise<LeftTicket> {
  refuseIncomplete(request, desk)
  if (request.team !== undefined) refuseUnknownTeam(desk, request.team)
  return onceOnly(desk.tenant, desk.once, async () => {
    try {
      return await openings(desk.tenant)({ desk, request })
    } catch (error) {
      if (violated(error) !== 'ticket_external') throw error
      const there = await sameAgain(desk, request)
      const answer = await answerToKeep(desk, desk.tenant, there)
      if (answer) await keepAnswer(desk.tenant, answer, desk.now)
      return there
    }
  })
}
