/** Loads histories of tickets from elsewhere with their true times. What is known already is left alone (HIS-1). */
import { must } from '../domain/assert.ts'
import { grouped } from '../domain/group.ts'
import type { ChangeElsewhere, TicketHistory } from '../domain/history.ts'
import type { TicketChange, TicketEvent } from '../domain/ticket-event.ts'
import { takeTurn } from '../store/answers.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { eventsOfTickets, knownRefs } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { saveTickets, type TicketSave, ticketsFrom } from '../store/tickets.ts'
import { accountsBySlug, takeNumbers } from '../store/workspaces.ts'
import { appendTo } from './append.ts'
import type { Desk } from './desk.ts'

/** What one batch added. */
export interface Loaded {
  readonly tickets: number
  readonly events: number
}

/** Name of the counter of ticket numbers. */
export const TICKET_NUMBERS = 'ticket'

type Loader = Pick<Desk, 'tenant' | 'policies' | 'now' | 'newId'>

interface Known {
  readonly refs: ReadonlySet<string>
  /** Events of the tickets that were there before, by id: what is loaded now may have happened before some of them. */
  readonly earlier: ReadonlyMap<string, readonly TicketEvent[]>
  readonly tickets: ReadonlyMap<string, PlacedTicket>
  readonly accounts: ReadonlyMap<string, string>
}

async function whatIsKnown(tx: Tenant, source: string, histories: readonly TicketHistory[]): Promise<Known> {
  const events = histories.flatMap((history) => history.events)
  const slugs = events.flatMap(({ change }) => (change.type === 'opened' && change.account ? [change.account] : []))
  const tickets = await ticketsFrom(
    tx,
    source,
    histories.map(({ externalId }) => externalId),
  )
  const accounts = await accountsBySlug(tx, [...new Set(slugs)])
  const ids = tickets.map(({ ticket }) => ticket.id)
  return {
    earlier: grouped(ids.length === 0 ? [] : await eventsOfTickets(tx, ids), ({ ticketId }) => ticketId),
    refs: await knownRefs(
      tx,
      events.map(({ ref }) => ref),
    ),
    tickets: new Map(tickets.map((placed) => [must(placed.ticket.externalId, 'found by it'), placed])),
    accounts: new Map(accounts.map(({ slug, id }) => [slug, id])),
  }
}

/** The change as it is written here: an opening gets its number, its origin and the account's id. */
function localChange(
  change: ChangeElsewhere,
  { source, externalId }: TicketHistory,
  accounts: Known['accounts'],
  number: () => number,
): TicketChange {
  if (change.type !== 'opened') return change
  const { account, ...facts } = change
  const accountId = account === null ? null : (accounts.get(account) ?? null)
  return { ...facts, number: number(), source, externalId, accountId, splitFrom: null, followUpOf: null }
}

function saveOf(history: TicketHistory, known: Known, loader: Loader, number: () => number): TicketSave | undefined {
  const fresh = history.events.filter(({ ref }) => !known.refs.has(ref))
  if (fresh.length === 0) return undefined
  const before = known.tickets.get(history.externalId)
  const id = before?.ticket.id ?? loader.newId()
  const pending = fresh.map(({ ref, at, actor, change }) => {
    return { ref, at, actor, change: localChange(change, history, known.accounts, number) }
  })
  return { before, appended: appendTo(before, id, pending, { ...loader, earlier: known.earlier.get(id) }) }
}

/**
 * Loads histories of one source in one transaction: all of them or none. A second load of the same adds nothing,
 * and one that was cut short goes on where it stopped. Accounts must have been added before.
 */
export async function loadHistories(loader: Loader, histories: readonly TicketHistory[]): Promise<Loaded> {
  const source = histories[0]?.source
  if (source === undefined) return { tickets: 0, events: 0 }
  return inTransaction(loader.tenant, async (tx) => {
    // Two that load the same at once take turns, so that the second finds it known.
    await takeTurn(tx, `load ${source}`)
    const known = await whatIsKnown(tx, source, histories)
    const opening = histories.filter(({ externalId }) => !known.tickets.has(externalId)).length
    let next = opening === 0 ? 0 : await takeNumbers(loader.tenant, TICKET_NUMBERS, opening)
    const saves = histories.flatMap((history) => saveOf(history, known, loader, () => next++) ?? [])
    if (saves.length > 0) await saveTickets(tx, saves, loader.now)
    return { tickets: opening, events: saves.reduce((sum, { appended }) => sum + appended.length, 0) }
  })
}
