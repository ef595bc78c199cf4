/** What is typed of an account, and what of it is to be written. */
import type { ChangeFacts, OpenAccount } from '../../../contract/accounts.ts'
import type { Account, ChangeTerms, SetMoney } from '../../../contract/workspace.ts'
import { LIFECYCLES, POSTS, type Post } from '../../../domain/accounts/account.ts'
import { amountOf, type Money, plainAmount, sameAmount } from '../../../domain/money.ts'
import { CHURN_RISKS, SEGMENTS } from '../../../domain/vocabulary.ts'
import type { FieldOfCode } from '../../data/faults.ts'
import { typedDomains } from './fitting-accounts.ts'

/** Fields of the dialogs that a refusal may be about. */
export const FIELD_OF_REFUSAL: FieldOfCode = {
  account_exists: 'slug',
  slug_reserved: 'slug',
  domain_invalid: 'domains',
  domain_public: 'domains',
  domain_taken: 'domains',
}

/** Empty where nothing is said. */
export interface TermsTyped {
  readonly segment: string
  readonly plan: string
  readonly contract: string
}

export interface FileTyped {
  readonly domains: string
  readonly lifecycle: string
  readonly people: Readonly<Record<Post, string>>
}

export interface MoneyTyped {
  readonly arr: string
  readonly currency: string
  /** ISO date. */
  readonly renewsOn: string
  readonly churnRisk: string
}

export const NO_TERMS: TermsTyped = { segment: '', plan: '', contract: '' }
export const NO_FILE: FileTyped = {
  domains: '',
  lifecycle: '',
  people: { customerEngineer: '', accountExecutive: '', technicalAdvisor: '' },
}
export const NO_MONEY_TYPED: MoneyTyped = { arr: '', currency: '', renewsOn: '', churnRisk: '' }

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
const among = <Word extends string>(words: readonly Word[], typed: string): Word | undefined =>
  words.find((word) => word === typed)

export const typedTerms = ({ segment, plan, contract }: Account): TermsTyped => ({
  segment,
  plan: plan ?? '',
  contract: contract ?? '',
})

export const typedFile = ({ domains, lifecycle, people }: Account): FileTyped => ({
  domains: domains.join('\n'),
  lifecycle: lifecycle ?? '',
  people: {
    customerEngineer: people.customerEngineer ?? '',
    accountExecutive: people.accountExecutive ?? '',
    technicalAdvisor: people.technicalAdvisor ?? '',
  },
})

export const typedMoney = ({ arr, renewsOn, churnRisk }: Account): MoneyTyped => ({
  arr: plainAmount(arr),
  currency: arr?.currency ?? '',
  renewsOn: renewsOn ?? '',
  churnRisk: churnRisk ?? '',
})

/** The revenue that is typed: null for none, undefined where it is no amount. */
export function arrOf({ arr, currency }: MoneyTyped): Money['arr'] | undefined {
  if (arr.trim() === '' && currency.trim() === '') return null
  return amountOf(arr.replaceAll(/[\s,]/g, ''), currency.trim().toUpperCase())
}

/** Only what is otherwise than before. */
export function termsChanges(account: Account, typed: TermsTyped): Omit<ChangeTerms, 'reason'> {
  const segment = among(SEGMENTS, typed.segment) ?? account.segment
  const [plan, contract] = [orNull(typed.plan), orNull(typed.contract)]
  return {
    ...(segment === account.segment ? {} : { segment }),
    ...(plan === account.plan ? {} : { plan }),
    ...(contract === account.contract ? {} : { contract }),
  }
}

/** Only what is otherwise than before. */
export function fileChanges(account: Account, typed: FileTyped): Omit<ChangeFacts, 'name' | 'reason'> {
  const domains = typedDomains(typed.domains)
  const lifecycle = among(LIFECYCLES, typed.lifecycle) ?? null
  const changed = POSTS.filter((post) => typed.people[post].trim() !== (account.people[post] ?? ''))
  const people = Object.fromEntries(changed.map((post) => [post, orNull(typed.people[post])]))
  return {
    ...(domains.join() === account.domains.join() ? {} : { domains: [...domains] }),
    ...(lifecycle === account.lifecycle ? {} : { lifecycle }),
    ...(changed.length === 0 ? {} : { people }),
  }
}

/** Only what is otherwise than before; the revenue stays where what is typed is none. */
export function moneyChanges(account: Account, typed: MoneyTyped): Omit<SetMoney, 'reason'> {
  const arr = arrOf(typed)
  const renewsOn = orNull(typed.renewsOn)
  const churnRisk = among(CHURN_RISKS, typed.churnRisk) ?? null
  return {
    ...(arr === undefined || sameAmount(arr, account.arr) ? {} : { arr }),
    ...(renewsOn === account.renewsOn ? {} : { renewsOn }),
    ...(churnRisk === account.churnRisk ? {} : { churnRisk }),
  }
}

/** What is typed of a new account. */
export interface AccountTyped {
  readonly name: string
  readonly slug: string
  readonly terms: TermsTyped
  readonly file: FileTyped
  readonly money: MoneyTyped
}

/** The account to add; undefined while no segment is chosen or its revenue is no amount. */
export function newAccount({ name, slug, terms, file, money }: AccountTyped): OpenAccount | undefined {
  const segment = among(SEGMENTS, terms.segment)
  const arr = arrOf(money)
  if (segment === undefined || arr === undefined) return undefined
  const people = POSTS.flatMap((post) => (file.people[post].trim() === '' ? [] : [[post, file.people[post].trim()]]))
  return {
    name: name.trim(),
    slug: slug.trim(),
    segment,
    plan: orNull(terms.plan),
    contract: orNull(terms.contract),
    domains: [...typedDomains(file.domains)],
    lifecycle: among(LIFECYCLES, file.lifecycle) ?? null,
    people: Object.fromEntries(people),
    arr,
    renewsOn: orNull(money.renewsOn),
    churnRisk: among(CHURN_RISKS, money.churnRisk) ?? null,
  }
}
