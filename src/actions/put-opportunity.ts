/** An opportunity of an account is written down as the CRM tells it: added, or changed. */
import type { OpportunityFacts } from '../domain/accounts/opportunity.ts'
import { judgeWinRate, refuseUnfounded } from '../domain/accounts/win-rate.ts'
import { Refusal } from '../domain/refusal.ts'
import { accountBySlug } from '../store/accounts.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts, type FactEvent } from '../store/events.ts'
import { type Opportunity, opportunitiesFrom, saveOpportunities } from '../store/opportunities.ts'
import { type AccountFacts, workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'

/** What is to be; what is left out stays as it is. */
export type OpportunityChange = { readonly [Fact in keyof OpportunityFacts]?: OpportunityFacts[Fact] | undefined } & {
  readonly source: string
  readonly externalId: string
  readonly reason: string
}

/** The event by which an opportunity came to be as it is. */
export const opportunityEvent = (
  { now, asking, origin }: Pick<Desk, 'now' | 'asking' | 'origin'>,
  { id, version, ...facts }: Opportunity,
  reason: string,
): FactEvent => {
  const type = version === 1 ? 'opportunity_added' : 'opportunity_changed'
  const placed = { stream: 'opportunity', streamId: id, version, type } as const
  return { ...placed, at: now, actor: asking.handle, change: { type, ...facts, reason }, origin }
}

function blank({ source, externalId, name, stage }: OpportunityChange, accountId: string, id: string): Opportunity {
  if (name === undefined || stage === undefined) {
    const text = `There is no opportunity "${externalId}" of ${source} yet. Give at least its name and its stage.`
    throw new Refusal('facts_unchanged', text)
  }
  const unknown = { outcome: null, amount: null, closesOn: null, keyDates: null, winRate: null }
  return { id, accountId, source, externalId, name, stage, ...unknown, version: 0 }
}

/** A rate that was kept for a further stage is gone when the deal falls back. */
function judged(facts: Opportunity, change: OpportunityChange): Opportunity {
  const { winRate, stage: fromStage, outcome } = facts
  if (winRate === null || outcome !== null) return { ...facts, winRate: null }
  const claim = { percent: winRate, fromStage }
  if (change.winRate !== undefined) refuseUnfounded(claim)
  return judgeWinRate(claim).holds ? facts : { ...facts, winRate: null }
}

function changed(before: Opportunity, change: OpportunityChange): Opportunity {
  const { reason: _, ...said } = change
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  return judged({ ...before, ...given }, change)
}

const FIELDS = ['name', 'stage', 'outcome', 'amount', 'closesOn', 'keyDates', 'winRate'] as const

const isSame = (a: Opportunity, b: Opportunity): boolean =>
  FIELDS.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]))

interface Put {
  readonly account: AccountFacts
  readonly opportunity: Opportunity
}

/** Adds or changes an opportunity of the account `slug`; the same again changes nothing.
 *  @throws Refusal `account_not_found`, `external_id_taken`, `facts_unchanged`, `win_rate_unfounded`; Repeated */
export const putOpportunity = (
  desk: Desk,
  slug: string,
  change: OpportunityChange,
  present: (put: Put) => Answer,
): Promise<Put> => {
  const work = async (tx: Tenant): Promise<Put> => {
    await workspaceState(tx, 'lock')
    const account = await accountBySlug(tx, slug)
    if (!account) throw new Refusal('account_not_found', `There is no account "${slug}". Check the slug.`)
    const [known] = await opportunitiesFrom(tx, change.source, [change.externalId])
    if (known && known.accountId !== account.id) {
      const text = `"${change.externalId}" of ${change.source} is an opportunity of another account. Check the account.`
      throw new Refusal('external_id_taken', text)
    }
    const before = known ?? blank(change, account.id, desk.newId())
    const after = changed(before, change)
    if (known && isSame(known, after)) return { account, opportunity: known }
    const opportunity = { ...after, version: before.version + 1 }
    await appendFacts(tx, [opportunityEvent(desk, opportunity, change.reason)], desk.now)
    await saveOpportunities(tx, [opportunity])
    return { account, opportunity }
  }
  return onceInTransaction(desk, work, present)
}
