import fc, { constantFrom, dictionary, integer, letrec, oneof, property, record, subarray, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../ticket-event.ts'
import { groundsOf, holds, unansweredBy } from './condition.ts'
import type { Condition } from './document.ts'

const QUESTIONS = ['a', 'b', 'c', 'd'] as const
const percent = integer({ min: 0, max: 100 })
const question = constantFrom(...QUESTIONS)

const { condition } = letrec<{ condition: Condition }>((tie) => ({
  condition: oneof(
    { depthSize: 'small', withCrossShrink: true },
    tuple(question, oneof(constantFrom(true, false), percent)).map(
      ([id, answer]) => ({ is: [id, answer] }) as Condition,
    ),
    tuple(question, percent).map((atLeast) => ({ atLeast }) as Condition),
    tuple(question, percent).map((below) => ({ below }) as Condition),
    tie('condition').map((not) => ({ not }) as Condition),
    tuple(tie('condition'), tie('condition')).map((all) => ({ all }) as Condition),
    tuple(tie('condition'), tie('condition')).map((any) => ({ any }) as Condition),
  ),
}))
const evidence = dictionary(question, oneof(constantFrom(true, false), percent), { maxKeys: 4 })
/** Some evidence, and more of it. */
const grown = record({ all: evidence, kept: subarray([...QUESTIONS]) }).map(({ all, kept }) => ({
  more: all as Evidence,
  less: Object.fromEntries(Object.entries(all).filter(([id]) => kept.some((each) => each === id))) as Evidence,
}))

const KNOWN = { yes: true, no: false, half: 50 } as const

describe('SEV-2: a criterion', () => {
  const [yes, no, open] = [{ is: ['yes', true] }, { is: ['no', true] }, { is: ['nobody', true] }] as Condition[]

  test.each([
    ['is, of one answer', { is: ['yes', true] }, true],
    ['is, of several', { is: ['half', 10, 50] }, true],
    ['is, of none of them', { is: ['half', 10, 60] }, false],
    ['at least, at the bound', { atLeast: ['half', 50] }, true],
    ['at least, above what there is', { atLeast: ['half', 51] }, false],
    ['below, at the bound', { below: ['half', 50] }, false],
    ['below, beyond it', { below: ['half', 51] }, true],
    ['at least, of what is no number', { atLeast: ['yes', 0] }, false],
    ['not answered', open, undefined],
    ['not, of what is not answered', { not: open }, undefined],
    ['all of nothing', { all: [] }, true],
    ['any of nothing', { any: [] }, false],
    ['all, with one false and one unanswered', { all: [open, no] }, false],
    ['all, with one true and one unanswered', { all: [open, yes] }, undefined],
    ['any, with one true and one unanswered', { any: [open, yes] }, true],
    ['any, with one false and one unanswered', { any: [open, no] }, undefined],
  ] as [string, Condition, boolean | undefined][])('%s', (_, given, expected) => {
    expect(holds(given, KNOWN)).toBe(expected)
  })

  test('an answer is only what was given, not what every object has', () => {
    expect(holds({ is: ['constructor', true] }, {})).toBeUndefined()
  })
})

describe('SEV-3: more evidence', () => {
  test('never turns what is decided', () => {
    fc.assert(
      property(condition, grown, (given, { less, more }) => {
        const before = holds(given, less)
        expect(before === undefined || holds(given, more) === before).toBe(true)
      }),
    )
  })

  test('is asked for only while something is undecided; with everything answered nothing is', () => {
    fc.assert(
      property(condition, evidence, (given, known) => {
        const asked = unansweredBy(given, known)
        expect(asked.length === 0).toBe(holds(given, known) !== undefined)
        for (const id of asked) expect(known).not.toHaveProperty(id)
        const answered = { ...Object.fromEntries(QUESTIONS.map((id) => [id, 50])), ...known }
        expect(unansweredBy(given, answered)).toEqual([])
      }),
    )
  })

  test('a decision rests on grounds that are all answered, and holds by them alone', () => {
    fc.assert(
      property(condition, evidence, (given, known) => {
        const truth = holds(given, known)
        const grounds = groundsOf(given, known)
        if (truth === undefined) {
          expect(grounds).toEqual([])
          return
        }
        const ids = grounds.map((leaf) =>
          'is' in leaf ? leaf.is[0] : 'atLeast' in leaf ? leaf.atLeast[0] : leaf.below[0],
        )
        const alone = Object.fromEntries(Object.entries(known).filter(([id]) => ids.includes(id)))
        expect(holds(given, alone)).toBe(truth)
      }),
    )
  })
})
