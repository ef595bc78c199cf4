import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { must } from '../assert.ts'
import type { RoutingPolicy, RoutingRule } from './document.ts'
import { type RoutableTeam, type RouteCandidate, type RoutingFacts, route, teamOf } from './route.ts'
import { destinationWords, detourWords, routeReason } from './words.ts'

const shipped = new URL('../../../policies/routing-default.json', import.meta.url)
const { document: POLICY } = JSON.parse(readFileSync(shipped, 'utf8')) as { document: RoutingPolicy }

const TEAMS: readonly RoutableTeam[] = [
  { slug: 'customer-engineering', kind: 'customer_engineering' },
  { slug: 'engineering', kind: 'engineering' },
  { slug: 'product', kind: 'product' },
  { slug: 'support', kind: 'support' },
]

const ASK: RoutingFacts = {
  subject: 'Results look odd',
  body: 'They differ from yesterday.',
  kind: 'problem',
  segment: 'enterprise',
  plan: null,
  technicalAdvisor: false,
  askedBy: 'customer',
}

const first = (facts: Partial<RoutingFacts>): RouteCandidate =>
  must(route(POLICY, { ...ASK, ...facts }, TEAMS).candidates[0], 'a workspace with teams has a path')

const place = (facts: Partial<RoutingFacts>): string => destinationWords(first(facts).to)

describe('ROU-10: the agreed paths', () => {
  test('TV-69: a feature request is no action for support where a technical advisor looks after the account', () => {
    const feature = { kind: 'feature', subject: 'Please add a dark theme' } as const
    expect(place({ ...feature, technicalAdvisor: true })).toBe(
      'no action for support (the technical advisor or customer engineer of the account)',
    )
    expect(place({ ...feature, technicalAdvisor: false })).toBe('team support')
  })

  test('TV-69: and so is a security matter', () => {
    const security = {
      kind: 'question',
      subject: 'CVE in a library you ship',
      body: 'Our security scan found it.',
    } as const
    expect(place({ ...security, technicalAdvisor: true })).toMatch(/^no action for support/)
    expect(place({ ...security, technicalAdvisor: false })).toBe('team support')
    expect(place({ ...security, kind: 'incident', technicalAdvisor: true })).toBe('team support')
  })

  test('TV-70: licensing is not support’s', () => {
    expect(place({ kind: 'question', subject: 'More seats on our licence' })).toBe('team customer-engineering')
    expect(place({ kind: 'problem', subject: 'Licence key is refused' })).toBe('team customer-engineering')
    expect(place({ kind: 'problem', body: 'The page of our licence says nothing about it.' })).toBe('team support')
  })

  test('TV-74: a how-to question of a customer engineer goes to engineering, best effort', () => {
    const question = first({ kind: 'question', askedBy: 'customer_engineer', subject: 'How do I scope a search?' })
    expect(question).toMatchObject({ to: { team: 'engineering' }, excluded: 'best_effort' })
    expect(first({ kind: 'question', subject: 'How do I scope a search?' })).toMatchObject({
      to: { team: 'support' },
      excluded: null,
    })
  })

  test.each([
    ['troubleshooting, whoever asks', { kind: 'problem', askedBy: 'customer_engineer' }, 'team support'],
    ['a feature request of a customer engineer', { kind: 'feature', askedBy: 'customer_engineer' }, 'team product'],
    [
      'also with a technical advisor',
      { kind: 'feature', askedBy: 'customer_engineer', technicalAdvisor: true },
      'team product',
    ],
    ['a prospect', { kind: 'presales', segment: 'presales' }, 'team support'],
    [
      'a security questionnaire',
      { kind: 'question', subject: 'SOC 2 and a vendor assessment' },
      'team customer-engineering',
    ],
    [
      'strategy',
      { kind: 'question', subject: 'A rollout plan for 400 developers' },
      'no action for support (the customer engineer or technical advisor of the account)',
    ],
    [
      'a task of support about an area',
      { kind: 'task', askedBy: 'engineer', subject: 'Reindex two shards' },
      'team engineering',
    ],
    ['usage numbers', { kind: 'task', askedBy: 'lead', subject: 'Usage report of active users' }, 'team product'],
  ] as const)('%s', (_, facts, expected) => {
    expect(place(facts)).toBe(expected)
  })
})

const rule = (name: string, facts: Partial<RoutingRule> = {}): RoutingRule => ({
  name,
  when: {},
  to: { teamKind: 'product' },
  says: `${name} says so.`,
  weight: 80,
  ...facts,
})

const policy = (rules: readonly RoutingRule[]): RoutingPolicy => ({
  name: 'test',
  about: '',
  areas: [
    { slug: 'search', name: 'Search', keywords: ['search', 'query'], owner: { team: 'engineering' } },
    { slug: 'sso', name: 'Sign-in', keywords: ['sign in', 'saml'], owner: { team: 'identity' } },
    { slug: 'billing', name: 'Billing', keywords: ['invoice', 'seat'], owner: { team: 'customer-engineering' } },
  ],
  rules,
})

const ranked = (rules: readonly RoutingRule[], facts: Partial<RoutingFacts> = {}) =>
  route(policy(rules), { ...ASK, ...facts }, TEAMS).candidates.map(({ to, rule: by, confidence }) => [
    destinationWords(to),
    by,
    confidence,
  ])

describe('ROU-1: every path that fits, best first', () => {
  test('a fact alone gives the rule’s weight, and the default stands last', () => {
    expect(ranked([rule('a')])).toEqual([
      ['team product', 'a', 0.8],
      ['team support', 'default', 0.1],
    ])
  })

  test('nothing fits: the team of support, with little confidence', () => {
    expect(ranked([rule('a', { when: { kind: ['task'] } })])).toEqual([['team support', 'default', 0.1]])
    expect(route(policy([]), ASK, []).candidates).toEqual([])
  })

  test('without a team of support, the first team there is', () => {
    const [only] = route(policy([]), ASK, [
      { slug: 'zeta', kind: 'product' },
      { slug: 'beta', kind: 'product' },
    ]).candidates
    expect(only?.to).toEqual({ team: 'beta' })
  })

  test('of rules that lead to one place the surest is kept; of equals the first', () => {
    expect(ranked([rule('a', { weight: 50 }), rule('b'), rule('c')])[0]).toEqual(['team product', 'b', 0.8])
  })

  test('of equals to different places the first of the policy is first', () => {
    const rules = [rule('a', { to: { team: 'support' } }), rule('b')]
    expect(ranked(rules).map(([, by]) => by)).toEqual(['a', 'b'])
    expect(ranked(rules.toReversed()).map(([, by]) => by)).toEqual(['b', 'a'])
  })

  test('a rule to the owner of the area gives one path for each area', () => {
    const paths = ranked([rule('owner', { to: { owner: 'area' } })], { subject: 'Search, query and an invoice' })
    expect(paths.map(([to]) => to)).toEqual(['team engineering', 'team customer-engineering', 'team support'])
  })
})

test('ROU-2: a kind of team is the one called by it, or else the first by slug; what leads nowhere is passed over', () => {
  const two: RoutableTeam[] = [
    { slug: 'search-platform', kind: 'engineering' },
    { slug: 'graph', kind: 'engineering' },
  ]
  expect(teamOf({ teamKind: 'engineering' }, two)).toBe('graph')
  expect(teamOf({ teamKind: 'engineering' }, [...two, { slug: 'engineering', kind: 'engineering' }])).toBe(
    'engineering',
  )
  expect(teamOf({ teamKind: 'product' }, two)).toBeUndefined()
  expect(ranked([rule('owner', { to: { owner: 'area' } })], { subject: 'SAML' })).toEqual([
    ['team support', 'default', 0.1],
  ])
})

describe('ROU-5: confidence', () => {
  const words = rule('words', { when: { words: ['crash', 'panic', 'hang'] }, weight: 90 })

  test.each([
    ['one word of the text', { body: 'a crash' }, 0.6],
    ['one word of the subject, or two of the text', { subject: 'Crash' }, 0.8],
    ['two of the text', { body: 'crash, then panic' }, 0.8],
    ['three', { subject: 'Crash', body: 'panic' }, 0.87],
  ])('%s', (_, facts, expected) => {
    expect(ranked([words], facts)[0]?.[2]).toBe(expected)
  })

  test('a word that is found twice counts once', () => {
    expect(ranked([words], { subject: 'Crash', body: 'crash' })[0]?.[2]).toBe(0.8)
  })

  test('what leads elsewhere lessens it', () => {
    const rules = [words, rule('b', { weight: 80, to: { team: 'engineering' } })]
    expect(ranked(rules, { subject: 'Crash' })).toEqual([
      ['team product', 'words', 0.6],
      ['team engineering', 'b', 0.6],
      ['team support', 'default', 0.1],
    ])
  })

  test('it explains itself', () => {
    const rules = [
      rule('b', { when: { words: ['crash*'], area: ['search'] } }),
      rule('c', { to: { team: 'support' }, weight: 10 }),
    ]
    const { candidates } = route(policy(rules), { ...ASK, subject: 'Search crashes', body: 'Each query' }, TEAMS)
    const [best] = candidates
    expect(best && routeReason(best, candidates)).toBe(
      'b says so. It is about Search. Found “search”, “crash…” in the subject and “query” in the text. One other path fits too.',
    )
  })
})

test('ROU-6: the product area is the one its words speak most of, whatever the rules say', () => {
  const areaOf = (subject: string, body = '') => route(policy([]), { ...ASK, subject, body }, TEAMS).area
  expect(areaOf('An invoice', 'a search')).toBe('billing')
  expect(areaOf('Invoice for search')).toBe('search')
  expect(areaOf('Hello')).toBeNull()
})

test('ROU-1: an account without a technical advisor, a plan that is not known, and a role that is not named do not fit', () => {
  const fits = (when: RoutingRule['when'], facts: Partial<RoutingFacts> = {}) =>
    ranked([rule('a', { when })], facts).length === 2
  expect(fits({ technicalAdvisor: 'no' })).toBe(true)
  expect(fits({ technicalAdvisor: 'yes' })).toBe(false)
  expect(fits({ plan: ['premium'] })).toBe(false)
  expect(fits({ plan: ['premium'] }, { plan: 'premium' })).toBe(true)
  expect(fits({ segment: ['team'] })).toBe(false)
  expect(fits({ askedBy: ['customer'] })).toBe(true)
  expect(fits({ askedBy: ['product'] })).toBe(false)
})

test('ROU-9: a detour names the agreed path', () => {
  expect(detourWords(first({ kind: 'question', askedBy: 'customer_engineer' }))).toBe(
    'The agreed path leads to team engineering, by the rule “How-to question of customer engineering”: A customer engineer asks how-to questions in the engineering channel: whoever knows answers, best effort, and no clock runs.',
  )
})
