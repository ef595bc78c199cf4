/** An event of a ticket as a sentence; the shapes of its facts are the domain's, their values come over the wire. */
import type { TicketEventType } from '../../domain/ticket-event.ts'
import { eventText } from '../event-text.ts'
import { dateText } from '../format.ts'

export interface Happened {
  readonly type: string
  readonly actor: string
  readonly change: Readonly<Record<string, unknown>>
}

export interface Sentence {
  readonly who: string
  readonly says: string
  /** A person's own words; undefined when there are none. */
  readonly because: string | undefined
}

const isKnown = (type: string): type is TicketEventType => Object.hasOwn(eventText, type)

const word = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

/** Instants come as ISO text or as milliseconds since 1970. */
function when(value: unknown, now: number): string {
  if (typeof value === 'number') return dateText(new Date(value).toISOString(), now)
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? dateText(value, now) : ''
}

function pairs(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  return Object.entries(value)
    .map(([name, fact]) => `${name} ${word(fact)}`)
    .join(', ')
}

/** A fact of a fact, such as the rule of a route. */
const within = (value: unknown, inner: string): string =>
  typeof value === 'object' && value !== null && inner in value ? word((value as Record<string, unknown>)[inner]) : ''

/** Words `event`; `nameOf` turns a handle into a name. */
export function sentenceOf(
  { type, actor, change }: Happened,
  nameOf: (handle: string) => string,
  now: number,
): Sentence {
  const who = nameOf(actor)
  if (!isKnown(type)) return { who, says: type.replaceAll('_', ' '), because: undefined }
  const { says, because } = eventText[type]
  const reason = because === undefined ? '' : word(change[because])
  const facts = {
    word: (name: string) => word(change[name]),
    who: (name: string) => nameOf(word(change[name])),
    when: (name: string) => when(change[name], now),
    within: (name: string, inner: string) => within(change[name], inner),
    pairs: (name: string) => pairs(change[name]),
    change,
    list: (name: string) => (Array.isArray(change[name]) ? change[name].map(word).join('; ') : ''),
  }
  return { who, says: says(facts), because: reason === '' ? undefined : reason }
}
