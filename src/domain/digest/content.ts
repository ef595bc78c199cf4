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

/** What somebody did, after their name, once or `n` times; what they wrote stays in the ticket, because a mail leaves the
 *  house (DIG-11). */
const DID: Readonly<Partial<Record<AttentionKind, readonly [once: string, often: (n: number) => string]>>> = {
  hand_off: ['offered it to you', (n) => `offered it to you ${n} times`],
  hand_off_back: ['sent the hand-off back', (n) => `sent the hand-off back ${n} times`],
  help_back: ['sent a help request back', (n) => `sent ${n} help requests back`],
  concern: ['waits for you with a concern', (n) => `waits for you with ${n} concerns`],
  concern_news: ['moved a concern of yours on', (n) => `moved concerns of yours on in ${n} steps`],
  help_answer: ['answered a help request', (n) => `answered ${n} help requests`],
  mention: ['mentioned you in a note', (n) => `mentioned you in ${n} notes`],
  customer: ['wrote', (n) => `wrote ${n} times`],
  shipped: ['shipped an issue', (n) => `shipped ${n} issues`],
}

/** What a concern of theirs that waits for them is told as: what it is about stays in the ticket as well. */
const ownConcern = (n: number): string =>
  n === 1 ? 'A concern of yours waits for you' : `${n} concerns of yours wait for you`

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
  /** Names the items of the needs-attention list; none for a ticket that is just theirs. */
  readonly items: readonly string[]
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

function sentence(item: AttentionItem, count: number, reading: Reading): string {
  const who = byWords(item, reading)
  if (who === null) return item.kind === 'concern' ? ownConcern(count) : item.what
  const [once, often] = DID[item.kind] ?? [item.what, () => item.what]
  return `${who} ${count === 1 ? once : often(count)}`
}

/** A line for what is the same but for when it was: `alike` holds at least one, the newest first (DIG-19). */
function lineOf(alike: readonly [AttentionItem, ...AttentionItem[]], again: boolean, reading: Reading): DigestLine {
  const [item] = alike
  const { ticket, at, dueAt } = item
  const { number, subject, priority, accountId } = ticket
  return {
    number,
    subject,
    priority,
    accountId: may(reading.standing, 'read_names') ? accountId : null,
    says: sentence(item, alike.length, reading),
    at,
    dueAt,
    again,
    items: alike.map(itemName),
  }
}

/** A line for each cause: what the same person did again on a ticket, and no mail has told meanwhile, is one (DIG-19). */
function linesOf(items: readonly AttentionItem[], told: ReadonlySet<string>, reading: Reading) {
  const alike = new Map<string, [AttentionItem, ...AttentionItem[]]>()
  for (const item of items) {
    const again = told.has(itemName(item))
    const key = JSON.stringify([item.ticket.number, sentence(item, 1, reading), again])
    const others = alike.get(key)
    if (others) others.push(item)
    else alike.set(key, [item])
  }
  return [...alike.values()].map(
    (each) => [GROUP_OF[each[0].kind], lineOf(each, told.has(itemName(each[0])), reading)] as const,
  )
}

const ownLine = (ticket: OwnTicket, { standing }: Reading): DigestLine => ({
  ...ticket,
  accountId: may(standing, 'read_names') ? ticket.accountId : null,
  says: ticket.dueAt === null ? 'The next step is yours' : 'The next step is yours, with a promise running',
  again: false,
  items: [],
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
    ...linesOf(heard, told, reading),
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
  groups.flatMap(({ lines }) => lines.flatMap(({ items }) => items))
