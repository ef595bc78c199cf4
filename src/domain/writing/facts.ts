/** The facts of a ticket that templates name (WRI-3). */

/** Each name, and what it stands for. */
export const FACTS = {
  'contact.first_name': 'first name of the customer’s contact',
  'contact.name': 'full name of the customer’s contact',
  'account.name': 'name of the customer’s account',
  'ticket.number': 'number of the ticket',
  'ticket.subject': 'subject of the ticket',
  'you.name': 'your name',
  'you.first_name': 'your first name',
  customer_engineer: 'name of the account’s customer engineer',
  next_update: 'when the customer hears from you next',
} as const
export type FactName = keyof typeof FACTS

export const FACT_NAMES = Object.keys(FACTS) as FactName[]
export const isFact = (name: string): name is FactName => Object.hasOwn(FACTS, name)

/** What is known; a fact that is not is left out. */
export type Facts = Readonly<Partial<Record<FactName, string>>>

interface Known {
  readonly ticket: { readonly number: number; readonly subject: string }
  readonly contact: string | null
  readonly account: string | null
  readonly you: string
  readonly customerEngineer: string | null
  /** In words, such as `Fri 8 Mar 16:00 UTC`. */
  readonly nextUpdate: string | null
}

const TITLES = /^(?:mr|mrs|ms|mx|dr|prof|herr|frau)\.? /i

/** Of `Dr. Kim van Dam` it is Kim, and of `van Dam, Kim` too; undefined when `name` is an address or a title alone. */
export function firstNameOf(name: string): string | undefined {
  if (name.includes('@')) return undefined
  const [family = '', given] = name.split(',')
  const [first] = (given ?? family).trim().replace(TITLES, '').split(/\s+/)
  return first === undefined || first === '' ? undefined : first
}

/** The facts of a ticket and its writer, as templates name them. */
export function factsOf({ ticket, contact, account, you, customerEngineer, nextUpdate }: Known): Facts {
  const known: Readonly<Record<FactName, string | null | undefined>> = {
    'contact.first_name': contact === null ? null : firstNameOf(contact),
    'contact.name': contact,
    'account.name': account,
    'ticket.number': `#${ticket.number}`,
    'ticket.subject': ticket.subject,
    'you.name': you,
    'you.first_name': firstNameOf(you),
    customer_engineer: customerEngineer,
    next_update: nextUpdate,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value)) as Facts
}
