/** The tickets that stand in a line by now. */
import { ASKED, KNOWN, TOLD } from './paths.ts'
import { always, ask, DAYS, OUTAGE, PAYING, type Plan, PROSPECT, SERIOUS, UNPAID, USUAL, way } from './plan.ts'

const UNTOUCHED = always(way(5, 'triage'), way(1, 'triage', 'skip'))

/** Waiting in the line of support. */
export const IN_SUPPORT: readonly Plan[] = [
  {
    count: 1,
    status: 'new',
    asks: OUTAGE,
    ages: [0.2, 0.45],
    idle: 1,
    segments: ['enterprise'],
    paths: always(way(1, 'triage')),
  },
  { count: 3, status: 'new', asks: PROSPECT, ages: [0.05, 1.4], idle: 2, paths: always(way(1)) },
  { count: 5, status: 'new', asks: USUAL, ages: [0.05, 2.4], idle: 3, paths: always(way(1)) },
  {
    count: 5,
    status: 'new',
    asks: [...USUAL, ...PROSPECT],
    ages: [0.3, 80],
    idle: 100,
    segments: PAYING,
    due: [4, 80],
    paths: UNTOUCHED,
  },
  {
    count: 5,
    status: 'new',
    asks: [...USUAL, ...PROSPECT],
    ages: [0.5, 90],
    idle: 100,
    segments: PAYING,
    due: [-400, -5],
    paths: UNTOUCHED,
  },
  {
    count: 14,
    status: 'new',
    asks: [...USUAL, ...SERIOUS],
    ages: [0.2, 40],
    idle: 50,
    segments: ['enterprise', 'team'],
    due: [90, 6000],
    paths: UNTOUCHED,
  },
  { count: 9, status: 'new', asks: USUAL, ages: [5, 150], idle: 160, segments: UNPAID, paths: UNTOUCHED },
  {
    count: 11,
    status: 'open',
    asks: USUAL,
    ages: [20, 12 * DAYS],
    idle: 60,
    paths: always(
      way(3, ...ASKED, 'release'),
      way(2, ...KNOWN, 'release'),
      way(3, ...TOLD, 'question', 'release'),
      way(2, ...TOLD, 'thanks', 'solve', 'again', 'release'),
    ),
  },
  {
    count: 1,
    status: 'open',
    asks: SERIOUS,
    ages: [40, 160],
    idle: 40,
    segments: ['enterprise'],
    paths: always(way(1, ...KNOWN, 'release', 'pin-first', 'claim')),
  },
  {
    count: 1,
    status: 'open',
    asks: USUAL,
    ages: [40, 160],
    idle: 40,
    segments: ['enterprise'],
    paths: always(way(1, ...ASKED, 'release', 'pin-second', 'claim')),
  },
  {
    count: 12,
    status: 'new',
    asks: [ask('task', 3, 1)],
    ages: [20, 50 * DAYS],
    idle: 60 * DAYS,
    paths: always(way(1, 'triage')),
  },
]

/** Waiting in the lines of the other teams. */
export const IN_OTHER_TEAMS: readonly Plan[] = [
  {
    count: 13,
    status: 'open',
    asks: SERIOUS,
    ages: [2 * DAYS, 35 * DAYS],
    idle: 30 * DAYS,
    paths: always(way(4, ...KNOWN, 'help', 'engineering'), way(1, ...KNOWN, 'update', 'help', 'engineering')),
  },
  {
    count: 5,
    status: 'open',
    asks: PROSPECT,
    ages: [5, 8 * DAYS],
    idle: 7 * DAYS,
    paths: always(way(1, ...ASKED, 'field')),
  },
  {
    count: 4,
    status: 'open',
    asks: [ask('question', 3, 1)],
    ages: [8, 9 * DAYS],
    idle: 8 * DAYS,
    segments: ['enterprise', 'team'],
    area: 'billing',
    paths: always(way(1, ...ASKED, 'field')),
  },
  {
    count: 8,
    status: 'open',
    asks: [ask('feature', 3, 1)],
    ages: [2 * DAYS, 40 * DAYS],
    idle: 38 * DAYS,
    paths: always(way(1, ...ASKED, 'help', 'product')),
  },
]
