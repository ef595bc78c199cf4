/** What a digest tells a member: what needs them, in groups, without what they may not read and without what was written.
 *  Rules: DIG-9 to DIG-12. */
import { may, type Standing } from '../access/permissions.ts'
import { type AttentionItem, type AttentionKind, isLasting } from '../attention/item.ts'
import { mayHear } from '../attention/words.ts'
import type { Instant } from '../time.ts'
import type { Priority } from '../vocabulary.ts'

export const DIGEST_GROUPS = ['promises', 'waiting', 'mentions', 'followed', 'yours'] as const
export type DigestGroupName = (typeof DIGEST_GROUPS)[number]

/** Told by a mail of their own, where the member wants that (DIG-7). */
const AT_ONCE: ReadonlySet<AttentionKind> = new Set<AttentionKind>(['promise', 'mention', 'hand_off_back', 'help_back'])
const isToldAtOnce = ({ kind }: Pick<AttentionItem, 'kind'>): boolean => AT_ONCE.has(kind)

const GROUP_OF: Readonly<Record<AttentionKind, DigestGroupName>> = {
  promise: 'promises',
  hand_off: 'waiting',
  hand_off_back: 'waiting',
  help_back: 'waiting',
  concern: 'waiting',
  concern_news: 'waiting',
  help_answer: 'waiting',
  mention: 'mentions',
  customer: 'followed',
  shipped: 'followed',
  status: 'followed',
}

/** What somebody did, after their name; what they wrote stays in the ticket, because a mail leaves the house (DIG-11). */
const DID: Readonly<Partial<Record<AttentionKind, string>>> = {
  hand_off: 'offered it to you',
  hand_off_back: 'sent your hand-off back',
  help_back: 'sent your help request back',
  concern: 'waits for you with a concern',
  concern_news: 'moved a concern of yours on',
  help_answer: 'answered your help request',
  mention: 'mentioned you in a note',
  customer: 'wrote',
  shipped: 'shipped an issue',
}

/** Lines of a group at most; of the others it is told how many there are. */
const MOST_LINES = 10

export interface DigestLine {
  readonly number: number
  readonly subject: string
  readonly priority: Priority | null
  /** Null for who may not see names. */
  readonly accountId: string | null
  /** A sentence without its full stop. */
  readonly says: string
  readonly at: Instant
  readonly dueAt: Instant | null
  /** Whether a mail has told it before. */
  readonly again: boolean
  /** Names the item of the needs-attention list; null for a ticket that is just theirs. */
  readonly item: string | null
}

export interface DigestGroup {
  readonly group: DigestGroupName
  readonly lines: readonly DigestLine[]
  /** How many more there are. */
  readonly more: number
}

/** A ticket of which the next step is the member's. */
export interface OwnTicket {
  readonly number: number
  readonly subject: string
  readonly priority: Priority | null
  readonly accountId: string | null
  readonly at: Instant
  readonly dueAt: Instant | null
}

export interface ToTell {
  readonly items: readonly AttentionItem[]
  readonly own: readonly OwnTicket[]
  /** Items that mails have told. */
  readonly told: ReadonlySet<string>
}

/** Who reads it. */
export interface Reading {
  readonly standing: Standing
  readonly nameOf: (handle: string) => string
}

/** The name by which an item is known as told. */
const itemName = ({ kind, ticket, version }: AttentionItem): string => `${kind} ${ticket.number} ${version}`

function byWords({ by }: AttentionItem, { standing, nameOf }: Reading): string | null {
  if (by === null) return null
  if ('handle' in by) return nameOf(by.handle)
  return may(standing, 'read_names') ? by.customer : 'the customer'
}

function sentence(item: AttentionItem, reading: Reading): string {
  const who = byWords(item, reading)
  const did = DID[item.kind] ?? item.what
  return who === null ? item.what : `${who} ${did}`
}

function lineOf(item: AttentionItem, told: ReadonlySet<string>, reading: Reading): DigestLine {
  const { ticket, at, dueAt } = item
  const { number, subject, priority, accountId } = ticket
  const name = itemName(item)
  return {
    number,
    subject,
    priority,
    accountId: may(reading.standing, 'read_names') ? accountId : null,
    says: sentence(item, reading),
    at,
    dueAt,
    again: told.has(name),
    item: name,
  }
}

const ownLine = (ticket: OwnTicket, { standing }: Reading): DigestLine => ({
  ...ticket,
  accountId: may(standing, 'read_names') ? ticket.accountId : null,
  says: ticket.dueAt === null ? 'The next step is yours' : 'The next step is yours, with a promise running',
  again: false,
  item: null,
})

function grouped(lines: readonly (readonly [DigestGroupName, DigestLine])[]): DigestGroup[] {
  return DIGEST_GROUPS.flatMap((group) => {
    const own = lines.filter(([of]) => of === group).map(([, line]) => line)
    return own.length === 0
      ? []
      : [{ group, lines: own.slice(0, MOST_LINES), more: Math.max(own.length - MOST_LINES, 0) }]
  })
}

const isNews = (item: AttentionItem, told: ReadonlySet<string>): boolean =>
  isLasting(item.kind) || !told.has(itemName(item))

/** What there is to tell: what lasts each time, what happened once, and of their own tickets those that stand nowhere above
 *  (DIG-9, DIG-12). Empty when there is nothing. */
export function digestGroups({ items, own, told }: ToTell, reading: Reading): DigestGroup[] {
  const heard = items.filter((item) => mayHear(reading.standing, item.kind) && isNews(item, told))
  const shown = new Set(heard.map(({ ticket }) => ticket.number))
  return grouped([
    ...heard.map((item) => [GROUP_OF[item.kind], lineOf(item, told, reading)] as const),
    ...own.filter(({ number }) => !shown.has(number)).map((ticket) => ['yours', ownLine(ticket, reading)] as const),
  ])
}

/** What is to be told at once, of what no mail has told (DIG-7). */
export function atOnceGroups({ items, told }: Omit<ToTell, 'own'>, reading: Reading): DigestGroup[] {
  const fresh = items.filter((item) => isToldAtOnce(item) && !told.has(itemName(item)))
  return digestGroups({ items: fresh, own: [], told }, reading)
}

/** The items that groups tell. */
export const itemsIn = (groups: readonly DigestGroup[]): string[] =>
  groups.flatMap(({ lines }) => lines.flatMap(({ item }) => (item === null ? [] : [item])))
