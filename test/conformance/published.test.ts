import { describe, expect, test } from 'vitest'
import { checkCalendarBook } from '../../src/domain/calendar/check.ts'
import { checkContract, checkSlaPolicy } from '../../src/domain/sla/check.ts'
import { oracleFor } from '../oracle/answer.ts'
import { bookOf } from './calendar-case.ts'
import { CALENDAR_VECTORS } from './calendar-vectors.ts'
import { EDGES_BY_HAND } from './calendar-vectors-edges.ts'
import { policiesOf } from './clock-case.ts'
import { CLOCK_VECTORS } from './clock-vectors.ts'
import { readPublished } from './files.ts'
import { type Case, judged, ours } from './judge.ts'

const { calendars, clocks } = readPublished()
const edges = calendars.filter(({ id }) => id.startsWith('edge '))

/** The cases that we do not answer as expected. */
const disagreements = (cases: readonly Case[]) => judged({ name: 'cases', cases }, ours(cases)).disagreements

describe('the published cases of a test vector', () => {
  test.each([
    ...['TV-33', 'TV-34', 'TV-35', 'TV-36', 'TV-37', 'TV-38', 'TV-39', 'TV-40', 'TV-41', 'TV-42', 'TV-43', 'TV-44'],
    ...['TV-45', 'TV-46', 'TV-47', 'TV-48', 'TV-49', 'TV-50', 'TV-51', 'TV-52', 'TV-53', 'TV-54', 'TV-55', 'TV-56'],
    ...['TV-57', 'TV-58', 'TV-59', 'TV-60', 'TV-61', 'TV-62', 'TV-63', 'TV-64', 'TV-65'],
  ])('%s', (vector) => {
    const cases = [...calendars, ...clocks].filter(({ id }) => id.split(' ').includes(vector))
    expect(cases).not.toHaveLength(0)
    expect(disagreements(cases)).toEqual([])
  })
})

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])('the published cases of rule %i', (rule) => {
  const cases = clocks.filter((each) => each.rule === rule)
  expect(cases.length).toBeGreaterThanOrEqual(3)
  expect(disagreements(cases)).toEqual([])
})

test('the published edges of calendars that were worked out by hand: CAL-5, CAL-6, CAL-10', () => {
  const cases = calendars.filter(({ id }) => id.startsWith('hand '))
  expect(cases.length).toBeGreaterThan(10)
  expect(disagreements(cases)).toEqual([])
})

test('the published edges of calendars: CAL-2 to CAL-6, CAL-10, CAL-11, CAL-14 to CAL-21', { timeout: 30_000 }, () => {
  expect(edges.length).toBeGreaterThanOrEqual(400)
  expect(disagreements(edges)).toEqual([])
})

// All edges: npm run conformance.
test('the oracle answers the vectors, and some of the edges, as published', { timeout: 30_000 }, () => {
  const cases = calendars.filter((each, index) => !edges.includes(each) || index % 25 === 0)
  for (const each of cases)
    expect({ id: each.id, is: oracleFor(each).answer(each.ask) }).toEqual({ id: each.id, is: each.expected })
})

test('the files hold the cases as written; if not, run npm run conformance -- --write', () => {
  expect(calendars.filter((each) => !edges.includes(each))).toEqual(
    JSON.parse(JSON.stringify([...CALENDAR_VECTORS, ...EDGES_BY_HAND])),
  )
  expect(clocks).toEqual(JSON.parse(JSON.stringify(CLOCK_VECTORS)))
})

test('no two cases have the same id', () => {
  const ids = [...calendars, ...clocks].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every published document could be saved', () => {
  for (const each of calendars) checkCalendarBook(bookOf(each))
  for (const each of clocks) {
    const { book, sla, contracts } = policiesOf(each)
    const slugs = new Set(Object.keys(checkCalendarBook(book).calendars))
    for (const { document } of sla) checkSlaPolicy(document, slugs)
    for (const { document } of Object.values(contracts).flat()) checkContract(document, slugs)
  }
})
