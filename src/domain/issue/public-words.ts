/** What may be told to everybody: no name of a customer, no address, no amount of money (ISS-4). */
import { isPseudonym } from '../erasure.ts'
import { Refusal } from '../refusal.ts'
import type { Issue } from './issue.ts'
import { moneyIn } from './money-in.ts'
import { type NamedThing, namesIn } from './names-in.ts'
import { distinctiveWord, singleNames } from './parts-of-names.ts'

interface KnownAccount {
  readonly name: string
  readonly slug: string
  readonly domains: readonly string[]
}

/** Names of customers. */
export interface Known {
  readonly accounts: readonly KnownAccount[]
  /** Names of contacts. */
  readonly contacts: readonly string[]
  /** Those who ask in the linked tickets, and hear each other's answer: of them a part of the name tells it all. */
  readonly linked: { readonly accounts: readonly KnownAccount[]; readonly contacts: readonly string[] }
}

/** Where something stands that may not be told. */
export type ToldPart = 'title' | 'text' | 'note'

export interface Untellable {
  readonly in: ToldPart
  readonly says: NamedThing['says'] | 'address' | 'money'
  /** As they stand there. */
  readonly words: string
}

const LABEL = '[\\p{L}\\p{N}-]{1,63}'
const DOT = '(?: ?[([{] ?(?:dot|\\.) ?[)\\]}] ?| dot )'
/** At least one dot, and letters at the end: `tool@4.2.1` is a version. */
const domainWith = (dots: string): string => `${LABEL}(?:${dots}${LABEL}){0,8}?${dots}\\p{L}[\\p{L}\\p{N}-]{1,62}`
const LOCAL = '[\\p{L}\\p{N}._%+-]{1,64}'
/** As they are, and as people write them so that no program finds them: `a (at) b dot example`. */
const ADDRESSES = [
  new RegExp(`${LOCAL}(?: ?@ ?|%40)${domainWith(`(?:\\.|${DOT})`)}`, 'giu'),
  new RegExp(`${LOCAL} ?[([{<] ?(?:at|@) ?[)\\]}>] ?${domainWith(`(?:\\.|${DOT})`)}`, 'giu'),
  new RegExp(`${LOCAL} at ${domainWith(DOT)}`, 'giu'),
]

const addressesIn = (text: string): string[] => {
  const plain = text.normalize('NFKC')
  return [...new Set(ADDRESSES.flatMap((pattern) => [...plain.matchAll(pattern)].map(([words]) => words)))]
}

/** A domain is known whole, and by the word that most take for the company. */
const domainNames = (domain: string): NamedThing[] => {
  const [label = ''] = domain.split('.')
  return [domain, label].map((name) => ({ says: 'domain' as const, name }))
}

const accountNames = ({ name, slug, domains }: KnownAccount): NamedThing[] => [
  ...domains.flatMap(domainNames),
  { says: 'account', name: slug },
  { says: 'account', name },
]

/** "Erased" and "person" name nobody. */
const nameable = (contacts: readonly string[]): string[] => contacts.filter((name) => !isPseudonym(name))

/** What is sought of those who hear each other's answer. */
const linkedThings = ({ accounts, contacts }: Known['linked']): NamedThing[] => [
  ...nameable(contacts)
    .flatMap((name) => [...singleNames(name), name])
    .map((name) => ({ says: 'contact' as const, name })),
  ...accounts.flatMap((account): NamedThing[] => {
    const word = distinctiveWord(account.name)
    return [...(word === undefined ? [] : [{ says: 'account' as const, name: word }]), ...accountNames(account)]
  }),
]

/** Everything that is sought. */
const namedThings = ({ accounts, contacts, linked }: Known): NamedThing[] => [
  ...nameable(contacts).map((name) => ({ says: 'contact' as const, name })),
  ...linkedThings(linked),
  ...accounts.flatMap(accountNames),
]

/** What of `text` may not be told. */
function untellable(part: ToldPart, text: string, things: readonly NamedThing[]): Untellable[] {
  const addresses = addressesIn(text).map((words) => ({ in: part, says: 'address' as const, words }))
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

/** Whether what is told of an issue names one of these customers, who come to it (ISS-10). */
export const namesCustomer = (
  { title, text, shippedNote }: Pick<Issue, 'title' | 'text' | 'shippedNote'>,
  linked: Known['linked'],
): boolean => namesIn(`${title}\n${text}\n${shippedNote ?? ''}`, linkedThings(linked)).length > 0

/** @throws Refusal `issue_not_public` that names what may not be told, and where it stands (ISS-4) */
export function refuseUntellable(told: Readonly<Partial<Record<ToldPart, string>>>, known: Known): void {
  const things = namedThings(known)
  const parts = Object.entries(told) as [ToldPart, string][]
  const found = parts.flatMap(([part, text]) => untellable(part, text, things))
  if (found.length === 0) return
  const each = found.map(({ in: part, says, words }) => `the ${part} says “${words}” (${SAYS[says]})`)
  const instead = 'title' in told ? 'Say it without, or keep the issue private.' : 'Say it without.'
  throw new Refusal(
    'issue_not_public',
    `What may be told to everybody names none of this: ${each.join('; ')}. ${instead}`,
    {
      found,
    },
  )
}
