/** What may be told to everybody: no name of a customer, no address, no amount of money (ISS-4). */
import { Refusal } from '../refusal.ts'
import { moneyIn } from './money-in.ts'
import { type NamedThing, namesIn } from './names-in.ts'

/** Names of customers. */
export interface Known {
  readonly accounts: readonly { readonly name: string; readonly slug: string; readonly domains: readonly string[] }[]
  readonly contacts: readonly string[]
}

/** Where something stands that may not be told. */
export type ToldPart = 'title' | 'text' | 'note'

export interface Untellable {
  readonly in: ToldPart
  readonly says: NamedThing['says'] | 'address' | 'money'
  /** As they stand there. */
  readonly words: string
}

const MAIL = /[\p{L}\p{N}._%+-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu

/** A domain is known whole, and by the word that most take for the company. */
const domainNames = (domain: string): NamedThing[] => {
  const [label = ''] = domain.split('.')
  return [domain, label].map((name) => ({ says: 'domain' as const, name }))
}

/** Everything that is sought. */
const namedThings = ({ accounts, contacts }: Known): NamedThing[] => [
  ...contacts.map((name) => ({ says: 'contact' as const, name })),
  ...accounts.flatMap(({ name, slug, domains }): NamedThing[] => [
    ...domains.flatMap(domainNames),
    { says: 'account', name: slug },
    { says: 'account', name },
  ]),
]

/** What of `text` may not be told. */
function untellable(part: ToldPart, text: string, things: readonly NamedThing[]): Untellable[] {
  const addresses = [...text.matchAll(MAIL)].map(([words]) => ({ in: part, says: 'address' as const, words }))
  const names = namesIn(text, things).map((found) => ({ in: part, ...found }))
  const money = moneyIn(text).map((words) => ({ in: part, says: 'money' as const, words }))
  return [...names, ...addresses, ...money]
}

const SAYS: Readonly<Record<Untellable['says'], string>> = {
  account: 'an account',
  contact: 'a contact',
  domain: 'the domain of an account',
  address: 'a mail address',
  money: 'money',
}

/** Whether what is told of an issue names one of these customers. */
export const namesCustomer = (
  { title, text }: { readonly title: string; readonly text: string },
  known: Known,
): boolean => namesIn(`${title}\n${text}`, namedThings(known)).length > 0

/** @throws Refusal `issue_not_public` that names what may not be told, and where it stands (ISS-4) */
export function refuseUntellable(told: Readonly<Partial<Record<ToldPart, string>>>, known: Known): void {
  const things = namedThings(known)
  const parts = Object.entries(told) as [ToldPart, string][]
  const found = parts.flatMap(([part, text]) => untellable(part, text, things))
  if (found.length === 0) return
  const each = found.map(({ in: part, says, words }) => `the ${part} says “${words}” (${SAYS[says]})`)
  const instead = 'note' in told ? 'Say it without.' : 'Say it without, or keep the issue private.'
  throw new Refusal(
    'issue_not_public',
    `What may be told to everybody names none of this: ${each.join('; ')}. ${instead}`,
    {
      found,
    },
  )
}
