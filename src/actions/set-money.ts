/** What the CRM knows of an account is written down: revenue, renewal, how likely it leaves (ACC-44). */
import { type Money, sameAmount } from '../domain/money.ts'
import { Refusal } from '../domain/refusal.ts'
import { accountToChange, saveMoney } from '../store/company.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'
import { type AccountFacts, workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'

/** What is to be; what is left out stays as it is. */
export interface MoneyChange {
  readonly arr?: Money['arr'] | undefined
  readonly renewsOn?: Money['renewsOn'] | undefined
  readonly churnRisk?: Money['churnRisk'] | undefined
  readonly reason: string
}

/** @throws Refusal `money_unchanged` */
function moneyOf(account: AccountFacts, change: MoneyChange): Money {
  const { arr = account.arr, renewsOn = account.renewsOn, churnRisk = account.churnRisk } = change
  if (sameAmount(arr, account.arr) && renewsOn === account.renewsOn && churnRisk === account.churnRisk) {
    throw new Refusal('money_unchanged', `The account "${account.slug}" has these facts already. Name what changes.`)
  }
  return { arr, renewsOn, churnRisk }
}

/** Changes revenue, renewal date or churn risk of the account `slug`; `present` writes down the answer.
 *  @throws Refusal `account_not_found`, `money_unchanged`; Repeated */
export async function setMoney(
  desk: Desk,
  slug: string,
  change: MoneyChange,
  present: (account: AccountFacts) => Answer,
): Promise<AccountFacts> {
  const { now, asking, origin } = desk
  const work = async (tx: Tenant): Promise<AccountFacts> => {
    await workspaceState(tx, 'lock')
    const found = await accountToChange(tx, slug)
    if (!found) throw new Refusal('account_not_found', `There is no account "${slug}". Check the slug.`)
    const { version: before, ...account } = found
    const money = moneyOf(account, change)
    const version = before + 1
    const facts = { type: 'money_changed', ...money, reason: change.reason }
    const placed = { stream: 'account', streamId: account.id, version, type: facts.type } as const
    await appendFacts(tx, [{ ...placed, at: now, actor: asking.handle, change: facts, origin }], now)
    await saveMoney(tx, { id: account.id, version, ...money })
    return { ...account, ...money }
  }
  return onceInTransaction(desk, work, present)
}
