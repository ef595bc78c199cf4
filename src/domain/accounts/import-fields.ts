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

const plain = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

/** Which column says what. Of several that could, the name that stands first in the list wins, and of two columns of one
 *  name the first; no column says two things. */
export function guessedMapping(kind: ImportKind, headers: readonly string[]): Mapping {
  const taken = new Set<string>()
  const found = Object.entries(IMPORT_FIELDS[kind]).flatMap(([field, names]): [string, string][] => {
    const wanted = [field, ...names].map(plain)
    const header = wanted.flatMap((name) => headers.find((each) => plain(each) === name && !taken.has(each)) ?? [])[0]
    if (header === undefined) return []
    taken.add(header)
    return [[field, header]]
  })
  return Object.fromEntries(found)
}

/** What is wrong with a mapping that somebody gave: an unknown field or column; undefined when nothing is. */
export function mappingFault(kind: ImportKind, mapping: Mapping, headers: readonly string[]): string | undefined {
  const known = Object.keys(IMPORT_FIELDS[kind])
  for (const [field, header] of Object.entries(mapping)) {
    if (!known.includes(field)) return `"${field}" is nothing that ${kind} have. Choose from: ${known.join(', ')}.`
    if (!headers.includes(header)) return `There is no column "${header}". The file has: ${headers.join(', ')}.`
  }
  return undefined
}
