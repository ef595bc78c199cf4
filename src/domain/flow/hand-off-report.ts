/** Hand-offs as they went: how many, to whom, how long they waited, how many came back (HOF-15). */
import { must } from '../assert.ts'
import { happened } from '../takes-back.ts'
import type { TicketEvent } from '../ticket-event.ts'
import type { Instant, Millis } from '../time.ts'
import { HAND_OFF_KINDS, type HandOffKind } from './flow.ts'

/** How an offer ended; `taken`: something else ended it, such as that the ticket was solved or claimed. */
export const OFFER_ENDS = ['accepted', 'bounced', 'withdrawn', 'taken', 'open'] as const
export type OfferEnd = (typeof OFFER_ENDS)[number]

/** One offer and what became of it. */
export interface Offered {
  readonly ticketId: string
  readonly kind: HandOffKind
  /** Slug of the receiving team. */
  readonly team: string
  readonly by: string
  readonly offeredAt: Instant
  readonly end: OfferEnd
  /** From the offer until it was answered, or until now. */
  readonly waited: Millis
}

const ENDS: Readonly<Record<string, OfferEnd>> = {
  handoff_accepted: 'accepted',
  handoff_bounced: 'bounced',
  handoff_withdrawn: 'withdrawn',
  claimed: 'taken',
  released: 'taken',
  assigned: 'taken',
  solved: 'taken',
  closed: 'taken',
  dismissed: 'taken',
  merged: 'taken',
}

/** Types of the events that the report is made of. */
export const REPORTED_EVENTS: readonly string[] = ['handoff_offered', ...Object.keys(ENDS), 'taken_back']

/** Every offer among the events of one ticket, in stream order. */
export function offersOf(all: readonly TicketEvent[], now: Instant): Offered[] {
  const events = happened(all)
  return events.flatMap(({ ticketId, at, change }, index): Offered[] => {
    if (change.type !== 'handoff_offered') return []
    const { kind, team, by } = change
    const ended = events.slice(index + 1).find((event) => event.change.type in ENDS)
    const end = ended ? must(ENDS[ended.change.type], 'it is one of them') : 'open'
    return [{ ticketId, kind, team, by, offeredAt: at, end, waited: Math.max(0, (ended?.at ?? now) - at) }]
  })
}

export interface HandOffRow {
  readonly team: string
  readonly kind: HandOffKind
  readonly offered: number
  readonly accepted: number
  readonly bounced: number
  readonly open: number
  readonly median: Millis | null
  readonly total: Millis
  /** Of those that were accepted or sent back; null while there is none. */
  readonly bouncedShare: number | null
}

/** The middle one; of an even count the mean of the two in the middle, in whole milliseconds. */
function medianOf(lengths: readonly Millis[]): Millis | null {
  const sorted = lengths.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2)
}

/** Figures of some offers, without what they are grouped by. */
export function figuresOf(offers: readonly Offered[]): Omit<HandOffRow, 'team' | 'kind'> {
  const of = (end: OfferEnd) => offers.filter((each) => each.end === end).length
  const [accepted, bounced] = [of('accepted'), of('bounced')]
  return {
    offered: offers.length,
    accepted,
    bounced,
    open: of('open'),
    median: medianOf(offers.map(({ waited }) => waited)),
    total: offers.reduce((sum, { waited }) => sum + waited, 0),
    bouncedShare: accepted + bounced === 0 ? null : bounced / (accepted + bounced),
  }
}

/** A row for each receiving team and kind that has any, by team, then in the order of kinds. */
export function handOffRows(offers: readonly Offered[]): HandOffRow[] {
  const teams = [...new Set(offers.map(({ team }) => team))].toSorted()
  return teams.flatMap((team) =>
    HAND_OFF_KINDS.flatMap((kind) => {
      const some = offers.filter((each) => each.team === team && each.kind === kind)
      return some.length === 0 ? [] : [{ team, kind, ...figuresOf(some) }]
    }),
  )
}
