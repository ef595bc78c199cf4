/** Questions about a drawn calendar: near a change of the clocks, on openings and closings, over long stretches. */
import { DAY_ENDS, UNITS } from '../../src/domain/sla/document.ts'
import { instantOf, isoOf } from '../../src/domain/time.ts'
import type { Question, SpanText } from '../conformance/calendar-case.ts'
import type { Oracle } from './oracle.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000

/** What questions are drawn from. */
export interface Place {
  readonly random: Random
  readonly oracle: Oracle
  /** Where the clocks change. */
  readonly at: number
  /** Openings and closings within some days of it. */
  readonly edges: readonly number[]
  /** How much of the time it is open. */
  readonly openShare: number
  readonly hasVersions: boolean
}

type Due = Extract<Question, { operation: 'due' }>

const text = (at: number): string => isoOf(instantOf(at))

/** On the change or near it, on an opening or closing, minutes or days away; whole or to the millisecond. */
function moment({ random, at, edges }: Place): number {
  const ms = random.pick([0, 0, 0, -1, 1, random.whole(0, 999), random.whole(-MINUTE, MINUTE)])
  if (random.chance(35)) return random.pick(edges) + random.pick([0, 0, ms])
  const minutes = random.pick([0, 0, 1, -1, 15, -15, 30, -30, 60, -60, 90, random.whole(-600, 600)])
  const days = random.pick([0, 0, 0, -1, 1, random.whole(-7, 7)])
  return at + minutes * MINUTE + days * DAY + ms
}

/** From a millisecond to 400 days; of a calendar that is seldom open mostly what it is open in 400 days. */
function anyAmount({ random, openShare }: Place): number {
  if (openShare > 0.1 && random.chance(3)) return 400 * DAY - random.pick([0, 0, 1, random.whole(1, DAY)])
  const most = Math.floor(400 * DAY * Math.max(openShare, 0.001))
  const size = random.pick([1, 1_000, MINUTE, 15 * MINUTE, HOUR, HOUR, 8 * HOUR, 24 * HOUR, most / 20, most])
  const drawn = random.chance(40) ? size * random.whole(1, 10) : random.whole(1, Math.max(1, Math.floor(size)))
  return Math.max(1, Math.min(most, Math.floor(drawn)))
}

/** Sometimes just what fills the time from `from` to an opening or closing, on the side that `later` says. */
function amount(place: Place, from: number, later: boolean): number {
  const { random, oracle, edges } = place
  const edge = random.pick(edges)
  const filling = later ? oracle.between(from, edge) : oracle.between(edge, from)
  return filling > 0 && random.chance(40) ? filling : anyAmount(place)
}

/** In any order; some touch, overlap, or begin and end with a window. */
function drawnPauses({ random, edges }: Place, startedAt: number): SpanText[] {
  return Array.from({ length: random.pick([0, 0, 0, 1, 2, 4]) }, () => {
    const from = random.chance(40) ? random.pick(edges) : startedAt + random.whole(-2, 200) * 30 * MINUTE
    const to = random.chance(30) ? random.pick(edges) : from + random.whole(1, 100) * 30 * MINUTE
    return [text(Math.min(from, to)), text(Math.max(from, to) + random.pick([0, 0, 1]))]
  })
}

function drawnTarget({ random, openShare }: Place): Due['target'] {
  const unit = random.pick([...UNITS, 'business_days', 'business_days', 'business_days', 'clock_hours'] as const)
  const mode = unit.startsWith('clock_') ? { mode: random.pick(['elapsed', 'elapsed_roll'] as const) } : {}
  const dayEnds = unit === 'business_days' ? { dayEnds: random.pick(DAY_ENDS) } : {}
  const most = { clock_minutes: 5_000, clock_hours: 500, business_minutes: 5_000, business_hours: 300 * openShare }
  const length =
    unit === 'business_days' || unit === 'business_weeks' ? random.whole(1, 8) : random.whole(1, most[unit])
  return { amount: Math.max(1, Math.floor(length)), unit, ...mode, ...dayEnds }
}

/** What counts all the time is sometimes started so that it ends with a window; days are mostly started in one. */
function drawnStart(place: Place, { amount: length, unit }: Due['target']): number {
  const { random, oracle, edges } = place
  const anywhere = moment(place)
  if (random.chance(40)) return anywhere
  if (unit === 'business_days') return oracle.nextOpening(anywhere) + random.whole(0, 36) * 15 * MINUTE
  const isClock = unit === 'clock_hours' || unit === 'clock_minutes'
  return isClock ? random.pick(edges) - length * (unit === 'clock_hours' ? HOUR : MINUTE) : anywhere
}

function drawnDue(place: Place): Due {
  const target = drawnTarget(place)
  const startedAt = drawnStart(place, target)
  return { operation: 'due', startedAt: text(startedAt), target, pauses: drawnPauses(place, startedAt) }
}

const OPERATIONS = [
  ...(['isOpen', 'add', 'add', 'add', 'between', 'between', 'subtract'] as const),
  ...(['nextOpening', 'nextClosing', 'spans', 'due', 'due', 'due'] as const),
]

/** What never closes has no next closing; the week and the days of a spliced calendar are asked of nobody. */
function drawnOperation({ random, openShare, hasVersions }: Place): Question['operation'] {
  const picked = random.pick(OPERATIONS)
  const isOdd = (picked === 'nextClosing' && openShare > 0.999) || (picked === 'due' && hasVersions)
  return isOdd ? 'nextOpening' : picked
}

export function drawnQuestion(place: Place): Question {
  const { random } = place
  const operation = drawnOperation(place)
  const from = moment(place)
  switch (operation) {
    case 'isOpen':
    case 'nextOpening':
    case 'nextClosing':
      return { operation, at: text(from) }
    case 'add':
    case 'subtract':
      return { operation, from: text(from), ms: amount(place, from, operation === 'add') }
    case 'between': {
      const to = random.chance(50) ? moment(place) : from + random.whole(1, 400 * DAY)
      return { operation, from: text(Math.min(from, to)), to: text(Math.max(from, to)) }
    }
    case 'spans':
      return { operation, from: text(from), to: text(from + random.pick([HOUR, DAY, 3 * DAY, 10 * DAY])) }
    case 'due':
      return drawnDue(place)
  }
}
