/** A person leaves the log, its order stays (docs/spec/erasure.md): what of an event is said without them. */
import { type Sought, sameAddress, sameName, soughtAddress, soughtName } from './spellings.ts'
import type { Contact, TicketChange } from './ticket-event.ts'

/** What stands where words were. */
export const ERASED = '[erased]'

/** Who is erased: an address, and the names they went by. Of some only a name is known. */
export interface Person {
  readonly email: string | null
  readonly names: readonly string[]
}

/** An event's words, as far as a person may stand in them. */
export interface Told {
  readonly actor: string
  /** Its name in the system it came from. */
  readonly ref: string | null
  /** From which address it was asked. */
  readonly address: string | null
  readonly change: TicketChange
}

/** An event of a stream that is not a ticket's. */
export interface ToldFact extends Omit<Told, 'change'> {
  readonly change: Readonly<Record<string, unknown>>
}

/** Fields in which people write; the others hold words of the program, handles and numbers. */
const WRITTEN: ReadonlySet<string> = new Set([
  'about',
  'actsNext',
  'answer',
  'answers',
  'body',
  'changes',
  'comment',
  'considered',
  'decision',
  'evidence',
  'externalId',
  'facts',
  'html',
  'missing',
  'name',
  'note',
  'ourView',
  'packet',
  'reason',
  'reply',
  'resolution',
  'subject',
  'tags',
  'theirView',
  'tried',
  'where',
])
/** Likewise of the streams of accounts, their contacts and opportunities, and of issues: there full names are sought, since "Will" is more
 *  than a name; of two contacts with one name each keeps it. */
const WRITTEN_FACTS: Readonly<Record<string, readonly string[]>> = {
  account: ['people', 'reason'],
  contact: ['title', 'reason'],
  opportunity: ['name', 'keyDates', 'reason'],
  issue: ['title', 'text', 'note', 'reason'],
}
/** Names by which a person stands beside their address. */
const NAMES: ReadonlySet<string> = new Set(['name', 'contactName'])
const ADDRESSES: ReadonlySet<string> = new Set(['email', 'contactEmail'])

/** Takes one person out of what events say: texts, names and addresses become a pseudonym (ERA-1). */
export class Eraser {
  private readonly person: Person
  private readonly pseudonym: string
  private readonly address: Sought | null
  private readonly names: readonly Sought[]
  private readonly fullNames: readonly Sought[]

  constructor(person: Person, pseudonym: string) {
    this.person = person
    this.pseudonym = pseudonym
    this.address = person.email === null ? null : soughtAddress(person.email)
    const written = person.names.filter((name) => name.trim() !== '')
    // The longest first: of "Ann Lee" and "Ann" the second is in the first.
    const longest = written.toSorted((a, b) => b.length - a.length)
    this.names = longest.map(soughtName)
    this.fullNames = longest.filter((name) => /\S\s+\S/.test(name.trim())).map(soughtName)
  }

  /** Whether `contact` is the person: by address, or by name where there is no address. */
  is(contact: Contact | null): boolean {
    if (contact === null) return false
    if (contact.email !== null) return this.isAddress(contact.email)
    return this.person.names.some((name) => sameName(name, contact.name))
  }

  /** Whether the person wrote the message in `change`. */
  wrote(change: TicketChange): boolean {
    if (change.type === 'opened') return this.is(change.contact)
    if (change.type === 'priority_proposed') return this.isAddress(change.by)
    return change.type === 'received' && this.is(change.from)
  }

  /** Text without the person's address. */
  withoutAddress(text: string): string {
    return this.address === null ? text : this.address.replace(text, ERASED)
  }

  /** Text without the person's address and names. */
  without(text: string): string {
    return this.names.reduce((rest, name) => name.replace(rest, ERASED), this.withoutAddress(text))
  }

  /** An event of a ticket; `theirs` says of a file that it came with a message of the person, and of answers that
   *  the form was theirs. Times, kinds and numbers
   *  stay, so that folding gives the same order and the same clocks (ERA-1). */
  ticketEvent(told: Told, theirs: boolean): Told {
    const wrote = this.wrote(told.change)
    const change = this.fields(told.change, true) as unknown as TicketChange
    return { ...this.around(told, wrote), change: emptied(this.wholly(change, told.change), wrote || theirs) }
  }

  /** An event that is not a ticket's, without the person's address and, where people write, their full names; `theirs`
   *  says of a contact's that it is the person's own (ACT-21). */
  fact(told: ToldFact, stream: string, theirs = false): ToldFact {
    const change = { ...this.fields(told.change, false) }
    for (const field of WRITTEN_FACTS[stream] ?? []) {
      if (field in change) change[field] = this.deeply(change[field])
    }
    if (theirs && 'email' in change) Object.assign(change, { name: this.pseudonym, email: null, title: null })
    return { ...this.around(told, false), change }
  }

  /** Every text of `value` without the person's full names. */
  private deeply(value: unknown): unknown {
    if (typeof value === 'string') return this.fullNames.reduce((rest, name) => name.replace(rest, ERASED), value)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.deeply(each)]))
  }

  /** Who acted, under what name elsewhere and from where. What a person did themselves was done from their address. */
  private around({ actor, ref, address }: Omit<Told, 'change'>, wrote: boolean) {
    const acted = this.isAddress(actor) || (wrote && this.person.names.some((name) => sameName(name, actor)))
    return {
      actor: acted ? this.pseudonym : this.withoutAddress(actor),
      ref: ref === null ? null : this.withoutAddress(ref),
      address: acted ? null : address,
    }
  }

  /** Contacts, and the id elsewhere, which must stay one of a kind. */
  private wholly(change: TicketChange, before: TicketChange): TicketChange {
    if (change.type === 'received' && before.type === 'received') {
      return { ...change, from: this.contact(before.from) }
    }
    if (change.type !== 'opened' || before.type !== 'opened') return change
    const externalId = change.externalId === before.externalId ? before.externalId : `${ERASED} ${change.number}`
    return { ...change, contact: before.contact && this.contact(before.contact), externalId }
  }

  private contact(contact: Contact): Contact {
    if (this.is(contact)) return { name: this.pseudonym, email: null }
    return { ...contact, name: this.without(contact.name) }
  }

  /** The fields of an object: all without the address, and those in which people write without the names too. */
  private fields(facts: object, names: boolean): Readonly<Record<string, unknown>> {
    const entries: [string, unknown][] = Object.entries(facts)
    const theirs = entries.some(([name, value]) => ADDRESSES.has(name) && this.isAddress(value))
    return Object.fromEntries(
      entries.map(([name, value]) => {
        if (theirs && ADDRESSES.has(name)) return [name, null]
        if (theirs && NAMES.has(name)) return [name, this.pseudonym]
        return [name, this.value(value, names && WRITTEN.has(name))]
      }),
    )
  }

  private value(value: unknown, names: boolean): unknown {
    if (typeof value === 'string') return names ? this.without(value) : this.withoutAddress(value)
    if (Array.isArray(value)) return value.map((each: unknown) => this.value(each, names))
    if (typeof value !== 'object' || value === null) return value
    // What is below a field in which people write, such as facts of another system, was written too.
    if (!names) return this.fields(value, true)
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.value(each, true)]))
  }

  /** Whether `value` is the person's address. */
  isAddress(value: unknown): boolean {
    return typeof value === 'string' && this.person.email !== null && sameAddress(value, this.person.email)
  }
}

/** A change without the words of a message, what was answered on its form, or what tells a file, if it was the person's. */
function emptied(change: TicketChange, theirs: boolean): TicketChange {
  if (!theirs) return change
  if (change.type === 'attached') return { ...change, name: ERASED, sha256: '0'.repeat(64) }
  if (change.type === 'form_answered') return { ...change, answers: {} }
  if (change.type === 'priority_proposed') return { ...change, reason: ERASED }
  if (change.type !== 'opened' && change.type !== 'received') return change
  const { html: _, ...rest } = change
  if (rest.type !== 'opened' || rest.form === undefined) return { ...rest, body: ERASED }
  return { ...rest, body: ERASED, form: { ...rest.form, answers: {} } }
}

const PSEUDONYM = 'Erased person'

/** What a person is called from now on; `id` is unlike that of any other. */
export const pseudonymOf = (id: string): string => `${PSEUDONYM} ${id.slice(-6)}`

/** Whether a name is nobody's any more. */
export const isPseudonym = (name: string): boolean => name.startsWith(PSEUDONYM)

const contactsOf = (changes: readonly TicketChange[]): Contact[] =>
  changes.flatMap((change) => {
    if (change.type === 'opened') return change.contact === null ? [] : [change.contact]
    return change.type === 'received' ? [change.from] : []
  })

/** Everybody who was a contact in these changes and has not been erased. A name without an address is somebody's whose
 *  address is known, if anybody goes by it. */
export function peopleIn(changes: readonly TicketChange[]): Person[] {
  const names = new Map<string, Set<string>>()
  const alone = new Set<string>()
  for (const { name, email } of contactsOf(changes)) {
    if (email === null) alone.add(name.trim())
    else names.set(email.toLowerCase(), (names.get(email.toLowerCase()) ?? new Set()).add(name.trim()))
  }
  const known = [...names].map(([email, own]) => ({
    email,
    names: [...own].filter((name) => !sameAddress(name, email)),
  }))
  const others = [...alone].filter(
    (name) => !isPseudonym(name) && !known.some((person) => person.names.some((own) => sameName(own, name))),
  )
  return [...known, ...others.map((name) => ({ email: null, names: [name] }))]
}

/** The names that go with the address in these changes. */
export const namesOf = (email: string, changes: readonly TicketChange[]): readonly string[] =>
  peopleIn(changes).find((person) => person.email !== null && sameAddress(person.email, email))?.names ?? []
