/** The company of the randomised run: people of every role in five teams and five zones, accounts with contracts. */
import { addCompanyFacts, createWorkspace } from '../../src/actions/create-workspace.ts'
import type { CompanyFacts } from '../../src/domain/history.ts'
import type { Publication } from '../../src/domain/publication.ts'
import { type Instant, instantOf } from '../../src/domain/time.ts'
import type { Role, Segment } from '../../src/domain/vocabulary.ts'
import { startingPolicies } from '../../src/local/policy-files.ts'
import type { Store } from '../../src/store/db.ts'
import type { WorkspaceName } from '../../src/store/workspaces.ts'

export interface Person {
  readonly handle: string
  readonly role: Role
  readonly team: string
}

const TEAMS = [
  { slug: 'support', name: 'Support', kind: 'support' },
  { slug: 'field', name: 'Customer engineering', kind: 'customer_engineering' },
  { slug: 'platform', name: 'Platform', kind: 'engineering' },
  { slug: 'search', name: 'Search', kind: 'engineering' },
  { slug: 'product', name: 'Product', kind: 'product' },
] as const
export const TEAM_SLUGS: readonly string[] = TEAMS.map(({ slug }) => slug)
export const ENGINEERING: readonly string[] = ['platform', 'search']

/** Who sits on which chair; with more people than chairs it begins anew. */
const CHAIRS: readonly (readonly [Role, string])[] = [
  ['owner', 'support'],
  ['engineer', 'support'],
  ['engineering', 'platform'],
  ['engineer', 'support'],
  ['lead', 'support'],
  ['customer_engineer', 'field'],
  ['engineering', 'search'],
  ['engineer', 'support'],
  ['product', 'product'],
  ['engineer', 'support'],
  ['admin', 'support'],
  ['engineering', 'platform'],
  ['lead', 'field'],
  ['success', 'field'],
  ['engineer', 'support'],
  ['engineering', 'search'],
  ['customer_engineer', 'field'],
  ['engineer', 'support'],
  ['viewer', 'product'],
  ['product', 'product'],
]

/** So many work here at least. */
export const FEWEST_PEOPLE = CHAIRS.length

/** The same people for the same count, in every run. */
export const peopleOf = (count: number): Person[] =>
  Array.from({ length: Math.max(count, FEWEST_PEOPLE) }, (_, index) => {
    const [role, team] = CHAIRS[index % CHAIRS.length] ?? ['engineer', 'support']
    return { handle: `p${String(index + 1).padStart(2, '0')}-${role.replaceAll('_', '-')}`, role, team }
  })

const ZONES = [
  { zone: 'Europe/Berlin', region: 'EMEA' },
  { zone: 'America/New_York', region: 'AMER' },
  { zone: 'Asia/Kolkata', region: 'APAC' },
  { zone: 'America/Los_Angeles', region: 'AMER' },
  { zone: 'Asia/Tokyo', region: 'APAC' },
] as const
const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

/** What the nth person says of their hours: POST /members/:handle/hours. */
export function hoursOf(index: number): object {
  const { zone, region } = ZONES[index % ZONES.length] ?? ZONES[0]
  return { zone, region, week: Object.fromEntries(WORKDAYS.map((day) => [day, ['08:30-12:30', '13:15-17:30']])) }
}

const SEGMENT_OF: readonly Segment[] = ['enterprise', 'team', 'enterprise', 'presales', 'free', 'open_source']
const CONTRACTS = ['round-the-clock', 'office-hours'] as const

export const ACCOUNTS = Array.from({ length: 12 }, (_, index) => {
  const segment = SEGMENT_OF[index % SEGMENT_OF.length] ?? 'team'
  const contract = segment === 'enterprise' ? (CONTRACTS[index % CONTRACTS.length] ?? null) : null
  const slug = `account-${index}`
  const plan = segment === 'enterprise' ? 'premium' : segment === 'team' ? 'starter' : null
  return { slug, name: `Account ${index}`, segment, plan, contract, domains: [`account-${index}.example`] }
})

/** Two for each account. */
export const CONTACTS = ACCOUNTS.flatMap(({ slug }, index) =>
  ['mira', 'tom'].map((name) => ({
    account: slug,
    name: `${name} of ${slug}`,
    email: `${name}@account-${index}.example`,
    title: null,
  })),
)

const contract = (slug: string, amount: number, unit: string, calendar: string): Publication => ({
  name: 'contract',
  slug,
  version: 1,
  effectiveFrom: instantOf(0),
  publishedAt: instantOf(0),
  document: {
    name: slug,
    rules: [{ name: 'as agreed', when: {}, calendar, targets: { first_response: { amount, unit, warnAt: [80] } } }],
  },
})

/** Makes the workspace with its people, accounts and contacts. */
export async function makeCompany(
  store: Store,
  people: readonly Person[],
  clockwork: { readonly now: Instant; readonly newId: () => string },
): Promise<WorkspaceName> {
  const facts: CompanyFacts = {
    teams: TEAMS,
    members: people.map(({ handle, role, team }) => ({ handle, name: handle, role, team })),
    accounts: ACCOUNTS,
    contacts: CONTACTS,
  }
  const starting = [
    ...startingPolicies(),
    contract('round-the-clock', 1, 'clock_hours', 'always'),
    contract('office-hours', 4, 'business_hours', 'pacific-24x5'),
  ]
  const workspace = await createWorkspace(store, { slug: 'chaos', name: 'Chaos' }, starting, clockwork)
  await addCompanyFacts(store.tenant(workspace.id), facts, clockwork)
  return workspace
}
