/** What the CRM knows of an account is written down: revenue, renewal, how likely it leaves (ACC-44). */
import { type Money, sameAmount } from '../domain/money.ts'
import { Refusal } from '../domain/refusal.ts'
import { saveMoney } from '../store/company.ts'
import type { AccountFacts } from '../store/workspaces.ts'
import { changeAccount } from './change-account.ts'
import type { Answer, Desk } from './desk.ts'

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
  const { reason } = change
  const decide = (account: AccountFacts) => moneyOf(account, change)
  return changeAccount(desk, { slug, type: 'money_changed', reason, decide, save: saveMoney }, present)
}
