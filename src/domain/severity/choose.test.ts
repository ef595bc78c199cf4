import { describe, expect, test } from 'vitest'
import {
  aLadder,
  aLevel,
  aSeverityPolicy,
  judgedBy,
  ladderFacts,
  shippedSeverity,
} from '../../../test/support/severity.ts'
import { instant, instantOf } from '../time.ts'
import { reasonFor } from './choose.ts'
import { checkEvidence } from './evidence.ts'
import { ladderFor, ladderInForce, proposedBy } from './propose.ts'

const written = shippedSeverity('default')

test('SEV-1: the first ladder whose conditions fit is the ticket’s', () => {
  const named = (facts: Parameters<typeof ladderFacts>[0]) => ladderFor(written, ladderFacts(facts))?.name
  expect([
    named({}),
    named({ segment: 'free' }),
    named({ kind: 'feature' }),
    named({ kind: 'feature', segment: 'presales' }),
    named({ contract: 'contract-2020' }),
    named({ kind: 'task' }),
    named({ segment: 'internal' }),
  ]).toEqual([
    'Severity 0 to 3',
    'Severity 0 to 3, unpaid',
    'Product gap',
    'Pre-sales',
    'Contract of 2020',
    'Internal work',
    'Severity 0 to 3',
  ])
  expect(ladderFor(aSeverityPolicy(aLadder({ tickets: [{ plan: ['gold'] }] })), ladderFacts())).toBeUndefined()
})

test('SEV-1: P-VERSION: a ticket keeps the ladder that was in force when it arrived', () => {
  const since = instant('2024-01-01T00:00Z')
  const version = (number: number, from: typeof since, name: string) => ({
    version: number,
    effectiveFrom: from,
    publishedAt: from,
    document: aSeverityPolicy(aLadder({ name })),
  })
  const versions = [version(1, instantOf(0), 'old'), version(2, since, 'new')]
  const at = (when: string) => ladderInForce(versions, ladderFacts(), instant(when))
  expect(at('2023-12-31T23:59:59.999Z')).toMatchObject({ policy: 1, ladder: { name: 'old' } })
  expect(at('2024-01-01T00:00Z')).toMatchObject({ policy: 2, ladder: { name: 'new' } })
  expect(ladderInForce([], ladderFacts(), since)).toBeUndefined()
})

describe('SEV-4: what counts', () => {
  test('is what was given before what the ticket tells, and that before what is assumed', () => {
    const { proposal } = judgedBy(
      written,
      { contract: 'contract-2020', environment: 'staging', kind: 'question' },
      { production: true },
    )
    expect(proposal.known).toEqual({
      evidence: { shows: 'question', production: true, security: false, maturity: 'general' },
      sources: { shows: 'ticket', production: 'given', security: 'assumed', maturity: 'assumed' },
    })
  })

  test('leaves out what the ladder does not ask', () => {
    expect(judgedBy(written, {}, { moon: true }).proposal.known.evidence).not.toHaveProperty('moon')
  })
})

test.each([
  [{ moon: true }, 'Evidence moon is not asked by the ladder “simple”. It asks for: core, users, shows.'],
  [{ core: 'maybe' }, 'Evidence core is "maybe". Answer true or false (yes or no on the command line).'],
  [{ users: 101 }, 'Evidence users is 101. Give percents from 0 to 100.'],
  [{ users: true }, 'Evidence users is true. Give percents from 0 to 100.'],
  [{ users: '60' }, 'Evidence users is "60". Give percents from 0 to 100, as a number.'],
  [{ shows: 'up' }, 'Evidence shows is "up". Choose one of: down, slow.'],
])('SEV-5: evidence %j is refused', (evidence, told) => {
  expect(() => checkEvidence(aLadder(), evidence)).toThrow(told)
})

describe('SEV-6: the proposal', () => {
  const gone = { shows: 'core_gone' }

  test.each([
    [{}, 'open', 'Undecided. Answer: what shows.'],
    [gone, 'open', 'Undecided. Answer: acceptable workaround and users affected.'],
    [{ ...gone, users: 80 }, 'open', 'Undecided. Answer: acceptable workaround.'],
    [
      { ...gone, workaround: true },
      'decided',
      'Severity 2: what shows: “A core feature is unavailable” and acceptable workaround: yes',
    ],
    [{ ...gone, workaround: false, users: 20 }, 'support', 'No written criterion fits this evidence; support decides.'],
    [
      { ...gone, workaround: false, users: 60 },
      'decided',
      'Severity 1: what shows: “A core feature is unavailable”, acceptable workaround: no and users affected 60 % (60 or more)',
    ],
  ])('of %j is %s', (evidence, kind, because) => {
    const { proposal } = judgedBy(written, {}, evidence)
    expect(proposal.outcome.kind).toBe(kind)
    expect(proposal.because).toBe(because)
  })

  test('names what it is at least, while something worse is open', () => {
    const down = aLevel({ name: 'Severity 0', severity: 0, priority: 'p0', when: { is: ['shows', 'down'] } })
    const { proposal } = judgedBy(aSeverityPolicy(aLadder({ levels: [down, aLevel()] })), {}, { core: true })
    expect(proposal).toMatchObject({
      outcome: { kind: 'open', answer: ['shows'], atLeast: { name: 'Severity 1' } },
      because: 'Undecided. Answer: what shows. It is at least Severity 1: core: yes.',
    })
    expect(proposedBy(proposal)).toBeNull()
  })

  test('passes over a level that only a person can give', () => {
    const byHand = aLevel({ name: 'Severity 0', severity: 0, priority: 'p0', when: null })
    const { level, proposal } = judgedBy(aSeverityPolicy(aLadder({ levels: [byHand, aLevel()] })), {}, { core: true })
    expect(level).toBe('Severity 1')
    expect(proposedBy(proposal)).toEqual({ level: 'Severity 1', severity: 1, priority: 'p1' })
  })
})

describe('SEV-7: what is set', () => {
  const decided = judgedBy(written, {}, { shows: 'core_slow', workaround: true })
  const open = judgedBy(written, {}, {})

  test.each([
    ['nothing but evidence: the proposal', {}, ['Severity 2', 2, 'p2']],
    ['a level', { level: 'Severity 1' }, ['Severity 1', 1, 'p1']],
    ['a severity', { severity: 0 }, ['Severity 0', 0, 'p0']],
    ['a severity with another priority', { severity: 1, priority: 'p0' }, ['Severity 1', 1, 'p0']],
    ['a priority alone', { priority: 'p1' }, ['Severity 2', 2, 'p1']],
  ] as const)('by %s', (_, wish, expected) => {
    const { level, severity, priority } = decided.choose(wish)
    expect([level?.name, severity, priority]).toEqual(expected)
  })

  test.each([
    [{}, 'Undecided. Answer: what shows. Or choose the severity yourself.'],
    [
      { level: 'Severity 9' },
      'The ladder “Severity 0 to 3” has no level “Severity 9”. Choose one of: Severity 0, Severity 1, Severity 2, Severity 3.',
    ],
    [{ level: 'Severity 1', severity: 2 as const }, 'Severity 1 is severity 1, not 2.'],
  ])('%j is refused', (wish, told) => {
    expect(() => open.choose(wish)).toThrow(told)
  })

  test('a severity that the ladder does not have needs its priority, and is no level', () => {
    const internal = judgedBy(written, { kind: 'task' }, {})
    expect(() => internal.choose({ severity: 0 })).toThrow('has no level of severity 0. Say the priority too')
    expect(internal.choose({ severity: 0, priority: 'p0' })).toEqual({ level: null, severity: 0, priority: 'p0' })
  })
})

describe('SEV-8: a choice that differs', () => {
  const { flags } = judgedBy(written, {}, { shows: 'core_slow', workaround: true })
  const because = 'Severity 2: what shows: “A core feature is somewhat slow” and acceptable workaround: yes'

  test.each([
    [{}, []],
    [{ level: 'Severity 1' }, [`Severity 1 was chosen; the criteria say ${because}.`]],
    [{ severity: 0 }, [`Severity 0 was chosen; the criteria say ${because}.`, 'Slower than usual is not Severity 0.']],
    [{ priority: 'p0' }, ['Severity 2 is p2; p0 was chosen.']],
  ] as const)('%j is flagged', (wish, expected) => {
    expect(flags(wish)).toEqual(expected)
  })
})

describe('SEV-9: the reason makes itself', () => {
  const reason = (evidence: Record<string, boolean | number | string>, wish = {}) => {
    const { ladder, proposal, choose } = judgedBy(written, {}, evidence)
    return reasonFor(ladder, proposal, choose(wish))
  }

  test('of the criterion that decided', () => {
    expect(reason({ shows: 'no_login' })).toBe('Severity 0: what shows: “Nobody can log in”.')
  })

  test('of the evidence, where support chose', () => {
    expect(reason({ shows: 'core_gone', users: 59, workaround: false }, { severity: 1 })).toBe(
      'Severity 1, chosen by support: what shows: “A core feature is unavailable”, acceptable workaround: no and users affected 59 %.',
    )
  })

  test('of the text of the level where nothing was ticked, and it says so', () => {
    expect(reason({}, { severity: 1 })).toBe(
      'Severity 1, chosen by support under its criterion: “Severe: the service is significantly limited for 60 % or more of the users; core features are unavailable or extremely slow, and there is no acceptable workaround.” No evidence was ticked.',
    )
    const gap = judgedBy(written, { kind: 'feature' }, {})
    const chosen = gap.choose({ severity: 0, priority: 'p0' })
    expect([chosen.level, reasonFor(gap.ladder, gap.proposal, chosen)]).toEqual([
      null,
      'Severity 0, chosen by support. No evidence was ticked.',
    ])
  })

  test('of what is answered and what is not, where the criteria are still open', () => {
    expect(reason({ shows: 'core_gone' }, { severity: 1 })).toBe(
      'Severity 1, chosen by support: what shows: “A core feature is unavailable”. Not answered: acceptable workaround and users affected.',
    )
  })

  test('and never passes off what support chose as what the criteria say', () => {
    const slow = { shows: 'core_slow', workaround: true }
    expect(reason(slow, { severity: 1 })).toBe(
      'Severity 1, chosen by support; the criteria say Severity 2: what shows: “A core feature is somewhat slow” and acceptable workaround: yes.',
    )
  })

  test('and is never longer than a reason may be', () => {
    const choices = [...'abcdefghij'].map((value) => ({ value, label: value.repeat(120) }))
    const questions = [...'abcdefghij'].map((id) => ({ id, name: id, asks: id, answer: 'choice', choices }) as const)
    const long = aSeverityPolicy(
      aLadder({ questions, levels: [aLevel({ when: { all: questions.map(({ id }) => ({ is: [id, id] })) } })] }),
    )
    const { ladder, proposal, choose } = judgedBy(long, {}, Object.fromEntries(questions.map(({ id }) => [id, id])))
    expect(reasonFor(ladder, proposal, choose({}))).toHaveLength(500)
  })
})
