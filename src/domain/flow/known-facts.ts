/** What of a packet is known already, by the ids of its fields; its author checks it (HOF-12). */
import type { FormField } from '../intake/document.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import { timeWords } from '../time-words.ts'
import type { PacketFacts } from './flow.ts'

/** What the facts are made of. */
export interface KnownFrom {
  readonly ticket: Ticket
  readonly events: readonly TicketEvent[]
  /** Name of its account; null without one. */
  readonly account: string | null
  /** What its form was answered, by the ids of the form's fields, in words. */
  readonly answers: PacketFacts
  readonly now: Instant
}

/** Characters that are taken over of a message, and links at most. */
const EXCERPT = 600
const MOST_LINKS = 20

const ADDRESS = /https?:\/\/[^\s<>"'`)\]}]+/g

const textsOf = (change: TicketChange): string[] =>
  'body' in change && typeof change.body === 'string' ? [change.body] : []

function links({ events }: KnownFrom): string {
  const found = events.flatMap(({ change }) => textsOf(change).flatMap((text) => text.match(ADDRESS) ?? []))
  const plain = found.map((address) => address.replace(/[.,;:!?]+$/, ''))
  return [...new Set(plain)].slice(-MOST_LINKS).join('\n')
}

const excerpt = (text: string): string => {
  const trimmed = text.trim()
  return trimmed.length <= EXCERPT ? trimmed : `${trimmed.slice(0, EXCERPT).trimEnd()} …`
}

const when = (at: Instant, now: Instant): string => `${timeWords(at, { timeZone: 'UTC', now })} UTC`

/** The last thing that one of us wrote or did, in words. */
function stepOf({ at, actor, change }: TicketEvent, now: Instant): string | undefined {
  const who = (by: string, did: string) => `${by}, ${when(at, now)}: ${did}`
  switch (change.type) {
    case 'replied':
      return change.weight === 'automatic' ? undefined : who(change.by, `answered “${excerpt(change.body)}”`)
    case 'noted':
      return who(change.by, `noted “${excerpt(change.body)}”`)
    case 'help_answered':
      return who(change.by, `answered our request for help “${excerpt(change.answer)}”`)
    case 'held':
      return who(actor, `set it to wait for ${change.actsNext}`)
    default:
      return undefined
  }
}

function lastStep({ events, now }: KnownFrom): string | undefined {
  for (const event of events.toReversed()) {
    const step = stepOf(event, now)
    if (step !== undefined) return step
  }
  return undefined
}

function told({ events, now }: KnownFrom): string | undefined {
  const last = events.findLast(({ change }) => change.type === 'replied' && change.weight !== 'automatic')
  return last?.change.type === 'replied' ? `${when(last.at, now)}: “${excerpt(last.change.body)}”` : undefined
}

function environment({ ticket, answers }: KnownFrom): string {
  const said = answers.environment ?? ticket.environment ?? ''
  return [said, answers.version ? `version ${answers.version}` : ''].filter(Boolean).join(', ')
}

/** Who asks for what; nothing that is ours alone, since the customer is told by it. */
function context({ ticket: { contact, subject }, account }: KnownFrom): string {
  const who = [contact?.name ?? 'The customer', account && `of ${account}`].filter(Boolean).join(' ')
  return `${who} asks: “${subject}”.`
}

function history(from: KnownFrom): string {
  const { ticket, now } = from
  const { receivedAt, firstRepliedAt, reopenCount, handOffCount } = ticket
  const times = (count: number, did: string) =>
    count === 0 ? [] : [`${did} ${count === 1 ? 'once' : `${count} times`}.`]
  return [
    context(from),
    `Received ${when(receivedAt, now)}${firstRepliedAt === null ? '' : `, first answered ${when(firstRepliedAt, now)}`}.`,
    ...times(reopenCount, 'Reopened'),
    ...times(handOffCount, 'Handed off'),
  ].join(' ')
}

const KNOWN: Readonly<Record<string, (from: KnownFrom) => string | undefined>> = {
  context,
  history,
  links,
  environment,
  last_step: lastStep,
  told,
}

/** What can be said of each of `fields` without anybody's guess; fields of which nothing is known are left out. */
export function knownFacts(fields: readonly Pick<FormField, 'id' | 'type'>[], from: KnownFrom): PacketFacts {
  const found = fields.flatMap(({ id, type }): [string, string][] => {
    if (type !== 'text' && type !== 'long_text') return []
    const value = KNOWN[id]?.(from) ?? from.answers[id]
    return value ? [[id, value]] : []
  })
  return Object.fromEntries(found)
}
