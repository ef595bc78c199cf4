/** A clock in one sentence, for a colleague (EXP-2). */
import type { Policies } from '../policies.ts'
import type { Metric } from '../sla/document.ts'
import { targetWords } from '../sla/target.ts'
import { elapsed, type Instant } from '../time.ts'
import { leftWords, ordinal, overWords, type Telling, timeWords } from '../time-words.ts'
import { waitedFor } from './cause-words.ts'
import type { Clock, ClockStatus } from './clock.ts'
import { heldAim, usedUntil } from './counted.ts'
import { calendarName } from './step-words.ts'

const NAMES: Readonly<Record<Metric, string>> = {
  triage: 'Triage',
  first_response: 'First response',
  next_response: 'Next response',
  update: 'Update',
  resolution: 'Resolution',
  handover: 'Hand-over',
}

/** `First response`; `Next response, 2nd`; `Resolution for the customer of #12`. */
export function clockTitle({ metric, cycle, party }: Pick<Clock, 'metric' | 'cycle' | 'party'>): string {
  const nth = cycle === 1 ? '' : `, ${ordinal(cycle)}`
  return `${NAMES[metric]}${nth}${party === null ? '' : ` for the customer of #${party}`}`
}

/** Where a clock that is read now stands in its hours; see readingAt. */
interface Hours {
  readonly openNow: boolean
  readonly opensAt: Instant | null
}

type Sayings = { [Status in ClockStatus]: (clock: Clock, telling: Telling, hours: Hours) => string }

/** What besides its due made it a miss. */
function missedHow({ breachedAt, dueAt }: Clock): string {
  if (breachedAt === null || breachedAt === dueAt) return ''
  return dueAt !== null && dueAt < breachedAt ? ' when a change left its due in the past' : ' under an earlier target'
}

function breached(clock: Clock, telling: Telling): string {
  const { breachedAt, endedAt, cancelledBecause } = clock
  const at = breachedAt ?? telling.now
  const how = `missed ${timeWords(at, telling)}${missedHow(clock)}`
  if (endedAt === null) return `${how}, ${overWords(elapsed(at, telling.now))} ago, and still owed`
  if (cancelledBecause !== null) return `${how}, then cancelled: ${cancelledBecause}`
  return `${how}, ended ${overWords(elapsed(at, endedAt))} later, ${timeWords(endedAt, telling)}`
}

const sayings: Sayings = {
  running: ({ remaining, dueAt }, telling, { opensAt }) => {
    const due = dueAt === null ? '' : `, due ${timeWords(dueAt, telling)}`
    return `${leftWords(remaining)} left${due}${opensAt === null ? '' : `, closed until ${timeWords(opensAt, telling)}`}`
  },
  paused: ({ remaining, pauses }, telling) => {
    const pause = pauses.at(-1)
    const since = pause ? ` since ${timeWords(pause.from, telling)}` : ''
    const whom = !pause || pause.reason === 'solved' ? '' : `, held for ${waitedFor(pause.reason)}`
    return `paused${since} with ${leftWords(remaining)} left${whom}`
  },
  met: ({ remaining, dueAt, endedAt }, telling) => {
    const spare = remaining > 0 ? ` with ${leftWords(remaining)} to spare` : ''
    const exactly = endedAt === dueAt ? ' at the very instant it was due' : ''
    return `met${spare || exactly}${endedAt === null ? '' : `, ${timeWords(endedAt, telling)}`}`
  },
  breached,
  cancelled: ({ endedAt, cancelledBecause, breachedAt }, telling) => {
    const when = endedAt === null ? '' : ` ${timeWords(endedAt, telling)}`
    const after = breachedAt === null ? '' : `, after it was missed ${timeWords(breachedAt, telling)}`
    return `cancelled${when}: ${cancelledBecause}${after}`
  },
}

/** Of a resolution that was reopened: how long the first one took, and how long all of it. */
function firstEnd(clock: Clock, policies: Policies, telling: Telling): string {
  const { firstEndedAt, used } = clock
  if (firstEndedAt === null) return ''
  const first = leftWords(usedUntil(clock, policies, firstEndedAt))
  return `; first solved ${timeWords(firstEndedAt, telling)} after ${first}, ${leftWords(used)} in all`
}

/** Such as `First response: met with 1 h 20 min to spare, Mon 11 Mar 10:40; 4 business hours in Office, from Fri 8 Mar
 *  16:00, due Mon 11 Mar 12:00`. */
export function clockSentence(clock: Clock, policies: Policies, telling: Telling & Hours): string {
  const { target, calendar } = heldAim(clock)
  const stands = sayings[clock.status](clock, telling, telling)
  const promise = `${targetWords(target)} in ${calendarName(calendar, clock.knownAt, policies)}`
  const due = clock.endedAt === null || clock.dueAt === null ? '' : `, due ${timeWords(clock.dueAt, telling)}`
  const from = `from ${timeWords(clock.startedAt, telling)}${due}`
  return `${clockTitle(clock)}: ${stands}; ${promise}, ${from}${firstEnd(clock, policies, telling)}`
}
