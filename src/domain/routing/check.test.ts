import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { RoutingPolicy as Shape } from '../../contract/routing.ts'
import { Refusal } from '../refusal.ts'
import { askerOf } from './asker.ts'
import { checkRoutingPolicy, missingTeams, routingWarnings } from './check.ts'
import type { RoutingPolicy, RoutingRule } from './document.ts'

const read = (name: string): RoutingPolicy =>
  Shape.parse(JSON.parse(readFileSync(new URL(`../../../policies/${name}.json`, import.meta.url), 'utf8')).document)

const rule = (name: string, facts: Partial<RoutingRule> = {}): RoutingRule => ({
  name,
  when: {},
  to: { teamKind: 'support' },
  says: 'So it is.',
  weight: 50,
  ...facts,
})

const policy = (...rules: RoutingRule[]): RoutingPolicy => ({
  name: 'test',
  about: '',
  areas: [{ slug: 'search', name: 'Search', keywords: ['search', 'query'], owner: { team: 'finders' } }],
  rules,
})

function faultOf(document: RoutingPolicy): string {
  try {
    checkRoutingPolicy(document)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'policy_invalid') return error.message
    throw error
  }
  return 'taken'
}

test('ROU-7: a sound table is taken as it is, and the one that ships is sound', () => {
  const sound = policy(rule('a'), rule('b', { to: { owner: 'area' }, when: { area: ['search'], words: ['licen*'] } }))
  expect(checkRoutingPolicy(sound)).toBe(sound)
  const shipped = read('routing-default')
  expect(checkRoutingPolicy(shipped)).toBe(shipped)
  expect(routingWarnings(shipped)).toEqual([])
})

describe('ROU-7: refused, with the place and what to do', () => {
  const areas = policy().areas
  test.each([
    ['the same name twice', policy(rule('a'), rule('a')), 'rules[1].name is "a", as rules[0] is called.'],
    ['the name of no rule', policy(rule('default')), 'rules[0].name is “default”, which stands for no rule.'],
    ['no weight', policy(rule('a', { weight: 0 })), 'rules[0].weight is 0. Write whole percents from 1 to 100.'],
    ['a part of a percent', policy(rule('a', { weight: 1.5 })), 'rules[0].weight is 1.5.'],
    ['an empty list', policy(rule('a', { when: { kind: [] } })), 'rules[0].when.kind is empty and fits nothing.'],
    ['an unknown area', policy(rule('a', { when: { area: ['sso'] } })), 'names "sso", which is no area of this table.'],
    ['no word', policy(rule('a', { when: { words: ['?'] } })), 'rules[0].when.words[0] is “?”. Write a word'],
    ['a short beginning', policy(rule('a', { when: { words: ['li*'] } })), 'of at least 3 letters.'],
    ['a beginning of two words', policy(rule('a', { when: { words: ['code ho*'] } })), 'only ends a single word'],
    [
      'a word twice',
      policy(rule('a', { when: { words: ['x1', 'x1'] } })),
      'words[1] is “x1”, as rules[0].when.words[0] is.',
    ],
    [
      'best effort of nobody',
      policy(rule('a', { to: { noAction: { whom: 'an advisor', words: 'So.' } }, excluded: 'best_effort' })),
      'rules[0].excluded says that no clock runs where nobody of support acts at all.',
    ],
    [
      'the owner of no area',
      { ...policy(rule('a', { to: { owner: 'area' } })), areas: [] },
      'rules[0].to leads to the owner of the area, but the table has no areas.',
    ],
    [
      'an area twice',
      { ...policy(), areas: [...areas, ...areas] },
      'areas[1].slug is "search", as areas[0] is called.',
    ],
    [
      'an area without words',
      { ...policy(), areas: areas.map((area) => ({ ...area, keywords: [] })) },
      'areas[0].keywords is empty, so nothing speaks of it.',
    ],
  ])('%s', (_, document, text) => {
    expect(faultOf(document)).toContain(text)
  })
})

describe('ROU-8: what looks odd', () => {
  test.each([
    ['a rule that an earlier one of its weight hides', [rule('a'), rule('b', { when: { kind: ['task'] } })], 1],
    ['one that a later, weightier one hides', [rule('a', { when: { kind: ['task'] } }), rule('b', { weight: 60 })], 1],
    ['not a weightier one', [rule('a'), rule('b', { weight: 60 })], 1],
    ['not behind one that asks for words', [rule('a', { when: { words: ['crash'] } }), rule('b')], 0],
    [
      'not behind one that asks for more',
      [rule('a', { when: { kind: ['task'], plan: ['gold'] } }), rule('b', { when: { kind: ['task'] } })],
      0,
    ],
    [
      'an advisor of either kind',
      [rule('a', { when: { technicalAdvisor: 'yes' } }), rule('b', { when: { technicalAdvisor: 'no' } })],
      0,
    ],
    [
      'hidden behind the same advisor',
      [
        rule('a', { when: { technicalAdvisor: 'yes' } }),
        rule('b', { when: { technicalAdvisor: 'yes', segment: ['team'] } }),
      ],
      1,
    ],
  ])('%s', (_, rules, count) => {
    expect(routingWarnings(policy(...rules))).toHaveLength(count)
  })

  test('it names both', () => {
    expect(routingWarnings(policy(rule('a'), rule('b')))).toEqual([
      'rules[1] “b” never comes first: “a” fits whenever it does, with no less weight. Raise its weight, or remove it.',
    ])
  })

  test('a word of two areas tells nothing apart', () => {
    const [area] = policy().areas
    const document = { ...policy(), areas: area ? [area, { ...area, slug: 'x', name: 'X', keywords: ['query'] }] : [] }
    expect(routingWarnings(document)).toEqual([
      'areas[1] “X” has the word “query”, which “Search” has too: it tells nothing apart.',
    ])
  })

  test('teams there are not', () => {
    const teams = [{ slug: 'support', kind: 'support' }] as const
    expect(missingTeams(policy(rule('a'), rule('b', { to: { teamKind: 'product' } })), teams)).toEqual([
      'areas[0] “Search” leads to team "finders", which there is not. Add it, or name another.',
      'rules[1] “b” leads to a team of kind product, which there is not. Add it, or name another.',
    ])
  })
})

describe('ROU-11: who asks', () => {
  const someone = { name: 'Ann', email: 'ann@acme.example' }
  const nameless = { name: 'Ann', email: null }
  test.each([
    ['a customer who wrote', someone, 'engineer', 'customer'],
    ['a customer whom a customer engineer writes for', someone, 'customer_engineer', 'customer'],
    ['a customer on the phone, written down by support', nameless, 'engineer', 'customer'],
    ['a customer engineer who names somebody', nameless, 'customer_engineer', 'customer_engineer'],
    ['a customer engineer', null, 'customer_engineer', 'customer_engineer'],
    ['support itself', null, 'lead', 'lead'],
    ['a contact in the portal', null, 'contact', 'customer'],
    ['an import', null, null, 'customer'],
  ] as const)('%s', (_, contact, role, expected) => {
    expect(askerOf(contact, role)).toBe(expected)
  })
})
