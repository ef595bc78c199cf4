/** What a draft would do to the clocks of open tickets if it were published now; nothing is saved. */

import { type ClockMove, clockMoves, NO_TICKETS, type Tally, tallied, worstFirst } from '../domain/clock/effects.ts'
import { stepClocks } from '../domain/clock/fold.ts'
import type { Policies } from '../domain/policies.ts'
import {
  type Draft,
  drafted,
  followerOf,
  type PolicyKey,
  type Publication,
  versionsOf,
  withVersion,
} from '../domain/publication.ts'
import { checkPublication, warningsOf } from '../domain/publication-check.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import { type Instant, instantOf, isoOf, later } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { keptFromOpen } from '../store/policies.ts'
import { type OpenTicket, openTicketsAfter, WALK_START } from '../store/rules.ts'
import { NOTICE } from './publish-policy.ts'

/** Tickets judged between two turns of other requests: some ten milliseconds of work. */
const BATCH = 200
/** Moves that are told. */
const SHOWN = 200

export interface MovedClock extends ClockMove {
  readonly number: number
  readonly subject: string
  readonly account: string | null
}

export interface Effects extends Tally {
  /** Worst first, at most 200. */
  readonly rows: readonly MovedClock[]
  readonly warnings: readonly string[]
}

interface Reader {
  readonly tenant: Tenant
  readonly policies: Policies
  readonly now: Instant
  /** Whether nobody waits for the answer any more. */
  readonly abandoned?: () => boolean
}

/** What happens to the ticket's clocks when the draft counts from `publishedAt` and is carried over to them then. */
function movesOf({ id, clocks }: OpenTicket, before: Policies, after: Policies, publishedAt: Instant): ClockMove[] {
  const at = instantOf(Math.max(publishedAt, clocks.at))
  const change = { type: 'rebased', reason: 'preview' } as const
  const rebased: TicketEvent = { ticketId: id, version: clocks.version + 1, at, actor: 'system', change }
  const state = stepClocks(clocks, rebased, after)
  return clockMoves({ state: clocks, policies: before }, { state, policies: after }, at)
}

const worst = (rows: readonly MovedClock[]): MovedClock[] =>
  rows.toSorted((a, b) => worstFirst(a, b) || a.number - b.number).slice(0, SHOWN)

const wordsOf = ({ name, slug, version }: PolicyKey & Pick<Publication, 'version'>): string =>
  `Version ${version} of ${[...new Set([name, slug])].join(' ')} was published for new tickets alone. Carrying this one over to open tickets carries that one over too: their clocks go by all that is known then.`

/** What is planned for later stays planned, and may be meant to be replaced. */
function followerWords({ policies }: Reader, publication: Publication): string[] {
  const follower = followerOf(versionsOf(policies, publication), publication.effectiveFrom)
  if (!follower) return []
  const from = isoOf(follower.effectiveFrom)
  return [
    `Version ${follower.version} follows it on ${from}, as planned. To replace that one, publish one that takes effect then.`,
  ]
}

/** Warnings of the draft itself, of what follows it, and of what would be carried over with it. */
async function warningsAbout(reader: Reader, publication: Publication): Promise<string[]> {
  const { tenant } = reader
  const others = (await keptFromOpen(tenant)).filter(
    ({ name, slug }) => name !== publication.name || slug !== publication.slug,
  )
  return [...warningsOf(publication), ...followerWords(reader, publication), ...others.map(wordsOf)]
}

/** Who would gain, lose and newly breach, once it counts. @throws Refusal as `checkPublication` and `drafted` */
export async function previewPolicy(reader: Reader, draft: Draft): Promise<Effects> {
  const { tenant, policies: before, now, abandoned = () => false } = reader
  const publishedAt = later(now, NOTICE)
  const publication = drafted(before, draft, { now, publishedAt })
  const after = withVersion(before, publication)
  checkPublication(after, publication)
  let tally = NO_TICKETS
  let rows: MovedClock[] = []
  let walked = WALK_START
  while (!abandoned()) {
    const batch = await openTicketsAfter(tenant, walked, BATCH)
    for (const ticket of batch) {
      const moves = movesOf(ticket, before, after, publishedAt)
      tally = tallied(tally, moves)
      const { number, subject, account } = ticket
      rows.push(...moves.map((move) => ({ ...move, number, subject, account })))
    }
    if (rows.length > 4 * SHOWN) rows = worst(rows)
    const last = batch.at(-1)
    if (!last || batch.length < BATCH) break
    walked = last
  }
  return { ...tally, rows: worst(rows), warnings: await warningsAbout(reader, publication) }
}
