/** **Next**: the first waiting ticket of a line, under a lease for the member who asks. */
import { must } from '../domain/assert.ts'
import { isAtCapacity } from '../domain/duty/load.ts'
import { lineMode } from '../domain/rank.ts'
import { Refusal } from '../domain/refusal.ts'
import { lease } from '../domain/verbs/take.ts'
import type { Mode } from '../domain/vocabulary.ts'
import { takeTurn } from '../store/answers.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { atCapacityOf } from '../store/duty.ts'
import { ticketEvents } from '../store/events.ts'
import { firstWaiting } from '../store/first-waiting.ts'
import { inPresentMode } from '../store/mode.ts'
import type { ScopeLine } from '../store/queue.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { saveTickets } from '../store/tickets.ts'
import { appendTo, needsHistory } from './append.ts'
import type { Desk } from './desk.ts'
import { expireTickets } from './expire-tickets.ts'
import { answerToKeep, onceOnly } from './once.ts'

/** Slug that stands for the whole company instead of one team. */
const COMPANY = 'company'

/** The line of `scope` while the workspace is in `mode`. @throws Refusal `team_not_found` */
export function lineIn(mode: Mode, teams: Desk['teams'], scope: string): ScopeLine {
  if (scope === COMPANY) return { team: null, mode, switches: true }
  const team = teams.find(({ slug }) => slug === scope)
  if (!team) {
    const known = [COMPANY, ...teams.map(({ slug }) => slug)].join(', ')
    throw new Refusal('team_not_found', `There is no line "${scope}". Choose one of: ${known}.`)
  }
  return { team: scope, mode: lineMode(mode, team.kind), switches: lineMode('hard', team.kind) === 'hard' }
}

/** Who said "no new tickets" gets none until they take it back; one in particular they may still claim (DUT-14).
 *  @throws Refusal `at_capacity` */
async function refuseAtCapacity({ now, asking }: Desk, tx: Tenant): Promise<void> {
  const said = await atCapacityOf(tx, asking.handle)
  if (said === null || !isAtCapacity(said, now)) return
  const text =
    'You said that you take no new tickets. Say that you take some again, or claim the one that cannot wait by its number.'
  throw new Refusal('at_capacity', text, { since: said.since, until: said.until })
}

async function leaseFirst(desk: Desk, tx: Tenant, scope: string): Promise<PlacedTicket> {
  // The same call twice at once: the second would skip the first one's ticket before its key is there to be seen.
  if (desk.once) await takeTurn(tx, desk.once.key)
  await refuseAtCapacity(desk, tx)
  const { handle } = desk.asking
  const found = await inPresentMode(tx, (mode) => firstWaiting(tx, lineIn(mode, desk.teams, scope), handle))
  const { first: before, passedOver } = found
  if (!before)
    throw new Refusal('queue_empty', 'No ticket waits here for you. Look at another line, or come back later.')
  const [change] = lease(desk.asking, passedOver)
  const leased = { at: desk.now, actor: handle, change: must(change, 'a lease is one event') }
  // Another node's clock may be ahead of ours, or it was faster than we were since we were asked.
  const earlier = needsHistory(before, [leased]) ? await ticketEvents(tx, before.ticket.id) : undefined
  const appended = appendTo(before, before.ticket.id, [leased], { ...desk, earlier })
  const { after } = must(appended.at(-1), 'one event at least')
  await saveTickets(tx, [{ before, appended }], desk.now, await answerToKeep(desk, tx, after))
  return after
}

/**
 * Leases the first waiting ticket of `scope` to the asker (VERB-2). Leases that have ended are given back first.
 * @throws Refusal `queue_empty`, `team_not_found`, `at_capacity`; Repeated
 */
export async function claimNext(desk: Desk, scope: string): Promise<PlacedTicket> {
  await expireTickets({ ...desk, policies: async () => desk.policies })
  return onceOnly(desk.tenant, desk.once, () => inTransaction(desk.tenant, (tx) => leaseFirst(desk, tx, scope)))
}
