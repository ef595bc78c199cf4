import { describe, expect, test } from 'vitest'
import { aLadder, aLevel, aSeverityPolicy, shippedSeverity } from '../../../test/support/severity.ts'
import { policyFiles } from '../../local/policy-files.ts'
import { Refusal } from '../refusal.ts'
import { checkSeverityPolicy, severityWarnings } from './check.ts'
import type { Condition, Ladder, Question } from './document.ts'

function faultOf(ladder: Ladder): string {
  try {
    checkSeverityPolicy(aSeverityPolicy(ladder))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'policy_invalid') return error.message
    throw error
  }
  return ''
}
const asking = (question: Partial<Question>) =>
  aLadder({
    questions: [...aLadder().questions, { id: 'more', name: 'More', asks: 'More?', answer: 'yes_no', ...question }],
  })
const when = (condition: unknown) => aLadder({ levels: [aLevel({ when: condition as Condition })] })
const nested = (depth: number): Condition => (depth === 1 ? { is: ['core', true] } : { not: nested(depth - 1) })

describe('SEV-10: a policy is refused with the place of what is wrong', () => {
  test.each([
    [
      'an unknown question',
      when({ is: ['nobody', true] }),
      'ladders[0].levels[0].when names the question "nobody", which the ladder does not ask. Its questions are: core, users, shows.',
    ],
    [
      'one deep inside',
      when({ all: [{ any: [{ not: { is: ['nobody', true] } }] }] }),
      'ladders[0].levels[0].when.all[0].any[0].not names',
    ],
    [
      'an answer that is none',
      when({ is: ['shows', 'down', 'up'] }),
      'ladders[0].levels[0].when.is[2] is "up". Choose one of: down, slow.',
    ],
    [
      'yes where a word is asked for',
      when({ is: ['shows', true] }),
      'ladders[0].levels[0].when.is[1] is true. Choose one of',
    ],
    ['no answer', when({ is: ['core'] }), 'ladders[0].levels[0].when.is lists no answer.'],
    [
      'percents of what has none',
      when({ atLeast: ['core', 60] }),
      'ladders[0].levels[0].when.atLeast compares percents, but "core" is answered by yes_no.',
    ],
    [
      'more than everybody',
      when({ atLeast: ['users', 160] }),
      'ladders[0].levels[0].when.atLeast[1] is 160. Give percents from 0 to 100.',
    ],
    ['less than nobody', when({ below: ['users', -1] }), 'ladders[0].levels[0].when.below[1] is -1.'],
    ['what never holds', when({ any: [] }), 'ladders[0].levels[0].when.any is empty and never holds.'],
    ['what nobody can read', when(nested(7)), 'is nested more than 6 deep.'],
    ['no levels', aLadder({ levels: [] }), 'ladders[0].levels is empty. Write at least one level.'],
    [
      'levels of one name',
      aLadder({ levels: [aLevel(), aLevel()] }),
      'ladders[0].levels[1].name is "Severity 1", as ladders[0].levels[0] is called.',
    ],
    [
      'levels upside down',
      aLadder({ levels: [aLevel(), aLevel({ name: 'Severity 0', severity: 0 })] }),
      'ladders[0].levels[1].severity is 0, after 1. List the worst level first.',
    ],
    [
      'priorities upside down',
      aLadder({ levels: [aLevel(), aLevel({ name: 'Next', priority: 'p0' })] }),
      'ladders[0].levels[1].priority is p0, after p1.',
    ],
    [
      'a priority that is not allowed',
      aLadder({ levels: [aLevel({ allowedPriorities: ['p0'] })] }),
      'ladders[0].levels[0].allowedPriorities does not have p1',
    ],
    [
      'a note on no level',
      aLadder({ never: [{ level: 'Severity 9', when: { is: ['core', true] }, says: 'No.' }] }),
      'ladders[0].never[0].level is "Severity 9", which is no level',
    ],
    [
      'a note on no question',
      aLadder({ never: [{ level: 'Severity 1', when: { is: ['x', true] }, says: 'No.' }] }),
      'ladders[0].never[0].when names the question "x"',
    ],
    ['no tickets', aLadder({ tickets: [] }), 'ladders[0].tickets is empty and fits nothing.'],
    [
      'an empty list of tickets',
      aLadder({ tickets: [{}, { segment: [] }] }),
      'ladders[0].tickets[1].segment is empty and fits nothing.',
    ],
    ['a question twice', asking({ id: 'core' }), 'ladders[0].questions[3].id is "core" again.'],
    [
      'one choice',
      asking({ answer: 'choice', choices: [{ value: 'a', label: 'A' }] }),
      'ladders[0].questions[3].choices are fewer than two.',
    ],
    [
      'a choice twice',
      asking({
        answer: 'choice',
        choices: [
          { value: 'a', label: 'A' },
          { value: 'a', label: 'B' },
        ],
      }),
      'ladders[0].questions[3].choices[1].value is "a" again.',
    ],
    [
      'choices of percents',
      asking({ answer: 'percent', choices: [{ value: 'a', label: 'A' }] }),
      'ladders[0].questions[3].choices go with a choice, not with percent.',
    ],
    [
      'an assumed answer that is none',
      asking({ answer: 'percent', assumed: 101 }),
      'ladders[0].questions[3].assumed is 101.',
    ],
    [
      'an answer from an unknown value',
      asking({ toldBy: { fact: 'environment', answers: { moon: true } } }),
      'ladders[0].questions[3].toldBy.answers.moon is no environment.',
    ],
    [
      'an answer that does not fit',
      asking({ toldBy: { fact: 'plan', answers: { gold: 3 } } }),
      'ladders[0].questions[3].toldBy.answers.gold is 3. Answer true or false (yes or no on the command line).',
    ],
    [
      'a maturity of its own',
      asking({ id: 'maturity' }),
      'ladders[0].questions[3] decides what is promised at all. Make it a choice of general, beta, experimental.',
    ],
  ] as [string, Ladder, string][])('%s', (_, ladder, told) => {
    expect(faultOf(ladder)).toContain(told)
  })

  test('no ladders, and two of one name', () => {
    expect(() => checkSeverityPolicy(aSeverityPolicy())).toThrow('ladders is empty. Write at least one ladder.')
    expect(() => checkSeverityPolicy(aSeverityPolicy(aLadder(), aLadder()))).toThrow('ladders[1].name is "simple"')
  })

  test('every fault is in the details', () => {
    const bad = when({ all: [{ is: ['x', true] }, { atLeast: ['users', 101] }] })
    expect(() => checkSeverityPolicy(aSeverityPolicy(bad))).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ faults: [expect.anything(), expect.anything()] }),
      }),
    )
  })

  test('a sound one passes', () => {
    expect(faultOf(aLadder())).toBe('')
    expect(faultOf(when(nested(6)))).toBe('')
    expect(faultOf(when(null))).toBe('')
  })
})

describe('SEV-11: a policy is taken, but flagged for', () => {
  test('a question that decides nothing', () => {
    expect(severityWarnings(aSeverityPolicy(aLadder()))).toEqual([
      'ladders[0].questions[1] "users" decides nothing. Use it in a criterion, or ask it elsewhere.',
      'ladders[0].questions[2] "shows" decides nothing. Use it in a criterion, or ask it elsewhere.',
    ])
  })

  test('tickets without a ladder, and ladders that none reaches', () => {
    const quiet = { questions: aLadder().questions.slice(0, 1) }
    const problems = aLadder({ ...quiet, tickets: [{ kind: ['problem', 'question', 'incident', 'feature', 'task'] }] })
    expect(severityWarnings(aSeverityPolicy(problems))).toContain(
      'No ladder is for every ticket of segment free and kind presales. Add one for all, last.',
    )
    expect(severityWarnings(aSeverityPolicy(aLadder(quiet), aLadder({ ...quiet, name: 'late' })))).toEqual([
      'ladders[1] "late" is never used: "simple" before it takes every ticket.',
    ])
  })
})

describe('SEV-12: what ships', () => {
  const slugs = policyFiles().filter((name) => name.startsWith('severity-'))

  test.each(slugs.map((name) => name.replace('severity-', '')))(
    'severity-%s is sound, and nothing of it is flagged',
    (slug) => {
      expect(severityWarnings(shippedSeverity(slug))).toEqual([])
    },
  )

  test('there are four', () => {
    expect(slugs).toEqual(['severity-contract-2020', 'severity-default', 'severity-gitlab', 'severity-matrix-2020'])
  })
})
