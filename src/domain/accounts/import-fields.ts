/** Which column of a CRM's export says what: by the names that usual CRMs give their columns (ACT-16). */

/** What a row may say, by kind; a column of money is one that `set_money` guards. */
export const IMPORT_FIELDS = {
  accounts: {
    name: ['account name', 'company name', 'name', 'company', 'account', 'customer', 'customer name'],
    slug: ['slug', 'handle'],
    externalId: [
      'account id',
      'account id 18',
      'company id',
      'record id',
      'hs object id',
      'id',
      'external id',
      'crm id',
    ],
    domains: ['domains', 'company domain name', 'domain', 'email domain', 'email domains', 'mail domain'],
    website: ['website', 'website url', 'web site', 'company website', 'url'],
    segment: ['segment', 'customer segment', 'account segment'],
    plan: ['plan', 'subscription plan', 'subscription', 'edition', 'package'],
    contract: ['contract slug'],
    lifecycle: ['lifecycle', 'lifecycle stage', 'account status', 'customer status', 'status', 'type'],
    arr: ['arr', 'annual recurring revenue', 'current arr', 'arr converted'],
    currency: ['currency', 'account currency', 'currency iso code', 'currency code'],
    renewsOn: [
      'renews on',
      'renewal date',
      'next renewal date',
      'contract end date',
      'subscription expiration',
      'end date',
    ],
    churnRisk: ['churn risk', 'risk', 'risk of churn'],
    customerEngineer: ['customer engineer', 'sales engineer', 'solutions engineer', 'solution engineer'],
    accountExecutive: ['account executive', 'account owner', 'company owner', 'owner', 'owner name'],
    technicalAdvisor: ['technical advisor', 'technical account manager', 'customer success manager'],
  },
  contacts: {
    email: ['email', 'email address', 'e mail', 'e mail address', 'work email', 'contact email', 'primary email'],
    name: ['name', 'full name', 'contact name'],
    firstName: ['first name', 'firstname', 'given name'],
    lastName: ['last name', 'lastname', 'surname', 'family name'],
    title: ['title', 'job title', 'jobtitle', 'position'],
    account: ['account name', 'company name', 'company', 'account', 'associated company', 'customer'],
    accountId: [
      'account id',
      'company id',
      'associated company id',
      'associatedcompanyid',
      'primary associated company id',
    ],
  },
  opportunities: {
    externalId: ['opportunity id', 'opportunity id 18', 'deal id', 'record id', 'hs object id', 'id', 'external id'],
    name: ['opportunity name', 'deal name', 'dealname', 'name'],
    account: ['account name', 'associated company', 'company name', 'company', 'account'],
    accountId: ['account id', 'associated company id', 'associated company ids', 'company id'],
    stage: ['stage', 'stage name', 'deal stage', 'dealstage', 'opportunity stage'],
    amount: ['amount', 'deal amount', 'amount in company currency', 'value'],
    currency: ['currency', 'opportunity currency', 'amount currency', 'deal currency code', 'currency iso code'],
    closesOn: ['close date', 'closedate', 'closes on', 'expected close date'],
    keyDates: ['key dates', 'next step', 'next steps', 'description', 'notes'],
    winRate: ['probability', 'probability (%)', 'win probability', 'win rate', 'deal probability'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

export type ImportKind = keyof typeof IMPORT_FIELDS
export const IMPORT_KINDS = Object.keys(IMPORT_FIELDS) as ImportKind[]

/** Fields that say what an account is worth, by kind: to write them takes the permission to. */
export const MONEY_FIELDS: Readonly<Record<ImportKind, readonly string[]>> = {
  accounts: ['arr', 'renewsOn', 'churnRisk'],
  contacts: [],
  opportunities: ['amount', 'winRate'],
}

/** Header by field; a field that no column says is left out. */
export type Mapping = Readonly<Record<string, string>>

/** What somebody says of the columns: header by field, null for a field that no column says. */
export type SaidColumns = Readonly<Record<string, string | null>>

/** What `ownHeaders` puts after a name that another column has already. */
const NUMBERED = / \(column \d+\)$/

const plain = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(NUMBERED, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** Headers by which each column can be named: of two that are called Email the other is `Email (column 3)` (ACT-24). */
export const ownHeaders = (headers: readonly string[]): string[] =>
  headers.map((header, place) =>
    header === '' || headers.indexOf(header) === place ? header : `${header} (column ${place + 1})`,
  )

/** Which column says what, where `said` does not tell. Of several that could, the name that stands first in the list
 *  wins; no column says two things. */
export function guessedMapping(kind: ImportKind, headers: readonly string[], said: SaidColumns = {}): Mapping {
  const taken = new Set(Object.values(said))
  const found = Object.entries(IMPORT_FIELDS[kind]).flatMap(([field, names]): [string, string][] => {
    if (Object.hasOwn(said, field)) return []
    const wanted = [field, ...names].map(plain)
    const header = wanted.flatMap((name) => headers.find((each) => plain(each) === name && !taken.has(each)) ?? [])[0]
    if (header === undefined) return []
    taken.add(header)
    return [[field, header]]
  })
  return Object.fromEntries(found)
}

/** What is wrong with what somebody said of the columns: an unknown field or column; undefined when nothing is. */
export function mappingFault(kind: ImportKind, said: SaidColumns, headers: readonly string[]): string | undefined {
  const known = Object.keys(IMPORT_FIELDS[kind])
  for (const [field, header] of Object.entries(said)) {
    if (!known.includes(field)) return `"${field}" is nothing that ${kind} have. Choose from: ${known.join(', ')}.`
    if (header !== null && !headers.includes(header)) {
      return `There is no column "${header}". The file has: ${headers.join(', ')}.`
    }
  }
  return undefined
}

/** Why a guess cannot be told from another: two columns of one name say one field, and only one of them would be read
 *  (ACT-24); undefined where none do. Columns that were said to be something are meant. */
export function doubledColumns(guessed: Mapping, headers: readonly string[], said: SaidColumns): string | undefined {
  const meant = new Set(Object.values(said))
  for (const [field, header] of Object.entries(guessed)) {
    const alike = headers.filter((each) => plain(each) === plain(header) && !meant.has(each))
    const last = alike.at(-1)
    if (alike.length < 2 || last === undefined) continue
    const names = alike.map((each) => `"${each}"`).join(' and ')
    return `${alike.length} columns say ${field}: ${names}. Say which is meant by a mapping, such as ${field}=${last}, or rename the others in the file.`
  }
  return undefined
}
