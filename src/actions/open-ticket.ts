/** Opens a ticket: one statement, so that thousands a second can be opened. */
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Contact, Opened } from '../domain/ticket-event.ts'
import { type Instant, instantOf } from '../domain/time.ts'
import type { Channel, Environment, Kind, Segment } from '../domain/vocabulary.ts'
import { keepAnswer } from '../store/answers.ts'
import { collided, type Tenant, violated } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { type KeptAnswer, saveTickets, type TicketSave, ticketsFrom } from '../store/tickets.ts'
import { type AccountFacts, accountsBySlug } from '../store/workspaces.ts'
import { appendTo } from './append.ts'
import type { Desk } from './desk.ts'
import { answerToKeep, onceOnly } from './once.ts'
import { perTenant, together } from './together.ts'

export interface OpenRequest {
  readonly kind: Kind
  readonly subject: string
  readonly body: string
  readonly channel: Channel
  readonly team: string
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
}

const accounts = perTenant((tenant) =>
  together(async (slugs: readonly string[]): Promise<(AccountFacts | undefined)[]> => {
    const known = new Map((await accountsBySlug(tenant, [...new Set(slugs)])).map((account) => [account.slug, account]))
    return slugs.map((slug) => known.get(slug))
  }),
)

async function accountOf({ tenant }: Desk, slug: string | null): Promise<AccountFacts | undefined> {
  if (slug === null) return undefined
  const account = await accounts(tenant)(slug)
  if (!account) throw new Refusal('account_not_found', `There is no account "${slug}". Add it, or leave it out.`)
  return account
}

function refuseUnknownTeam({ teams }: Desk, slug: string): void {
  if (teams.some((team) => team.slug === slug)) return
  const names = teams.map((team) => team.slug).join(', ')
  throw new Refusal('team_not_found', `There is no team "${slug}". Choose one of: ${names}.`)
}

/** The ticket that already has this external id, when it was opened by the same words (LOG-5). */
async function sameAgain(desk: Desk, request: OpenRequest): Promise<PlacedTicket> {
  const { source, externalId } = request
  const [known] = await ticketsFrom(desk.tenant, must(source, 'a ticket'), [must(externalId, 'with an external id')])
  const there = must(known, 'the index found it')
  const [first] = await ticketEvents(desk.tenant, there.ticket.id)
  const opened = first?.change.type === 'opened' ? first.change : undefined
  if (opened?.subject === request.subject && opened.body === request.body) return there
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

/** While one statement waits for the disk, the next is under way. */
const ROUNDS = 3

interface Opening {
  readonly save: TicketSave
  readonly now: Instant
  readonly answer: KeptAnswer | undefined
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

const openings = perTenant((tenant) => together((some: readonly Opening[]) => saveOpenings(tenant, some), ROUNDS))

/**
 * Opens a ticket at the place the order gives it. The same source and external id with the same words give the
 * ticket that is there already.
 * @throws Refusal `account_not_found`, `team_not_found`, `external_id_taken`, `event_in_future`; Repeated
 */
export async function openTicket(desk: Desk, request: OpenRequest): Promise<PlacedTicket> {
  refuseIncomplete(request, desk)
  refuseUnknownTeam(desk, request.team)
  return onceOnly(desk.tenant, desk.once, async () => {
    const account = await accountOf(desk, request.account)
    const { receivedAt, account: _slug, segment, ...facts } = request
    const number = await desk.takeNumber()
    const opened: Opened = {
      ...facts,
      type: 'opened',
      number,
      accountId: account?.id ?? null,
      segment: account?.segment ?? segment ?? 'free',
    }
    const actor = request.contact?.email ?? desk.asking.handle
    const appended = appendTo(undefined, desk.newId(), [{ at: receivedAt ?? desk.now, actor, change: opened }], desk)
    const { after } = must(appended[0], 'it was opened')
    try {
      const answer = await answerToKeep(desk, desk.tenant, after)
      await openings(desk.tenant)({ save: { before: undefined, appended }, now: desk.now, answer })
      return after
    } catch (error) {
      if (violated(error) !== 'ticket_external') throw error
      const there = await sameAgain(desk, request)
      const answer = await answerToKeep(desk, desk.tenant, there)
      if (answer) await keepAnswer(desk.tenant, answer, desk.now)
      return there
    }
  })
}
