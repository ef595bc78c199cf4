import { describe, expect, it } from 'vitest'
import { instant } from '../../domain/time.ts'
import { ACCOUNTS } from './accounts.ts'
import { SCENARIOS } from './library.ts'
import { seeded } from './random.ts'
import { chooseWords, render } from './text.ts'
import { wordsOf } from './words.ts'

const account = ACCOUNTS[0] as (typeof ACCOUNTS)[number]

describe('the scenarios', () => {
  it('are more than sixty, each named once, over all product areas', () => {
    expect(SCENARIOS.length).toBeGreaterThanOrEqual(75)
    expect(new Set(SCENARIOS.map(({ id }) => id)).size).toBe(SCENARIOS.length)
    expect(new Set(SCENARIOS.map(({ tags }) => tags[0])).size).toBeGreaterThanOrEqual(12)
  })

  it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    '%s uses only words it knows',
    (_, scenario) => {
      const random = seeded(1)
      const setting = { account, severity: scenario.severity, writer: null, random }
      const words = {
        ...wordsOf(instant('2026-11-24T10:00:00Z'), setting),
        ...chooseWords(scenario.values ?? {}, random),
        later: 'Friday',
      }
      const { subjects, opening, ask, give, note, find, more, done, fix, help } = scenario
      for (const text of [
        ...subjects,
        ...opening,
        ...ask,
        ...give,
        ...note,
        ...find,
        ...more,
        ...done,
        fix,
        ...(help ?? []),
      ]) {
        expect(render(text, words, random)).not.toMatch(/\[\[|\]\]/)
      }
      expect(subjects.length).toBeGreaterThanOrEqual(3)
      expect(render(fix, words, random).length).toBeLessThanOrEqual(200)
    },
  )

  it('can be handed to engineering when they are problems, and to product when they are features', () => {
    const kinds = ['problem', 'incident', 'feature']
    expect(SCENARIOS.filter(({ kind, help }) => kinds.includes(kind) && help === undefined)).toEqual([])
  })

  it('give each pre-sales ask its six facts', () => {
    const openings = SCENARIOS.filter(({ kind }) => kind === 'presales').flatMap(({ opening }) => opening)
    const facts = [
      'Issue summary',
      'tried and expected',
      'Steps already taken',
      'Impact',
      'Design document',
      'Sales cycle',
    ]
    expect(openings.length).toBeGreaterThan(8)
    for (const opening of openings) for (const fact of facts) expect(opening).toContain(fact)
  })
})
