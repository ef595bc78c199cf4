import { expect, test } from 'vitest'
import { agrees } from './compare.ts'
import { answersOf, type Case, judged, tableOf } from './judge.ts'

const asked = (id: string, expected: CalendarAnswer): Case => ({
  id,
  about: '',
  calendars: {},
  calendar: 'none',
  ask: { operation: 'isOpen', at: '2024-03-18T00:00:00.000Z' },
  expected,
})
type CalendarAnswer = boolean | string

/** Skips the first case, answers `true` to the second and nothing to the others. */
const PROGRAM = `
  const cases = require('fs').readFileSync(0, 'utf8').trim().split('\\n').map((line) => JSON.parse(line))
  if (cases.some((each) => 'expected' in each)) throw new Error('told what is expected')
  console.log(JSON.stringify({ id: cases[1].id, answer: true }))
  console.log(JSON.stringify({ id: cases[0].id, skip: true }))
`

test('another program is asked line by line and judged by what it prints', () => {
  const cases = [asked('a', true), asked('b', true), asked('c', true)]
  const answers = answersOf(`"${process.execPath}" -e '${PROGRAM.replaceAll("'", '"')}'`)
  const verdict = judged({ name: 'theirs', cases }, answers(cases))
  expect(verdict).toMatchObject({ cases: 3, skipped: 1, disagreements: [{ case: { id: 'c' }, answer: undefined }] })
  expect(tableOf([verdict]).split('\n')[1]).toMatch(/^theirs +3 +1 +1 +1$/)
})

test('a program that fails is no answer', () => {
  expect(() => answersOf('exit 3')([asked('a', true)])).toThrow('ended with 3')
})

test('an answer agrees when all that is expected is there; lists must be as long', () => {
  expect(agrees({ a: 1, b: [{ c: null, d: 2 }] }, { b: [{ c: null }] })).toBe(true)
  expect(agrees([1, 2], [1])).toBe(false)
  expect(agrees([], [{ a: 1 }])).toBe(false)
  expect(agrees({ a: undefined }, { a: null })).toBe(false)
  expect(agrees('2024', 2024)).toBe(false)
})
