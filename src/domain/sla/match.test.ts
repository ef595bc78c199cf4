import { describe, expect, test } from 'vitest'
import { hours, judgedBy, version } from '../../../test/support/clock-story.ts'
import { someFacts } from '../../../test/support/promises.ts'
import { aimed, aPolicy, hoursFor, promised, promising } from '../../../test/support/rules.ts'
import type { Policies } from '../policies.ts'
import { instant, instantOf, later } from '../time.ts'
import type { Contract, SlaPolicy, SlaRule } from './document.ts'
import { promisesFor, type SlaFacts } from './match.ts'

const NOW = instant('2024-03-18T10:00-07:00')

const judged = (document: SlaPolicy, contracts: Policies['contracts'] = {}) => judgedBy(document, { contracts })

const found = (policies: Policies, facts: Partial<SlaFacts> = {}, knownAt = NOW) =>
  promisesFor(someFacts(facts), policies, knownAt)

const paying = hoursFor('paying', { segment: ['enterprise', 'team'] }, 8)
const severe = hoursFor('severe', { segment: ['enterprise'], severity: [0, 1] }, 2)
const anybody = hoursFor('anybody', {}, 40)

describe('SLA-1: the first rule of a table that fits', () => {
  const policies = judged(promising(severe, paying, anybody))

  test('gives its targets, and says why it fits and why those above it do not', () => {
    expect(found(policies, { severity: 2 })).toEqual({
      promises: {
        first_response: [
          {
            target: hours(8),
            calendar: 'office',
            table: 'promised',
            rule: 'paying',
            policy: 1,
            contract: null,
            because: 'segment is enterprise',
          },
        ],
      },
      passedOver: [{ table: 'promised', rule: 'severe', because: 'severity is 2, not 0 or 1' }],
      warnings: [],
    })
  })

  test.each([
    [{ severity: 1 }, 'severe', 'segment is enterprise and severity is 1'],
    [{ segment: 'team', severity: 1 }, 'paying', 'segment is team'],
    [{ segment: 'open_source' }, 'anybody', 'it fits every ticket'],
  ] as [Partial<SlaFacts>, string, string][])('of %j it is %s', (facts, name, because) => {
    expect(found(policies, facts).promises.first_response).toMatchObject([{ rule: name, because }])
  })

  test('TV-14: where none fits nothing is promised, and each rule says why', () => {
    const { promises, passedOver } = found(judged(promising(severe, paying)), { segment: 'open_source' })
    expect(promises).toEqual({})
    expect(passedOver.map(({ because }) => because)).toEqual([
      'segment is open source, not enterprise',
      'segment is open source, not enterprise or team',
    ])
  })

  test('without any policy nothing is promised', () => {
    expect(found({ ...policies, sla: [] })).toEqual({ promises: {}, passedOver: [], warnings: [] })
  })

  test('a target may count by another calendar than its rule', () => {
    const night = { ...paying, targets: { first_response: hours(1, { calendar: 'night' }), resolution: hours(9) } }
    const { promises } = found(judged(promising(night)))
    expect(promises.first_response?.[0]?.calendar).toBe('night')
    expect(promises.resolution?.[0]?.calendar).toBe('office')
  })
})

describe('SLA-2: a condition', () => {
  const every: SlaRule['when'] = {
    contract: ['plus'],
    segment: ['enterprise'],
    plan: ['premium', 'elite'],
    severity: [0, 1],
    priority: ['p0'],
    kind: ['problem', 'incident'],
    channel: ['email'],
    environment: ['production'],
  }
  const policies = judged(promising(hoursFor('all', every, 1)))
  const fits = { contract: 'plus', plan: 'elite', severity: 0, priority: 'p0' } as const

  test('of every kind holds for any of its values', () => {
    expect(found(policies, fits).promises.first_response?.[0]?.because).toBe(
      'contract is plus and segment is enterprise and plan is elite and severity is 0 and priority is p0 and kind is problem and channel is email and environment is production',
    )
  })

  test.each([
    [{ contract: 'basic' }, 'contract is basic, not plus'],
    [{ contract: null }, 'there is no contract, and it asks for plus'],
    [{ segment: 'free' }, 'segment is free, not enterprise'],
    [{ plan: null }, 'there is no plan, and it asks for premium or elite'],
    [{ severity: 3 }, 'severity is 3, not 0 or 1'],
    [{ priority: null }, 'there is no priority, and it asks for p0'],
    [{ kind: 'question' }, 'kind is question, not problem or incident'],
    [{ channel: 'slack' }, 'channel is slack, not email'],
    [{ environment: 'staging' }, 'environment is staging, not production'],
    [{ environment: null }, 'there is no environment, and it asks for production'],
  ] as [Partial<SlaFacts>, string][])('fails, with %j', (facts, because) => {
    expect(found(policies, { ...fits, ...facts }).passedOver).toEqual([{ table: 'promised', rule: 'all', because }])
  })
})

describe('SLA-3: a contract', () => {
  const plus: Contract = { name: 'Plus of Acme', rules: [hoursFor('contract severe', { severity: [0] }, 1)] }
  const tables = [promised(paying), aimed(hoursFor('our hour', {}, 1))]
  const policies = judged(aPolicy(...tables), { plus: [version(plus)] })

  test('comes in place of the promises; our own aims hold beside it', () => {
    const { promises, warnings } = found(policies, { contract: 'plus', severity: 0 })
    expect(promises.first_response).toMatchObject([
      { table: 'Plus of Acme', rule: 'contract severe', policy: null, contract: 'plus', because: 'severity is 0' },
      { table: 'aimed', rule: 'our hour', policy: 1, contract: null },
    ])
    expect(warnings).toEqual([])
  })

  test('of which no rule fits promises nothing, and the tables do not stand in', () => {
    const { promises, passedOver } = found(policies, { contract: 'plus', severity: 2 })
    expect(promises.first_response).toMatchObject([{ table: 'aimed' }])
    expect(passedOver).toEqual([{ table: 'Plus of Acme', rule: 'contract severe', because: 'severity is 2, not 0' }])
  })

  test.each(['gold', 'constructor'])(
    'C-CUSTOM: that is not written down (%s) leaves the tables, with a warning',
    (slug) => {
      const { promises, warnings } = found(policies, { contract: slug })
      expect(promises.first_response).toMatchObject([{ table: 'promised', contract: null }, { table: 'aimed' }])
      expect(warnings).toEqual([
        `The account's contract "${slug}" is not written down, so the tables of "simple" hold. Add the contract, or take it off the account.`,
      ])
    },
  )

  test('that a rule of the tables names needs no document', () => {
    const named = judged(promising(hoursFor('signed', { contract: ['of-2020'] }, 24)))
    const { promises, warnings } = found(named, { contract: 'of-2020' })
    expect(promises.first_response).toMatchObject([{ rule: 'signed', policy: 1, contract: null }])
    expect(warnings).toEqual([])
  })

  test('counts from when it is known', () => {
    const known = judged(aPolicy(...tables), { plus: [version(plus, 1, later(NOW, 1))] })
    expect(found(known, { contract: 'plus', severity: 0 }).warnings).toHaveLength(1)
    expect(found(known, { contract: 'plus', severity: 0 }, later(NOW, 1)).warnings).toEqual([])
  })
})

test('SLA-4: until triage the assumed severity counts, and is told as such', () => {
  const policies = judged({ ...promising(severe, paying), assumedSeverity: 1 })
  expect(found(policies, { severity: null }).promises.first_response).toMatchObject([
    { rule: 'severe', because: 'segment is enterprise and severity is 1 (assumed until triage)' },
  ])
})

test('SLA-17: what several tables promise stands side by side', () => {
  const policies = judged(aPolicy(promised(paying), aimed(hoursFor('our hour', {}, 1))))
  expect(found(policies).promises.first_response?.map(({ rule: name }) => name)).toEqual(['paying', 'our hour'])
})

describe('POL-6: what is known', () => {
  const slow = promising(hoursFor('slow', {}, 40))
  const saved = instant('2024-06-01T00:00Z')
  const first = version(promising(paying))
  const second = { version: 2, publishedAt: saved, effectiveFrom: later(saved, 1_000), document: slow }
  const policies = { ...judged(slow), sla: [first, second] }

  test.each([
    ['before a version is saved', later(saved, -1), 1],
    ['when it is saved, and not in force yet', saved, 1],
    ['when it is in force', later(saved, 1_000), 2],
  ])('%s', (_, knownAt, expected) => {
    expect(found(policies, {}, knownAt).promises.first_response?.[0]?.policy).toBe(expected)
  })

  test('before the first, nothing is', () => {
    expect(found({ ...policies, sla: [second] }, {}, instantOf(0)).promises).toEqual({})
  })
})
