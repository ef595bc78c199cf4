/** The clocks of a ticket in a text for its customer: what was promised, when it counted, what paused it and why, and
 *  whether it was kept. It names nothing internal (EXP-3). */
import type { Policies } from '../policies.ts'
import { CUSTOMER_METRICS, METRICS, type SlaPolicy } from '../sla/document.ts'
import { targetWords } from '../sla/target.ts'
import type { TicketEvent } from '../ticket-event.ts'
import type { Instant, Interval } from '../time.ts'
import { dayWords, leftWords, overWords, shiftWords, stretchWords, type Telling, timeWords } from '../time-words.ts'
import type { Clock, Pause } from './clock.ts'
import { countedUntil, countsHours, heldAim, lastOf, shiftsOf, usedUntil } from './counted.ts'
import { becameWords, cancelWords, pauseWords } from './customer-words.ts'
import { type Stories, type Story, storiesOf } from './moves.ts'
import type { HoldSpan } from './state.ts'

const known = new WeakMap<Policies, Policies>()

const promisesOnly = (document: SlaPolicy): SlaPolicy => ({
  ...document,
  tables: document.tables.filter(({ kind }) => kind === 'promise'),
})

/** What customers were told: without our own aims, which may be stricter. */
function told(policies: Policies): Policies {
  const found = known.get(policies)
  if (found) return found
  const sla = policies.sla.map((version) => ({ ...version, document: promisesOnly(version.document) }))
  const made = { ...policies, sla }
  known.set(policies, made)
  return made
}

interface Teller extends Telling {
  readonly policies: Policies
  readonly holds: readonly HoldSpan[]
}

const isTheirs = ({ clock: { metric, party } }: Story): boolean =>
  party === null && (CUSTOMER_METRICS as readonly string[]).includes(metric)

const TITLES: Readonly<Record<string, (clock: Clock, telling: Telling) => string>> = {
  first_response: () => 'First answer',
  next_response: ({ startedAt }, telling) => `Answer to your message of ${timeWords(startedAt, telling)}`,
  update: ({ startedAt }, telling) => `Update after our message of ${timeWords(startedAt, telling)}`,
  resolution: ({ cycle, startedAt }, telling) =>
    cycle === 1 ? 'Solution' : `Solution, reopened ${timeWords(startedAt, telling)}`,
}

const ANSWERED: Readonly<Record<string, string>> = {
  first_response: 'We answered on',
  next_response: 'We answered on',
  update: 'We wrote to you on',
  resolution: 'It was solved on',
}

function head({ status, endedAt }: Clock): string {
  if (status === 'breached') return endedAt === null ? 'late' : 'too late'
  return { met: 'in time', cancelled: 'no longer owed', paused: 'paused', running: 'on its way' }[status]
}

const endLine = ({ metric, endedAt }: Clock, telling: Telling): string =>
  endedAt === null ? '' : ` ${ANSWERED[metric]} ${timeWords(endedAt, telling)}`

function missedLine(clock: Clock, telling: Telling): string {
  const { breachedAt, dueAt, endedAt } = clock
  const at = breachedAt ?? telling.now
  const what = dueAt === at ? `it was due ${timeWords(at, telling)}` : `it was late from ${timeWords(at, telling)} on`
  if (endedAt === null) return `We missed this promise: ${what}. It is still owed to you.`
  return `We missed this promise: ${what}.${endLine(clock, telling)}, ${overWords(endedAt - at)} late.`
}

/** How it ended, or when it is due. */
function outcome(clock: Clock, telling: Telling): string {
  const { breachedAt, dueAt, endedAt, cancelledBecause, remaining } = clock
  if (cancelledBecause !== null && endedAt !== null) {
    const missed = breachedAt === null ? '' : ` It had been late since ${timeWords(breachedAt, telling)}.`
    return `It ended ${timeWords(endedAt, telling)}: ${cancelWords(cancelledBecause)}.${missed}`
  }
  if (breachedAt !== null) return missedLine(clock, telling)
  const due = dueAt === null ? `${leftWords(remaining)} of it are left.` : `Due ${timeWords(dueAt, telling)}.`
  return endedAt === null ? due : `${due}${endLine(clock, telling)}.`
}

/** More stretches than this are summed up. */
const LISTED = 6

function countedLine(clock: Clock, { policies, ...telling }: Teller): string[] {
  const until = clock.endedAt ?? telling.now
  const stretches = countedUntil(clock, policies, until)
  const used = `${leftWords(usedUntil(clock, policies, until))} in all`
  const say = ({ start, end }: Interval): string => stretchWords(start, end, telling)
  const [first, last] = [stretches[0], stretches.at(-1)]
  if (!first || !last) return []
  if (stretches.length <= LISTED) return [`Counted: ${stretches.map(say).join(', ')}; ${used}.`]
  return [`Counted: ${stretches.length} stretches from ${say(first)} to ${say(last)}; ${used}.`]
}

function pausedLine(pause: Pause, { holds, ...telling }: Teller): string {
  const { from, to } = pause
  const when = to === null ? `since ${timeWords(from, telling)}` : stretchWords(from, to, telling)
  const hold = holds.find((span) => span.because === pause.because && span.from === from)
  return `Not counted: ${when}, ${pauseWords(pause.reason, hold?.reason)}.`
}

function changedLines({ moves }: Story, telling: Telling): string[] {
  return moves.flatMap((move) => {
    if (move.kind !== 'retargeted' || move.event === null) return []
    const { before, aim, at, event } = move
    const [is, was] = [targetWords(aim.target), targetWords(before.target)]
    if (is === was) return []
    return [`On ${timeWords(at, telling)} it became ${is} instead of ${was}, ${becameWords(event.change.type)}.`]
  })
}

function shiftLines(clock: Clock, teller: Teller): string[] {
  if (!countsHours(clock)) return []
  const span = { start: clock.startedAt, end: lastOf(clock, teller.now) }
  return shiftsOf(clock, teller.policies, span).map(({ at, by, timeZone }) => {
    const day = dayWords(at, { ...teller, timeZone })
    const change = at <= teller.now ? 'changed' : 'change'
    return `The clocks of ${timeZone} ${change} on ${day}: ${shiftWords(at, by, timeZone)}.`
  })
}

function paragraph(story: Story, teller: Teller): string {
  const { clock } = story
  const first = story.moves.find((move) => move.kind === 'started')
  const { target } = first?.kind === 'started' ? first.aim : heldAim(clock)
  const title = `${TITLES[clock.metric]?.(clock, teller) ?? ''}: ${head(clock)}.`
  const lines = [
    `Promised: ${targetWords(target)}, counted from ${timeWords(clock.startedAt, teller)}.`,
    ...changedLines(story, teller),
    ...countedLine(clock, teller),
    ...clock.pauses.map((pause) => pausedLine(pause, teller)),
    ...shiftLines(clock, teller),
    outcome(clock, teller),
  ]
  return [title, ...lines.map((line) => `- ${line}`)].join('\n')
}

const placeOf = ({ clock: { metric } }: Story): number => METRICS.indexOf(metric)

/** By start; of one moment the answer first. */
const inOrder = ({ stories }: Stories): readonly Story[] =>
  stories.toSorted((a, b) => a.clock.startedAt - b.clock.startedAt || placeOf(a) - placeOf(b))

/** The text, several lines. `number` is the ticket's. */
export function forCustomer(
  events: readonly TicketEvent[],
  { policies, number, ...telling }: Telling & { readonly policies: Policies; readonly number: number },
): string {
  const rules = told(policies)
  const stories = storiesOf(events, rules, telling.now)
  const teller = { ...telling, policies: rules, holds: stories.state.holds }
  const theirs = inOrder(stories).filter(isTheirs)
  const now: Instant = telling.now
  const opening = `Ticket #${number}, as of ${timeWords(now, telling)}. Times are those of ${telling.timeZone}.`
  if (theirs.length === 0) return `${opening}\n\nNo time was promised for it; we answer as soon as we can.`
  return [opening, ...theirs.map((story) => paragraph(story, teller))].join('\n\n')
}
