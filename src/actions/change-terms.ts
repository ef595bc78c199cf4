/** What an account is promised changes: the account, and every ticket of it that is not closed, in one transaction. */
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Segment } from '../domain/vocabulary.ts'
import { saveTerms } from '../store/company.ts'
import type { Tenant } from '../store/db.ts'
import { saveTickets, type TicketSave } from '../store/tickets.ts'
import { takeTicketsOf } from '../store/tickets-together.ts'
import type { AccountFacts } from '../store/workspaces.ts'
import { changeAccount } from './change-account.ts'
import type { Answer, Desk } from './desk.ts'
import { decidedOn, inHand } from './in-hand.ts'

/** Tickets saved by one statement. */
const BATCH = 500

interface Terms {
  readonly segment: Segment
  readonly plan: string | null
  readonly contract: string | null
}

/** What is to be; what is left out stays as it is. */
export interface TermsChange {
  readonly segment?: Segment | undefined
  readonly plan?: string | null | undefined
  readonly contract?: string | null | undefined
  readonly reason: string
}

const hasTerms = ({ segment, plan, contract }: Terms | Ticket, terms: Terms): boolean =>
  segment === terms.segment && plan === terms.plan && contract === terms.contract

/** The new terms. @throws Refusal `terms_unchanged` */
function termsOf(account: AccountFacts, change: TermsChange): Terms {
  const { segment = account.segment, plan = account.plan, contract = account.contract } = change
  const terms = { segment, plan, contract }
  if (hasTerms(account, terms)) {
    throw new Refusal('terms_unchanged', `The account "${account.slug}" has these terms already. Name what changes.`)
  }
  return terms
}

interface NewTerms {
  readonly accountId: string
  readonly terms: Terms
  readonly reason: string
}

/** Lets the account's tickets that are not closed go over to its new terms (VERB-24). */
export async function changeTickets(desk: Desk, tx: Tenant, { accountId, terms, reason }: NewTerms): Promise<void> {
  const tickets = await takeTicketsOf(tx, accountId)
  const others = tickets.filter(({ ticket }) => !hasTerms(ticket, terms))
  for (let from = 0; from < others.length; from += BATCH) {
    const saves: TicketSave[] = []
    for (const before of others.slice(from, from + BATCH)) {
      const taken = await inHand(desk, tx, before)
      saves.push(await decidedOn(desk, tx, taken, [{ type: 'terms_changed', ...terms, reason }]))
    }
    await saveTickets(tx, saves, desk.now)
  }
}

/** Changes segment, plan or contract of the account `slug`; `present` writes down the answer (VERB-24).
 *  @throws Refusal `account_not_found`, `terms_unchanged`; Repeated */
export async function changeTerms(
  desk: Desk,
  slug: string,
  change: TermsChange,
  present: (account: AccountFacts) => Answer,
): Promise<AccountFacts> {
  const { reason } = change
  const decide = (account: AccountFacts) => termsOf(account, change)
  const save = async (tx: Tenant, saved: Parameters<typeof saveTerms>[1]) => {
    const { id: accountId, version: _, ...terms } = saved
    await saveTerms(tx, saved)
    await changeTickets(desk, tx, { accountId, terms, reason })
  }
  return changeAccount(desk, { slug, type: 'terms_changed', reason, decide, save }, present)
}
