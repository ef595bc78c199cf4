/** What two clocks that become one leave out together (CLK-10). */
import type { Instant } from '../time.ts'
import type { Pause } from './clock.ts'

interface Counting {
  readonly startedAt: Instant
  /** In order of time. */
  readonly pauses: readonly Pause[]
}

/** A pause that has an end. */
interface Stretch extends Pause {
  readonly to: Instant
}

/** The parts of `pauses` that lie in [from, to). */
function within(pauses: readonly Pause[], from: Instant, to: Instant): Stretch[] {
  return pauses.flatMap((pause) => {
    const begins = pause.from < from ? from : pause.from
    const ends = pause.to === null || pause.to > to ? to : pause.to
    // Spelled out: an event that is read back has its facts in another order, and a rebuild compares bytes.
    return begins < ends ? [{ from: begins, to: ends, reason: pause.reason, because: pause.because }] : []
  })
}

/** What is left when stretches that touch and have one cause are told as one. */
function connected(pauses: readonly Pause[]): Pause[] {
  const told: Pause[] = []
  for (const pause of pauses) {
    const last = told.at(-1)
    if (last?.to === pause.from && last.because === pause.because && last.reason === pause.reason) {
      told[told.length - 1] = { ...last, to: pause.to }
    } else told.push(pause)
  }
  return told
}

/** The pauses of the clock that goes on from `at`: until the later of both began those of the earlier, then what both left
 *  out, and from `at` on the pause in which the one that goes on stands. */
export function jointPauses(goesOn: Counting, joins: Counting, at: Instant): Pause[] {
  const [earlier, later] = joins.startedAt < goesOn.startedAt ? [joins, goesOn] : [goesOn, joins]
  const alone = within(earlier.pauses, earlier.startedAt, later.startedAt)
  const theirs = within(joins.pauses, later.startedAt, at)
  const both = within(goesOn.pauses, later.startedAt, at).flatMap((pause) =>
    within(theirs, pause.from, pause.to).map(({ from, to }) => ({ ...pause, from, to })),
  )
  const open = goesOn.pauses.at(-1)
  const stands = open?.to === null ? [{ ...open, from: open.from < at ? at : open.from }] : []
  return connected([...alone, ...both, ...stands])
}
