/** Streams of events whose every text is a mark of its own, so that where a text turns up can be told. */
import fc from 'fast-check'
import type { Opened, TicketChange, TicketEvent, TicketEventType } from '../../src/domain/ticket-event.ts'
import { aStream, CHANGES } from './tickets.ts'

type Kinds = { readonly [Type in TicketEventType]: TicketChange & { readonly type: Type } }

/** The examples, with the facts that they leave out. */
const WHOLE: Kinds = {
  ...CHANGES,
  triaged: { ...CHANGES.triaged, evidence: { down: 'all' }, flags: ['one'], level: 'level', told: ['down'] },
  account_set: { ...CHANGES.account_set, form: { answers: { deal: 'big' }, missing: ['steps'] } },
  also_affects: { ...CHANGES.also_affects, note: 'note' },
  routed: { ...CHANGES.routed, reason: 'reason', detour: 'detour', rule: 'rule' },
  claimed: { ...CHANGES.claimed, reason: 'reason' },
  noted: { ...CHANGES.noted, mentions: ['bob'] },
  solved: { ...CHANGES.solved, document: { found: 'missing', url: 'url', issue: 1 } },
  closed: { ...CHANGES.closed, comment: 'comment', vouched: ['vouched'] },
  concern_raised: { ...CHANGES.concern_raised, evidence: 'evidence' },
  concern_confirmed: { ...CHANGES.concern_confirmed, theirView: 'theirs' },
  concern_passed_on: { ...CHANGES.concern_passed_on, leftOut: ['left out'] },
  unlinked: { ...CHANGES.unlinked, reason: 'reason' },
  issue_unlinked: { ...CHANGES.issue_unlinked, reason: 'reason' },
}

/** Texts of closed lists, which nobody writes. */
const LISTED: ReadonlySet<string> = new Set([
  ...['type', 'kind', 'channel', 'segment', 'environment', 'for', 'as', 'weight', 'matchedBy', 'visibility', 'metric'],
  ...['effort', 'priority'],
])
const isListed = (change: TicketChange, name: string): boolean =>
  LISTED.has(name) || (name === 'reason' && (change.type === 'held' || change.type === 'closed'))

/** A text that was planted. */
export interface Mark {
  readonly text: string
  readonly version: number
  /** The field and its way there, such as `contact.name`. */
  readonly field: string
}

export interface Marked {
  readonly events: readonly TicketEvent[]
  readonly marks: readonly Mark[]
}

/** What could break out of a document, after a mark. */
const HOSTILE = [
  '',
  ' <img src=x onerror=alert(1)>',
  ' [a](javascript:b)',
  '\n```\n# head',
  ' `` ` ````',
  '\r\n\r\n- https://x.example',
]

class Marker {
  readonly marks: Mark[] = []
  private readonly tails: readonly string[]

  constructor(tails: readonly string[]) {
    this.tails = tails
  }

  plant(version: number, field: string): string {
    const text = `zq${version}q${field.replace(/\W/g, 'q').toLowerCase()}qz`
    this.marks.push({ text, version, field })
    const tail = this.tails[this.marks.length % this.tails.length] ?? ''
    // An address is compared, and does not hold everything.
    return /email$/.test(field) ? `${text}@other.example` : `${text}${tail}`
  }

  within(change: TicketChange, version: number, field: string, value: unknown): unknown {
    if (typeof value === 'string') return this.plant(version, field)
    if (Array.isArray(value)) return value.map((each, index) => this.within(change, version, `${field}.${index}`, each))
    return typeof value === 'object' && value !== null ? this.all(change, version, field, value) : value
  }

  all(change: TicketChange, version: number, way: string, value: object): object {
    const entries = Object.entries(value).map(([name, each]): [string, unknown] => {
      const field = way === '' ? name : `${way}.${name}`
      return [name, way === '' && isListed(change, name) ? each : this.within(change, version, field, each)]
    })
    return Object.fromEntries(entries)
  }
}

/** Who wrote a message: the ticket's own contact, a colleague of theirs, or somebody of another company. */
const FROM = ['own', 'beside', 'stranger'] as const
const OWN = 'ada@own.example'

function sentBy(change: TicketChange, from: (typeof FROM)[number]): TicketChange {
  if (change.type !== 'received') return change
  if (from === 'own') return { ...change, from: { ...change.from, email: OWN.toUpperCase() } }
  const email = from === 'beside' ? 'bo@own.example' : change.from.email
  return { ...change, from: { ...change.from, email } }
}

function marked(
  changes: readonly TicketChange[],
  senders: readonly (typeof FROM)[number][],
  tails: readonly string[],
): Marked {
  const marker = new Marker(tails)
  const [opened, ...rest] = changes.map((change, index) => {
    const made = marker.all(change, index + 1, '', change) as TicketChange
    return sentBy(made, senders[index] ?? 'own')
  })
  const begun = opened as Opened
  const contact = begun.contact === null ? null : { ...begun.contact, email: OWN }
  const events = aStream({ ...begun, contact }, rest)
  return {
    events: events.map((event) => ({ ...event, actor: marker.plant(event.version, 'actor') })),
    marks: marker.marks,
  }
}

const others = Object.values(WHOLE).filter(({ type }) => type !== 'opened')
const filed = fc
  .record({
    message: fc.option(fc.integer({ min: 1, max: 9 })),
    visibility: fc.constantFrom('public' as const, 'internal' as const),
  })
  .map((more) => ({ ...WHOLE.attached, ...more }))
const talk = fc.constantFrom(WHOLE.received, WHOLE.replied, WHOLE.noted, WHOLE.held, WHOLE.resumed, WHOLE.solved)
const closing = fc
  .constantFrom(...(['customer_confirmed', 'workaround_and_issue_filed', 'defect_fixed_or_filed', 'imported'] as const))
  .map((reason) => ({ ...WHOLE.closed, reason }))
const beginning = fc
  .record({ splitFrom: fc.option(fc.constant(5)), isKnown: fc.boolean() })
  .map(({ splitFrom, isKnown }): TicketChange => {
    const form = { slug: 'form', version: 1, answers: { summary: 'summary' }, missing: ['steps'] }
    const more = { html: '<p>html</p>', form, area: 'area', detour: 'detour' }
    return { ...CHANGES.opened, ...more, splitFrom, contact: isKnown ? CHANGES.opened.contact : null }
  })

/** Any stream: everything that can happen, in any order, with more of what is said. */
export const markedStreams: fc.Arbitrary<Marked> = fc
  .record({
    first: beginning,
    rest: fc.array(fc.oneof(fc.constantFrom(...others), talk, filed, closing), { maxLength: 25 }),
    senders: fc.array(fc.constantFrom(...FROM), { minLength: 26, maxLength: 26 }),
    tails: fc.array(fc.constantFrom(...HOSTILE), { minLength: 3, maxLength: 6 }),
  })
  .map(({ first, rest, senders, tails }) => marked([first, ...rest], senders, tails))

/** One stream with everything in it. */
export const everythingMarked = (): Marked =>
  marked(
    [{ ...CHANGES.opened }, ...others],
    others.map(() => 'own'),
    HOSTILE,
  )
