/** What the CRM of Harbor says beside money: domains, contacts, who looks after an account, how far a deal is. */
import { type AccountFile, type Lifecycle, peopleOf } from '../../domain/accounts/account.ts'
import type { OpportunityFacts, Stage } from '../../domain/accounts/opportunity.ts'
import { must } from '../../domain/assert.ts'
import type { CompanyFacts } from '../../domain/history.ts'
import { DAY, type Instant, isoOf, later } from '../../domain/time.ts'
import { ACCOUNTS, type Account } from './accounts.ts'
import type { Writer } from './contacts.ts'
import { type Member, membersOf } from './members.ts'

const SOURCE = 'salesforce'
/** Those who sell; they do not work in Topline. */
const EXECUTIVES = [
  'Ruth Abernathy',
  'Diego Salvatierra',
  'Nell Fairweather',
  'Koji Inamura',
  'Petra Lindholm',
] as const
const SUCCESS = 'camille'
const TITLES = ['Head of Developer Experience', 'Staff Engineer', 'Platform Lead', 'Site Reliability Engineer'] as const
const CENTS = 100
/** What a seat of a deal is worth a year, in dollars. */
const SEAT = 180

const nth = <Item>(items: readonly Item[], index: number): Item =>
  must(items[index % items.length], 'an index within the list')

const indexOf = (account: Account): number => ACCOUNTS.indexOf(account)

/** The customer engineer who brings in the tickets of a prospect (company.ts) is the one on file. */
export const engineerOf = (account: Account): Member => nth(membersOf('customer-engineering'), indexOf(account))

function lifecycleOf({ segment, plan }: Account, index: number): Lifecycle | null {
  if (segment === 'presales') return index % 3 === 2 ? 'prospect' : 'trial'
  if (plan === null || segment === 'free' || segment === 'open_source') return null
  if (index % 9 === 7) return 'churning'
  return index % 11 === 4 ? 'onboarding' : 'live'
}

const isSold = ({ segment }: Account): boolean =>
  segment === 'presales' || segment === 'enterprise' || segment === 'team'

/** The larger customers have an advisor of their own. */
function peopleFor(account: Account, index: number): AccountFile['people'] {
  if (!isSold(account)) return {}
  const hasAdvisor = account.segment === 'enterprise' && account.seats >= 1000
  return peopleOf({
    accountExecutive: nth(EXECUTIVES, index),
    customerEngineer: engineerOf(account).handle,
    technicalAdvisor: hasAdvisor ? SUCCESS : null,
  })
}

/** What is on file of an account; its people's addresses are at its own domain, but for our own instances. */
export function fileOf(account: Account): Partial<AccountFile> {
  const index = indexOf(account)
  if (account.segment === 'internal') return {}
  return {
    domains: [`${account.slug}.example`],
    lifecycle: lifecycleOf(account, index),
    people: peopleFor(account, index),
    ...(isSold(account) ? { source: SOURCE, externalId: `001HB${String(index + 1).padStart(4, '0')}` } : {}),
  }
}

type Contacts = NonNullable<CompanyFacts['contacts']>

/** Everybody who writes, but for one of each larger account: they are told by its domain. */
export function contactsOf(account: Account, writers: readonly Writer[]): Contacts {
  if (account.segment === 'internal') return []
  const known = writers.length > 3 ? writers.slice(0, -1) : writers
  return known.map(({ name, email }, place) => {
    const title = isSold(account) && place < 2 ? nth(TITLES, indexOf(account) + place) : null
    return { account: account.slug, name, email: email.toLowerCase(), title }
  })
}

const dayIn = (now: Instant, days: number): string => isoOf(later(now, days * DAY)).slice(0, 10)

function dealOf(account: Account, place: number, now: Instant): OpportunityFacts {
  const stage = nth([4, 3, 5, 2, 4, 6, 1, 3, 5] as const, place) satisfies Stage
  const closes = 9 + ((place * 23) % 80)
  const decides = dayIn(now, Math.max(2, closes - 7))
  return {
    name: `${account.name}: ${account.seats} seats`,
    stage,
    outcome: null,
    amount: { minor: account.seats * SEAT * CENTS, currency: 'USD' },
    closesOn: dayIn(now, closes),
    keyDates: `The evaluation ends on ${dayIn(now, Math.max(1, closes - 14))}; their board decides on ${decides}.`,
    winRate: stage >= 4 ? 80 : null,
  }
}

/** A deal with each prospect. */
export function opportunitiesOf(now: Instant): NonNullable<CompanyFacts['opportunities']> {
  const prospects = ACCOUNTS.filter(({ segment }) => segment === 'presales')
  return prospects.map((account, place) => ({
    account: account.slug,
    source: SOURCE,
    externalId: `006HB${String(place + 1).padStart(4, '0')}`,
    ...dealOf(account, place, now),
  }))
}
