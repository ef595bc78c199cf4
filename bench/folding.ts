/** Folds the clocks of many tickets on one core. */

import { clocksAt } from '../src/domain/clock/clocks-of.ts'
import { foldClocks } from '../src/domain/clock/fold.ts'
import type { TicketChange, TicketEvent } from '../src/domain/ticket-event.ts'
import { DAY, HOUR, instant, instantOf, later, MINUTE } from '../src/domain/time.ts'
import { hours, judgedBy, simpleSla } from '../test/support/clock-story.ts'
import { CHANGES } from '../test/support/tickets.ts'
import { perSecond, type Table, count as thousands } from './table.ts'

const policies = judgedBy(
  simpleSla({
    0: { triage: hours(1, { warnAt: [80] }), first_response: hours(1), next_response: hours(2), resolution: hours(8) },
    1: { triage: hours(1), first_response: hours(4), next_response: hours(4), resolution: hours(16) },
    2: {
      triage: hours(1),
      first_response: hours(8),
      next_response: hours(8),
      update: hours(24),
      resolution: hours(72),
    },
    3: { triage: hours(1), first_response: hours(16) },
  }),
)

const { replied, received, held, solved, triaged } = CHANGES
/** Nine events after the opening: triaged, two rounds of answer, hold and message, and an end. */
const LIFE: readonly TicketChange[] = [triaged, replied, held, received, replied, held, received, replied, solved]

const start = instant('2024-01-02T17:00Z')
function ticket(n: number): TicketEvent[] {
  const opened = later(start, (n % 100_000) * 4 * MINUTE)
  const changes: TicketChange[] = [
    { ...CHANGES.opened, number: n + 1 },
    ...LIFE.map((change) => (change.type === 'triaged' ? { ...change, severity: (n % 4) as 0 | 1 | 2 | 3 } : change)),
  ]
  return changes.map((change, index) => {
    const at = instantOf(opened + index * ((n % 7) + 1) * HOUR)
    return { ticketId: `t${n}`, version: index + 1, at, actor: 'ann', change }
  })
}

/** As many as are read from a database at a time. */
const BATCH = 500

/** Processor seconds to fold `count` tickets of ten events each, and to read their clocks at a later moment. */
function foldMany(count: number): { readonly fold: number; readonly read: number; readonly clocks: number } {
  const spent = () => process.cpuUsage().user / 1e6
  const now = later(start, 300 * DAY)
  let [fold, read, clocks] = [0, 0, 0]
  for (let from = 0; from < count; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => ticket(from + n))
    const began = spent()
    const states = batch.map((events) => foldClocks(events, policies))
    const folded = spent()
    clocks += states.reduce((sum, state) => sum + clocksAt(state, policies, now).length, 0)
    fold += folded - began
    read += spent() - folded
  }
  return { fold, read, clocks }
}

/** Folding and reading the clocks of `count` tickets. */
export function benchFolding(count = 100_000): Table {
  foldMany(Math.min(count, 5_000))
  const { fold, read, clocks } = foldMany(count)
  const row = (work: string, seconds: number, things: number, target: string) => [
    work,
    `${seconds.toFixed(2)} s`,
    perSecond(things / seconds),
    target,
  ]
  return {
    title: 'Folding clocks',
    how: 'Tickets of ten events each under a policy with four to five promises, by processor time of one core; reading gives every clock what is used, what remains and what will warn.',
    head: ['work', 'time', 'rate', 'target'],
    rows: [
      row(`fold ${thousands(count)} tickets`, fold, count, '3 s'),
      row(`read ${thousands(clocks)} clocks`, read, clocks, ''),
    ],
  }
}
