/** What not everybody may see is taken out of every answer here, and nowhere else (ACC-3): by the names of fields, in
 *  whatever depth they stand, so that API, web app, command line, exports and live events are alike. */
import type { Contact, TicketChange, TicketEvent } from '../ticket-event.ts'
import { may, type Permission, type Standing } from './permissions.ts'

/** Fields that become null for those who lack the permission. A new field of this kind is added here. */
const PROTECTED_FIELDS = {
  read_money: ['arr', 'renewsOn', 'churnRisk', 'amount', 'weighted', 'winRate', 'pipeline'],
  read_names: ['account', 'accountId', 'accountName', 'contact', 'contactName', 'contactEmail', 'from', 'accountIsOn'],
  // What colleagues write to each other: of a hold, in the packet of a hand-off, to and from engineering.
  read_notes: ['note', 'packet', 'answer', 'concerns'],
} as const satisfies Partial<Record<Permission, readonly string[]>>

/** Events of a timeline that are left out for those who may not read notes. */
const INTERNAL_EVENTS: ReadonlySet<unknown> = new Set([
  'noted',
  'concern_raised',
  'concern_confirmed',
  'concern_replied',
  'concern_passed_on',
  'concern_decided',
  'concern_withdrawn',
])

/** Events of a timeline that number an issue: told to everybody only of one that is public (ISS-3). */
const ISSUE_LINKS: ReadonlySet<unknown> = new Set(['issue_linked', 'issue_unlinked', 'issue_shipped'])

type Json = Readonly<Record<string, unknown>>

const isOfIssue = (type: unknown, change: unknown): boolean =>
  ISSUE_LINKS.has(type === 'taken_back' ? (change as Json | undefined)?.what : type)

const isInternal = (item: unknown): boolean => {
  if (item === null || typeof item !== 'object') return false
  const { type, kind, visibility, change, audience, issue } = item as Json
  return (
    audience === 'private' ||
    (isOfIssue(type, change) && audience !== 'public') ||
    (issue as Json | null | undefined)?.audience === 'private' ||
    INTERNAL_EVENTS.has(type) ||
    kind === 'note' ||
    visibility === 'internal' ||
    (change as Json | undefined)?.visibility === 'internal'
  )
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands in place of numbers of issues, which may be private: of the one that asks for a document, and of the one
 *  in which another goes on, which the reason of a link that was taken off names. */
function unnumbered({ type, change, document }: Json): Json {
  return {
    ...(isObject(document) && typeof document.issue === 'number' ? { document: { ...document, issue: null } } : {}),
    ...(type === 'issue_unlinked' && isObject(change) ? { change: { ...change, reason: null } } : {}),
  }
}

/** The note with which an issue ships holds what may be told to everybody (ISS-4). */
function toldNote({ type, audience, change }: Json): Json {
  if (type !== 'issue_shipped' || audience !== 'public' || !isObject(change)) return {}
  return { change: { type: change.type, by: change.by, issue: change.issue, note: change.note } }
}

/** Handles of members hold no @, mail addresses do. */
const isAddress = (who: unknown): boolean => typeof who === 'string' && who.includes('@')

/** Whether what an event says was done by a customer: its actor then is that person's name or email. */
function isCustomers({ actor, change }: Json): boolean {
  const { from, contact } = (change ?? {}) as Json
  const who = (from ?? contact ?? {}) as Json
  return typeof actor === 'string' && (actor === who.name || actor === who.email || isAddress(actor))
}

const CUSTOMER = 'the customer'
const CUSTOMER_CONTACT: Contact = { name: CUSTOMER, email: null }

/** Whoever acts next may be named after an account, whatever the hold is for. */
const nextOf = (holdFor: unknown): string => (holdFor === 'customer' ? CUSTOMER : 'somebody else')

/** What stands in place of texts that name a customer. */
function unnamed(told: Json): Json {
  const { kind, by, actsNext } = told
  return {
    ...(isCustomers(told) ? { actor: CUSTOMER } : {}),
    ...(typeof by === 'string' && (kind === 'received' || isAddress(by)) ? { by: CUSTOMER } : {}),
    ...(typeof actsNext === 'string' ? { actsNext: nextOf(told.for) } : {}),
  }
}

interface Taking {
  readonly hidden: ReadonlySet<string>
  readonly notes: boolean
}

function taken(value: unknown, taking: Taking): unknown {
  if (Array.isArray(value)) {
    const kept = taking.notes ? value : value.filter((item) => !isInternal(item))
    return kept.map((item) => taken(item, taking))
  }
  if (value === null || typeof value !== 'object') return value
  const isHidden = (name: string, each: unknown) =>
    // A `from` that is a text is the beginning of a stretch of time, not who wrote; an `amount` that is a number is of time.
    taking.hidden.has(name) &&
    !(name === 'from' && typeof each === 'string') &&
    !(name === 'amount' && typeof each === 'number')
  const instead = taking.hidden.has('contact') ? unnamed(value as Json) : {}
  const entries = Object.entries(taking.notes ? value : { ...value, ...unnumbered(value as Json) })
  const kept = entries.map(([name, each]) => [name, isHidden(name, each) ? null : taken(each, taking)])
  return { ...Object.fromEntries(kept), ...instead, ...toldNote(value as Json) }
}

function changeUnnamed(change: TicketChange): TicketChange {
  switch (change.type) {
    case 'opened':
      return { ...change, contact: change.contact && CUSTOMER_CONTACT }
    case 'received':
      return { ...change, from: CUSTOMER_CONTACT }
    case 'held':
      return { ...change, note: null, actsNext: nextOf(change.for) }
    case 'also_affects':
      return { ...change, contact: null, note: null }
    default:
      return change
  }
}

/** The events that texts are made of for this caller: in a sentence no field could be found any more. */
export function eventsToldTo(standing: Standing, events: readonly TicketEvent[]): readonly TicketEvent[] {
  if (may(standing, 'read_names') && may(standing, 'read_notes')) return events
  return events.map((event) => ({
    ...event,
    actor: isCustomers({ ...event }) ? CUSTOMER : event.actor,
    change: changeUnnamed(event.change),
  }))
}

/** Whether anything at all has to be taken out for this caller. */
export const seesEverything = (standing: Standing): boolean =>
  may(standing, 'read_notes') && may(standing, 'read_money') && may(standing, 'read_names')

/** `value` without what the caller may not see. A customer's contact reads the portal, whose answers hold only their own. */
export function shownTo(standing: Standing, value: unknown): unknown {
  if (standing.role === 'contact' || seesEverything(standing)) return value
  const hidden = Object.entries(PROTECTED_FIELDS).flatMap(([permission, fields]) =>
    may(standing, permission as Permission) ? [] : fields,
  )
  return taken(value, { hidden: new Set(hidden), notes: may(standing, 'read_notes') })
}
