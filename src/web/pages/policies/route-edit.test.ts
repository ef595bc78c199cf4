import { describe, expect, test } from 'vitest'
import type { RoutingPolicy, RoutingRule } from '../../../contract/routing.ts'
import { routingChanges, routingFaults, ruleOf, typedOf } from './route-edit.ts'

const first: RoutingRule = {
  name: 'How-to question of customer engineering',
  when: { kind: ['question'], askedBy: ['customer_engineer'] },
  to: { teamKind: 'engineering' },
  says: 'Whoever knows answers.',
  excluded: 'best_effort',
  weight: 95,
}
const second: RoutingRule = {
  name: 'Security matter',
  when: { technicalAdvisor: 'yes', words: ['vulnerab*', 'security review'], plan: ['gold', 'platinum plus'] },
  to: { noAction: { whom: 'the technical advisor', words: 'Security matters are the advisor’s.' } },
  says: 'The account has an advisor.',
  weight: 94,
}
const rest: RoutingRule[] = [
  { name: 'Licences', when: { area: ['billing'] }, to: { team: 'solutions' }, says: 'They know.', weight: 90 },
  { name: 'Help', when: { segment: ['enterprise'] }, to: { owner: 'area' }, says: 'The owner helps.', weight: 30 },
]
const policy: RoutingPolicy = {
  name: 'ours',
  about: '',
  areas: [{ slug: 'billing', name: 'Billing', keywords: ['invoice'], owner: { teamKind: 'product' } }],
  rules: [first, second, ...rest],
}

test('every kind of rule comes out of its form as it went in', () => {
  expect(policy.rules.map((rule) => ruleOf(typedOf(rule)))).toEqual(policy.rules)
})

test('what is left empty is left out, and words are taken once', () => {
  const typed = { ...typedOf(first), kind: [], plan: ' ', words: 'api,  token ,api\nlicen*', to: 'team:platform' }
  expect(ruleOf(typed)).toMatchObject({
    when: { words: ['api', 'token', 'licen*'] },
    to: { team: 'platform' },
  })
  expect(ruleOf(typed).when).not.toHaveProperty('plan')
  expect(ruleOf({ ...typed, to: 'none', whom: 'sales ', noActionWords: 'Theirs.' }).to).toEqual({
    noAction: { whom: 'sales', words: 'Theirs.' },
  })
})

describe('ROU-7: faults stand at their place', () => {
  test('each of them', () => {
    const broken = { ...first, weight: 0, when: { area: ['moon'] } }
    const faults = routingFaults({ ...policy, rules: [second, broken] })
    expect(faults.map(({ place }) => place)).toEqual(['rules.1.when.area', 'rules.1.weight'])
  })

  test('none in a sound table', () => {
    expect(routingFaults(policy)).toEqual([])
  })
})

test('what a draft changes is told by the names of the rules', () => {
  const changed = { ...policy, rules: [...rest, { ...first, weight: 12 }, { ...second, name: 'Another' }] }
  expect(routingChanges(policy, changed)).toEqual({
    added: ['Another'],
    removed: [second.name],
    changed: [first.name],
    moved: true,
  })
  expect(routingChanges(policy, policy)).toEqual({ added: [], removed: [], changed: [], moved: false })
})
