/** The frame of every change of an account: lock, decide, append, save; one transaction. */
import { Refusal } from '../domain/refusal.ts'
import { accountToChange } from '../store/company.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'
import { type AccountFacts, workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'

interface AccountChange<Facts extends object> {
  /** Slug of the account. */
  readonly slug: string
  /** Type of the event. */
  readonly type: string
  readonly reason: string
  /** What is to be of these facts; refuses what changes nothing. */
  readonly decide: (account: AccountFacts, tx: Tenant) => Facts | Promise<Facts>
  /** Saves them over what was there; `version` counts the account's events. */
  readonly save: (tx: Tenant, saved: Facts & { readonly id: string; readonly version: number }) => Promise<void>
}

/** Appends and saves what `decide` makes of the account; `present` writes down the answer.
 *  @throws Refusal `account_not_found` and what `decide` refuses; Repeated */
export function changeAccount<Facts extends object>(
  desk: Desk,
  { slug, type, reason, decide, save }: AccountChange<Facts>,
  present: (account: AccountFacts) => Answer,
): Promise<AccountFacts> {
  const { now, asking, origin } = desk
  const work = async (tx: Tenant): Promise<AccountFacts> => {
    await workspaceState(tx, 'lock')
    const found = await accountToChange(tx, slug)
    if (!found) throw new Refusal('account_not_found', `There is no account "${slug}". Check the slug.`)
    const { version: before, ...account } = found
    const facts = await decide(account, tx)
    const version = before + 1
    const placed = { stream: 'account', streamId: account.id, version, type } as const
    const change = { type, ...facts, reason }
    await appendFacts(tx, [{ ...placed, at: now, actor: asking.handle, change, origin }], now)
    await save(tx, { id: account.id, version, ...facts })
    return { ...account, ...facts }
  }
  return onceInTransaction(desk, work, present)
}
