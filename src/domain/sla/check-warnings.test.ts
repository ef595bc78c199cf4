import { describe, expect, test } from 'vitest'
import { hours } from '../../../test/support/clock-story.ts'
import { aimed, aPolicy, aRule, promised, promising } from '../../../test/support/rules.ts'
import { contractWarnings, slaWarnings } from './check.ts'

describe('SLA-14: flagged', () => {
  const everybody = aRule('everybody', {})

  test('nothing of a policy that promises something to everybody', () => {
    expect(slaWarnings(promising(aRule('severe', { severity: [0] }), everybody))).toEqual([])
  })

  test.each([
    [[everybody, aRule('b', { severity: [0] })], 'tables[0].rules[1] "b"'],
    [[aRule('a', { severity: [0, 1] }), aRule('b', { severity: [2, 3] }), everybody], 'tables[0].rules[2] "everybody"'],
    [
      [
        aRule('a', { priority: ['p0', 'p1', 'p2', 'p3'], plan: ['x'] }),
        everybody,
        aRule('c', { priority: ['p0'], plan: ['x'] }),
      ],
      'tables[0].rules[2] "c"',
    ],
    [
      [
        aRule('a', { contract: ['x'] }),
        aRule('b', { contract: ['y'] }),
        aRule('c', { contract: ['x', 'y'] }),
        everybody,
      ],
      'tables[0].rules[2] "c"',
    ],
    [
      [
        aRule('a', { segment: ['team'], severity: [0] }),
        aRule('b', { segment: ['team'], severity: [1, 2, 3], channel: ['email'] }),
        aRule('c', { severity: [0, 1], segment: ['team'], channel: ['email'] }),
        everybody,
      ],
      'tables[0].rules[2] "c"',
    ],
  ])('a rule that those before it hide', (rules, place) => {
    expect(slaWarnings(promising(...rules))).toEqual([
      `${place} can never fit: the rules before it fit all that it does. Move it up, or remove it.`,
    ])
  })

  test.each([
    [
      'one of a priority, for not every ticket has one',
      [aRule('a', { priority: ['p0', 'p1', 'p2', 'p3'] }), everybody],
    ],
    [
      'one of an environment, for it may not be known',
      [aRule('a', { environment: ['production', 'staging', 'development', 'trial'] }), everybody],
    ],
    ['one of some plans, for there may be others', [aRule('a', { plan: ['x', 'y'] }), everybody]],
    [
      'one that leaves a corner',
      [
        aRule('a', { segment: ['team'] }),
        aRule('b', { severity: [0] }),
        aRule('c', { segment: ['team', 'free'], severity: [0, 1] }),
        everybody,
      ],
    ],
  ])('not %s', (_, rules) => {
    expect(slaWarnings(promising(...rules))).toEqual([])
  })

  test('a table without rules', () => {
    const document = aPolicy(promised(everybody), aimed())
    expect(slaWarnings(document)).toEqual(['tables[1] "aimed" has no rules. Add one, or remove the table.'])
  })

  test('severities of a paying segment at which nothing is promised, and gaps of the others', () => {
    const document = promising(
      aRule('severe', { segment: ['enterprise', 'free'], severity: [0, 1] }),
      aRule('triage', {}, { triage: hours(1) }),
    )
    expect(slaWarnings(document)).toEqual([
      'No rule promises anything to segment enterprise at severity 2, 3.',
      'No rule promises anything to segment team at severity 0, 1, 2, 3.',
      'No rule promises anything to segment free at severity 2, 3.',
    ])
  })

  test('an aim fills a gap, a rule that is hidden does not', () => {
    expect(slaWarnings(aPolicy(promised(aRule('team', { segment: ['team'] })), aimed(everybody)))).toEqual([])
    const nothing = aRule('nothing', {}, {})
    const warnings = slaWarnings(promising(nothing, aRule('hidden', { segment: ['team'] })))
    expect(warnings.filter((text) => text.includes('segment team'))).toHaveLength(1)
  })

  test('clocks that stand still while we work ourselves', () => {
    const still = aRule('still', {}, { resolution: hours(8, { pausedBy: ['internal'] }) })
    expect(slaWarnings({ ...promising(still), pausedBy: ['customer', 'internal'] })).toEqual([
      'tables[0].rules[0].targets.resolution.pausedBy names internal: the clock stands still while our own teams work.',
      'pausedBy names internal: the clock stands still while our own teams work.',
    ])
  })

  test('the rules of a contract alike', () => {
    expect(contractWarnings({ name: 'Plus', rules: [everybody, aRule('b', { severity: [0] })] })).toEqual([
      'rules[1] "b" can never fit: the rules before it fit all that it does. Move it up, or remove it.',
    ])
  })

  const plans = Array.from({ length: 200 }, (_, index) => `plan-${index}`)

  test('of a long list of narrow rules each that is hidden', () => {
    const rules = plans.map((plan, index) => aRule(plan, { plan: [plan], severity: [(index % 4) as 0 | 1 | 2 | 3] }))
    const again = rules.map((each) => ({ ...each, name: `${each.name} again` }))
    expect(slaWarnings(promising(...rules, ...again, everybody))).toHaveLength(200)
  })
})
