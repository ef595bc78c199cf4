/** Questions about drawn calendars, with the answers of the oracle: one seed, one case. */
import { instantOf, isoOf } from '../../src/domain/time.ts'
import type { CalendarCase } from '../conformance/calendar-case.ts'
import { oracleFor } from './answer.ts'
import { drawnCalendars } from './drawn-calendars.ts'
import type { Anchor } from './drawn-hours.ts'
import { drawnQuestion } from './drawn-questions.ts'
import type { Oracle } from './oracle.ts'
import { type Random, randomFrom } from './random.ts'
import { wallOf } from './wall.ts'
import { ZONES } from './zones.ts'

const DAY = 86_400_000

/** Zone data is kept with care from 1970 on, which leaves two years to count back; and 2037 is as far as all of it
 *  is written out. */
export const FIRST_YEAR = 1972
export const LAST_YEAR = 2037

const startOf = (year: number): number => Date.UTC(year, 0, 1)

/** Every change of the clocks of a zone. */
export const anchorsOf = (timeZone: string): Anchor[] =>
  wallOf(timeZone)
    .shifts(startOf(FIRST_YEAR), startOf(LAST_YEAR + 1))
    .map(({ at }) => ({ timeZone, at }))

/** Some change of the clocks of any zone, or any other moment. */
function anyAnchor(random: Random): Anchor {
  const timeZone = random.pick(ZONES)
  const year = random.whole(FIRST_YEAR, LAST_YEAR)
  const shifts = random.chance(85) ? wallOf(timeZone).shifts(startOf(year), startOf(year + 1)) : []
  const at = shifts.length > 0 ? random.pick(shifts).at : random.whole(startOf(year), startOf(year + 1))
  return { timeZone, at }
}

/** How much of the time is open in four weeks two months before `at`, or after it: the less of the two. That far away
 *  no override is drawn. */
function shareOf(oracle: Oracle, at: number): number {
  const month = 28 * DAY
  return (
    Math.min(oracle.between(at - 3 * month, at - 2 * month), oracle.between(at + 2 * month, at + 3 * month)) / month
  )
}

/** A calendar that never opens cannot be saved; one that is nearly never open tells little. */
const LEAST_OPEN = 0.0005

/** Several questions about one drawn calendar, answered by the oracle. */
export function drawnCases(seed: number, count: number, given?: Anchor): CalendarCase[] {
  const random = randomFrom(seed)
  const anchor = given ?? anyAnchor(random)
  const { at } = anchor
  for (;;) {
    const documents = drawnCalendars(random, anchor)
    const { oracle, answer } = oracleFor(documents)
    const openShare = shareOf(oracle, at)
    if (openShare < LEAST_OPEN) continue
    const edges = [at, ...oracle.spans(at - 4 * DAY, at + 4 * DAY).flatMap(({ start, end }) => [start, end])]
    const hasVersions = Object.values(documents.calendars).some(Array.isArray)
    const about = `${anchor.timeZone} around ${isoOf(instantOf(at))}`
    return Array.from({ length: count }, (_, index) => {
      const ask = drawnQuestion({ random, oracle, at, edges, openShare, hasVersions })
      return { id: `${seed}.${index + 1}`, about, ...documents, ask, expected: answer(ask) }
    })
  }
}
