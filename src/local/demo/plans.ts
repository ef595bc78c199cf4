/** All tickets of the demo by what they have come to. */
import { ASKED, DONE, KNOWN, MET, TOLD } from './paths.ts'
import { type Ask, always, ask, DAYS, OUTAGE, type Plan, SERIOUS, UNDER_WAY, USUAL, way } from './plan.ts'
import { IN_OTHER_TEAMS, IN_SUPPORT } from './plan-waiting.ts'

const PAST: readonly Ask[] = [
  ask('question', 3, 370),
  ask('problem', 2, 325),
  ask('problem', 1, 20),
  ask('incident', 1, 22),
  ask('incident', 0, 4),
  ask('feature', 3, 92),
  ask('presales', 3, 38),
  ask('presales', 2, 36),
  ask('presales', 1, 10),
  ask('presales', 0, 1),
  ask('task', 3, 58),
]

const OWNED = [
  way(4, ...ASKED),
  way(4, ...KNOWN),
  way(3, ...TOLD, 'question'),
  way(2, ...KNOWN, 'update'),
  way(1, ...KNOWN, 'update', 'chase'),
  way(1, ...TOLD, 'thanks', 'solve', 'again'),
]
const WITH_ENGINEERING = way(4, ...KNOWN, 'help', 'engineering', 'claim')

/** Somebody's, or waiting for somebody outside. */
const WITH_SOMEBODY: readonly Plan[] = [
  {
    count: 1,
    status: 'open',
    asks: OUTAGE,
    ages: [1.5, 8],
    idle: 3,
    segments: ['enterprise'],
    paths: always(way(1, 'triage', 'claim', 'ask', 'give', 'note', 'update')),
  },
  {
    count: 5,
    status: 'new',
    asks: USUAL,
    ages: [0.5, 60],
    idle: 12,
    paths: always(way(1, ...MET), way(1, ...MET, 'note')),
  },
  {
    count: 28,
    status: 'open',
    asks: UNDER_WAY,
    ages: [4, 14 * DAYS],
    idle: 90,
    paths: ({ kind }) => (kind === 'problem' || kind === 'incident' ? [...OWNED, WITH_ENGINEERING] : OWNED),
  },
  {
    count: 42,
    status: 'pending',
    asks: UNDER_WAY,
    ages: [5, 21 * DAYS],
    idle: 9 * DAYS,
    paths: always(
      way(4, ...MET, 'ask', 'hold'),
      way(3, ...TOLD),
      way(4, ...KNOWN, 'find', 'hold'),
      way(2, ...TOLD, 'question', 'answer', 'hold'),
      way(2, ...MET, 'ask', 'hold', 'nudge'),
      way(1, ...KNOWN, 'find', 'hold', 'question', 'answer', 'hold'),
    ),
  },
  {
    count: 17,
    status: 'on_hold',
    asks: [...SERIOUS, ask('question', 3, 2)],
    ages: [DAYS, 30 * DAYS],
    idle: 9 * DAYS,
    paths: always(
      way(5, ...KNOWN, 'vendor'),
      way(4, ...KNOWN, 'update', 'wait'),
      way(1, ...KNOWN, 'find', 'hold', 'question', 'wait'),
    ),
  },
]

const SOLVED: Plan = {
  count: 60,
  status: 'solved',
  asks: PAST.filter(({ severity }) => severity > 0),
  ages: [6, 21 * DAYS],
  idle: 71,
  paths: ({ kind }) => DONE[kind],
}

const closed = (count: number, youngest: number, oldest: number): Plan => ({
  count,
  status: 'closed',
  asks: PAST,
  ages: [youngest, oldest],
  idle: 90 * DAYS,
  paths: ({ kind }) => DONE[kind].map((path) => ({ ...path, beats: [...path.beats, 'close'] })),
})

const TICKETS = 1200
const NOT_CLOSED = [...IN_SUPPORT, ...IN_OTHER_TEAMS, ...WITH_SOMEBODY, SOLVED]
/** Most of what arrived lately is not closed yet, so that every day sees about as many arrive. */
const CLOSED_LATELY = 70
const CLOSED_BEFORE = TICKETS - CLOSED_LATELY - NOT_CLOSED.reduce((sum, { count }) => sum + count, 0)

/** Every ticket of the demo: those not closed yet, and closed ones for the rest. */
export const PLANS: readonly Plan[] = [
  ...NOT_CLOSED,
  closed(CLOSED_LATELY, 3.2 * DAYS, 14 * DAYS),
  closed(CLOSED_BEFORE, 12 * DAYS, 90 * DAYS),
]
