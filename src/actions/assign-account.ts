/** Says whose tickets are: of one ticket, or of all open tickets of a sender at once. */
import { may } from '../domain/access/permissions.ts'
import { accountDomain, domainOfAddress, plainAddress, tellsNobody } from '../domain/accounts/mail-domain.ts'
import { offeredBy } from '../domain/intake/answer-form.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Contact } from '../domain/ticket-event.ts'
import { assignAccount } from '../domain/verbs/assign.ts'
import { accountBySlug } from '../store/accounts.ts'
import { accountToChange, saveFile } from '../store/company.ts'
import { contactsByAddress } from '../store/contacts.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'
import { unknownTickets } from '../store/senders.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { saveTickets, type TicketSave, ticketByNumber } from '../store/tickets.ts'
import { takeTickets } from '../store/tickets-together.ts'
import { type AccountFacts, workspaceState } from '../store/workspaces.ts'
import { refuseTaken } from './account-taken.ts'
import type { Answer, Desk } from './desk.ts'
import { formOfTicket, prefillOf } from './forms.ts'
import { decidedOn, inHand, refuseStale } from './in-hand.ts'
import { addContactIn } from './keep-contacts.ts'
import { answerToKeep, onceInTransaction, onceOnly } from './once.ts'
import { keepFromAccounts, keepFromComing } from './private-issues.ts'

export interface Assignment {
  /** Slug of the account; null for none. */
  readonly account: string | null
  readonly reason: string
  /** Whether the sender becomes a contact of the account. */
  readonly addContact: boolean
  /** Whether the sender's mail domain becomes the account's. */
  readonly addDomain: boolean
}

async function accountNamed(tx: Tenant, slug: string | null): Promise<AccountFacts | null> {
  if (slug === null) return null
  const account = await accountBySlug(tx, slug)
  if (!account) throw new Refusal('account_not_found', `There is no account "${slug}". Check the slug.`)
  return account
}

async function learnDomain(
  { now, asking, origin }: Desk,
  tx: Tenant,
  slug: string,
  { domain, reason }: { readonly domain: string; readonly reason: string },
): Promise<void> {
  const found = await accountToChange(tx, slug)
  if (!found || found.domains.includes(domain)) return
  await refuseTaken(tx, { slug, domains: [domain] })
  const { id, version: before, name, lifecycle, people, source, externalId } = found
  const facts = { name, domains: [...found.domains, domain], lifecycle, people, source, externalId }
  const version = before + 1
  const placed = { stream: 'account', streamId: id, version, type: 'account_changed' } as const
  const change = { type: 'account_changed', ...facts, reason }
  await appendFacts(tx, [{ ...placed, at: now, actor: asking.handle, change, origin }], now)
  await saveFile(tx, { id, version, ...facts })
}

/** Whose mail a domain's is decides of all mail to come, so it takes more than sorting a ticket (ACT-10).
 *  @throws Refusal `not_allowed` */
function refuseKeeping({ asking }: Desk, { addDomain }: Assignment): void {
  if (!addDomain || may(asking, 'change_accounts')) return
  const text =
    'A mail domain is given to an account by those who may change accounts. Leave the domain out, or ask one of them.'
  throw new Refusal('not_allowed', text, { permission: 'change_accounts' })
}

/** Keeps what the assignment tells of its senders. @throws Refusal `contact_exists`, `domain_public`, `domain_taken` */
async function learn(
  desk: Desk,
  tx: Tenant,
  { account, senders }: { readonly account: AccountFacts | null; readonly senders: readonly (Contact | null)[] },
  { addContact, addDomain, reason }: Assignment,
): Promise<void> {
  if (account === null) return
  const known = senders.flatMap((each) => (each?.email ? [{ ...each, email: plainAddress(each.email) }] : []))
  const people = new Map(known.map((each) => [each.email, each]))
  if (addContact) {
    const there = await contactsByAddress(tx, [...people.keys()])
    const theirs = new Set(there.filter(({ accountId }) => accountId === account.id).map(({ email }) => email))
    for (const { name, email } of people.values()) {
      if (!theirs.has(email)) await addContactIn(tx, desk, account, { name, email, title: null, reason })
    }
  }
  if (!addDomain) return
  const domains = new Set([...people.keys()].map((email) => domainOfAddress(email) ?? email))
  for (const domain of domains) await learnDomain(desk, tx, account.slug, { domain: accountDomain(domain), reason })
}

/** Public issues that name the account turn private, those that its new domain gives away with them (ISS-10). */
async function keepIssues(
  desk: Desk,
  tx: Tenant,
  saves: readonly TicketSave[],
  { account, addDomain }: { readonly account: AccountFacts | null; readonly addDomain: boolean },
): Promise<readonly number[]> {
  const others = account !== null && addDomain ? await keepFromAccounts(desk, tx, [account.id]) : []
  return [...others, ...(await keepFromComing(desk, tx, saves))]
}

/** What the opportunity of `account` answers of the form of a ticket. */
async function offeredTo(desk: Desk, tx: Tenant, { form }: Ticket, account: AccountFacts | null) {
  if (form === null || account === null) return undefined
  const document = formOfTicket(desk, form)
  return offeredBy(document, form.answers, await prefillOf({ tenant: tx, now: desk.now }, document, account.slug))
}

async function saveOf(
  desk: Desk,
  tx: Tenant,
  before: PlacedTicket,
  to: { account: AccountFacts | null; reason: string },
) {
  const taken = await inHand(desk, tx, before)
  const { ticket } = taken.current
  const form = await offeredTo(desk, tx, ticket, to.account)
  return decidedOn(desk, tx, taken, assignAccount(ticket, desk.asking, { ...to, form }))
}

const standsAfter = ({ before, appended }: TicketSave): PlacedTicket | undefined => appended.at(-1)?.after ?? before

/** Says whose ticket `number` is; its terms and its clocks follow (ACT-10).
 *  @throws Refusal `ticket_not_found`, `account_not_found`, `stale_write`, and as `learn` and `assignAccount`; Repeated */
export const assignTicket = async (desk: Desk, number: number, assignment: Assignment): Promise<PlacedTicket> => {
  refuseKeeping(desk, assignment)
  return onceOnly(desk.tenant, desk.once, () =>
    inTransaction(desk.tenant, async (tx) => {
      // The workspace first, then its tickets, as everybody who needs both.
      await workspaceState(tx, 'lock')
      const account = await accountNamed(tx, assignment.account)
      const before = await ticketByNumber(tx, number, 'lock')
      if (!before) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
      await refuseStale(tx, before, desk.seen)
      const save = await saveOf(desk, tx, before, { account, reason: assignment.reason })
      await learn(desk, tx, { account, senders: [before.ticket.contact] }, assignment)
      const nowPrivate = await keepIssues(desk, tx, [save], { ...assignment, account })
      const after = { ...(standsAfter(save) ?? before), nowPrivate }
      await saveTickets(tx, [save], desk.now, await answerToKeep(desk, tx, after))
      return after
    }),
  )
}

/** One address, or everybody of a mail domain. */
export interface SenderNamed {
  readonly email?: string | undefined
  readonly domain?: string | undefined
}

/** Who only has a mailbox where anybody can have one is a sender by themselves (ACT-11). @throws Refusal `domain_public` */
function refusePublic({ domain }: SenderNamed): void {
  if (domain === undefined || !tellsNobody(domain.toLowerCase())) return
  const text = `Anybody can have a mailbox at ${domain}, so its senders have nothing in common. Name one by their address.`
  throw new Refusal('domain_public', text)
}

async function numbersOf(tx: Tenant, { email, domain }: SenderNamed): Promise<number[]> {
  const sought = email === undefined ? undefined : plainAddress(email)
  const isTheirs = (each: string) =>
    sought === undefined ? domainOfAddress(each) === domain?.toLowerCase() : each === sought
  const found = (await unknownTickets(tx)).filter((ticket) => isTheirs(ticket.email)).map(({ number }) => number)
  if (found.length > 0) return found
  const whom = email ?? domain
  throw new Refusal('sender_not_found', `No open ticket of an unknown sender is from ${whom}. Look at the list again.`)
}

/** Says whose all open tickets of an unknown sender are; gives their numbers (ACT-11).
 *  @throws Refusal `sender_not_found`, `account_not_found`, and as `learn`; Repeated */
export const assignSender = (
  desk: Desk,
  { email, domain, ...assignment }: Assignment & SenderNamed,
  present: (numbers: readonly number[]) => Answer,
): Promise<readonly number[]> => {
  refuseKeeping(desk, assignment)
  refusePublic({ domain })
  const work = async (tx: Tenant): Promise<readonly number[]> => {
    await workspaceState(tx, 'lock')
    const account = await accountNamed(tx, assignment.account)
    const tickets = await takeTickets(tx, await numbersOf(tx, { email, domain }))
    const saves: TicketSave[] = []
    for (const before of tickets) saves.push(await saveOf(desk, tx, before, { account, reason: assignment.reason }))
    await learn(desk, tx, { account, senders: tickets.map(({ ticket }) => ticket.contact) }, assignment)
    await keepIssues(desk, tx, saves, { ...assignment, account })
    await saveTickets(tx, saves, desk.now)
    return tickets.map(({ ticket }) => ticket.number).toSorted((a, b) => a - b)
  }
  return onceInTransaction(desk, work, present)
}
