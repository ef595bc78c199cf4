/** Erases a person's data from a workspace, and leaves its order, clocks and history true (docs/spec/erasure.md). */
import { unreachable } from '../domain/assert.ts'
import { Eraser, namesOf, type Person, pseudonymOf } from '../domain/erasure.ts'
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import { sameAddress } from '../domain/spellings.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import type { Instant } from '../domain/time.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import {
  contactsMentioning,
  digestsOf,
  dropAnswers,
  dropFiles,
  dropPortal,
  factsMentioning,
  factsNaming,
  isMemberAddress,
  portalSessions,
  redactEvents,
  rewriteTexts,
  type StoredEvent,
  ticketsMentioning,
  wholeTickets,
} from '../store/erasure.ts'
import { appendFacts, type Origin } from '../store/events.ts'
import { lockTickets } from '../store/projections.ts'
import { saveWorkspaceState, workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { type ErasurePlan, erasurePlan, isOfTicket } from './erasure-plan.ts'
import { onceInTransaction } from './once.ts'
import { rebuilt } from './rebuild.ts'
import { rebuildFacts } from './rebuild-facts.ts'

/** Whom to erase: the address, and a name that is not in the tickets' contacts. */
export interface Erasing {
  readonly email: string
  readonly name?: string | undefined
}

/** What an erasure changes, in numbers. */
export interface ErasureCount {
  /** Names that are erased with the address. */
  readonly names: readonly string[]
  /** Numbers of the tickets in which the person stands. */
  readonly tickets: readonly number[]
  readonly events: number
  /** Messages that the person wrote. */
  readonly messages: number
  readonly files: number
  /** Events that are not of tickets. */
  readonly elsewhere: number
  /** Sessions of the person in the portal. */
  readonly sessions: number
}

export interface Erased extends ErasureCount {
  /** What the person is called from now on. */
  readonly pseudonym: string
}

interface Found {
  readonly person: Person
  readonly events: readonly StoredEvent[]
}

/** Everything in which the person stands; `lock` keeps the tickets still until the transaction ends. */
async function find(tenant: Tenant, { email, name }: Erasing, lock: boolean): Promise<Found> {
  const ids = await ticketsMentioning(tenant, email)
  if (lock) await lockTickets(tenant, ids)
  const tickets = await wholeTickets(tenant, ids)
  const contacts = await contactsMentioning(tenant, email)
  const known = namesOf(
    email,
    tickets.filter(isOfTicket).map(({ change }) => change),
  )
  const names = [...new Set([...known, ...namesOfContacts(contacts), ...(name === undefined ? [] : [name])])]
  const facts = [...contacts, ...(await factsMentioning(tenant, email)), ...(await factsNaming(tenant, names))]
  return { person: { email, names }, events: [...tickets, ...once(facts)] }
}

/** What the contacts are called in these events. */
const namesOfContacts = (events: readonly StoredEvent[]): string[] =>
  events.flatMap(({ change }) => {
    const { name, email } = change as { readonly name?: unknown; readonly email?: unknown }
    return typeof name === 'string' && typeof email === 'string' && !sameAddress(name, email) ? [name] : []
  })

/** Each event one time. */
const once = (events: readonly StoredEvent[]): readonly StoredEvent[] => [
  ...new Map(events.map((event) => [`${event.streamId} ${event.version}`, event])).values(),
]

function countOf({ person }: Found, plan: ErasurePlan, sessions: number): ErasureCount {
  return {
    names: person.names,
    tickets: plan.tickets.map(({ number }) => number).toSorted((a, b) => a - b),
    events: plan.redactions.length,
    messages: plan.messages,
    files: plan.files.length,
    elsewhere: plan.elsewhere,
    sessions,
  }
}

/** Nobody is erased while they work here. @throws Refusal `member_address` */
async function refuseMember(tenant: Tenant, email: string): Promise<void> {
  if (!(await isMemberAddress(tenant, email))) return
  const text = 'This is the address of a member. Remove the member first; their handle stays in the log.'
  throw new Refusal('member_address', text)
}

/** What erasing the person would change. @throws Refusal `member_address` */
export async function previewErasure(tenant: Tenant, erasing: Erasing): Promise<ErasureCount> {
  await refuseMember(tenant, erasing.email)
  const found = await find(tenant, erasing, false)
  const eraser = new Eraser(found.person, pseudonymOf('preview'))
  const plan = erasurePlan(found.events, () => [eraser])
  return countOf(found, plan, await portalSessions(tenant, erasing.email))
}

/** Who has it done, when and why. */
export interface ErasureOrder {
  readonly policies: Policies
  readonly now: Instant
  readonly actor: string
  readonly origin?: Origin | undefined
  /** What the persons are called from now on. */
  readonly pseudonyms: readonly string[]
  readonly reason: string
}

/** The record by which the chain over the log takes the redacted events for what they are (ERA-3). */
async function record(tx: Tenant, plan: ErasurePlan, order: ErasureOrder): Promise<void> {
  const state = await workspaceState(tx, 'lock')
  const { now, actor, origin, pseudonyms, reason } = order
  const tickets = plan.tickets.map(({ number }) => number)
  const type = 'personal_data_erased'
  const change = { type, pseudonyms, reason, tickets, events: await digestsOf(tx, plan.redactions) }
  const version = state.version + 1
  const event = { stream: 'workspace', streamId: tx.workspace, version, type, at: now, actor, origin, change } as const
  await appendFacts(tx, [event], now)
  await saveWorkspaceState(tx, { ...state, version })
}

/** The events of the changed tickets as they are in the log after the redaction. */
function redactedTickets(plan: ErasurePlan, events: readonly StoredEvent[]): TicketEvent[] {
  const keyOf = ({ streamId, version }: { streamId: string; version: number }) => `${streamId} ${version}`
  const redacted = new Map(plan.redactions.map((each) => [keyOf(each), each]))
  const changed = new Set(plan.tickets.map(({ id }) => id))
  return events.filter(isOfTicket).flatMap((event): TicketEvent[] => {
    const { streamId: ticketId, version, at } = event
    if (!changed.has(ticketId)) return []
    const { actor, change } = redacted.get(keyOf(event)) ?? event
    return [{ ticketId, version, at, actor, change: change as TicketEvent['change'] }]
  })
}

/** Carries out `plan`, made of `events` in the same transaction, with everything that was made of them. */
export async function carryOut(
  tx: Tenant,
  plan: ErasurePlan,
  events: readonly StoredEvent[],
  order: ErasureOrder,
): Promise<void> {
  await record(tx, plan, order)
  const done = await redactEvents(tx, plan.redactions)
  if (done !== plan.redactions.length) unreachable('the record names every event')
  const folding = { tenant: tx, now: order.now, policies: order.policies }
  await rewriteTexts(tx, [...rebuilt(folding, redactedTickets(plan, events)).values()])
  if (plan.elsewhere > 0) await rebuildFacts(tx, { check: false })
  await dropFiles(tx, plan.files)
}

/**
 * Erases the person; `present` writes down the answer.
 * @throws Refusal `member_address`, `nothing_to_erase`; Repeated
 */
export async function erasePerson(
  desk: Desk,
  erasing: Erasing & { readonly reason: string },
  present: (erased: Erased) => Answer,
): Promise<Erased> {
  const { now, asking, origin, policies, newId } = desk
  const work = async (tx: Tenant): Promise<Erased> => {
    // The workspace first, then its tickets, as everybody who needs both.
    await workspaceState(tx, 'lock')
    await refuseMember(tx, erasing.email)
    const found = await find(tx, erasing, true)
    const pseudonym = pseudonymOf(newId())
    const eraser = new Eraser(found.person, pseudonym)
    const plan = erasurePlan(found.events, () => [eraser])
    const sessions = await portalSessions(tx, erasing.email)
    if (plan.redactions.length === 0 && sessions === 0) {
      throw new Refusal('nothing_to_erase', 'Nothing here is about this address. Check how it is written.')
    }
    const reason = eraser.without(erasing.reason)
    await carryOut(tx, plan, found.events, {
      policies,
      now,
      actor: asking.handle,
      origin,
      pseudonyms: [pseudonym],
      reason,
    })
    const numbers = plan.tickets.map(({ number }) => number)
    await dropAnswers(tx, numbers, [erasing.email, ...found.person.names])
    await dropPortal(tx, erasing.email)
    return { pseudonym, ...countOf(found, plan, sessions) }
  }
  return onceInTransaction(desk, work, present)
}

/** One transaction of an erasure that nobody asked for by name. */
export const inErasure = <Result>(tenant: Tenant, work: (tx: Tenant) => Promise<Result>): Promise<Result> =>
  inTransaction(tenant, async (tx) => {
    await workspaceState(tx, 'lock')
    return work(tx)
  })
