import { describe, expect, test } from 'vitest'
import { shippedOrder, shippedPolicies } from '../../test/support/policies.ts'
import { policyFile, policyFiles } from '../local/policy-files.ts'
import { checkOrderPolicy, type OrderPolicy } from './policy.ts'
import { checkPublication, warningsOf } from './publication-check.ts'
import type { SlaPolicy } from './sla/document.ts'
import { instant, instantOf, later } from './time.ts'
import { type Version, versionAt } from './version.ts'

const version = (number: number, from: string, published = '1970-01-01T00:00Z'): Version<string> => ({
  version: number,
  effectiveFrom: instant(from),
  publishedAt: instant(published),
  document: `v${number}`,
})
const versions = [
  version(1, '2024-01-01T00:00Z'),
  version(2, '2024-03-01T00:00Z'),
  version(3, '2024-03-01T00:00Z'),
  version(4, '2024-06-01T00:00Z'),
]

test.each([
  ['long before the first', '2020-01-01T00:00Z', undefined],
  ['when the first starts', '2024-01-01T00:00Z', 1],
  ['between two', '2024-02-01T00:00Z', 1],
  ['at a start that two share', '2024-03-01T00:00Z', 3],
  ['after the last', '2030-01-01T00:00Z', 4],
])('POL-1: the version in force %s', (_, at, expected) => {
  expect(versionAt(versions, instant(at))?.version).toBe(expected)
})

test('POL-1: a version holds from its very instant, and not a millisecond before', () => {
  const starts = instant('2024-06-01T00:00Z')
  expect([later(starts, -1), starts].map((at) => versionAt(versions, at)?.version)).toEqual([3, 4])
})

test('POL-6: a version counts only for who knows of it', () => {
  const late = [version(1, '1970-01-01T00:00Z'), version(2, '2024-03-01T00:00Z', '2024-02-01T00:00Z')]
  const [before, published, after] = ['2024-01-31T23:59Z', '2024-02-01T00:00Z', '2024-04-01T00:00Z'].map(instant)
  if (before === undefined || published === undefined || after === undefined) throw new Error('three instants')
  expect(versionAt(late, after, before)?.version).toBe(1)
  expect(versionAt(late, after, published)?.version).toBe(2)
  expect(versionAt(late, published)?.version).toBe(1)
  expect(versionAt(late, after)?.version).toBe(2)
})

test('POL-1: what a workspace starts with holds from the beginning of time', () => {
  const { order, sla, closing, contracts, book } = shippedPolicies()
  const firsts = [order, sla, closing, ...Object.values(book.calendars)].map((all) => all[0])
  const dates = firsts.flatMap((first) => [first?.effectiveFrom, first?.publishedAt])
  expect(new Set(dates)).toEqual(new Set([0]))
  expect(contracts).toEqual({})
})

const order = shippedOrder('order-default').document
const withNormal = (...criteria: string[]): OrderPolicy => {
  return { ...order, criteria: { ...order.criteria, normal: criteria as OrderPolicy['criteria']['normal'] } }
}
const withSegments = (...segments: string[][]): OrderPolicy => {
  return { ...order, segments: segments as unknown as OrderPolicy['segments'] }
}

test.each([
  ['no number at the end', withNormal('priority', 'received'), 'not strict'],
  ['the number elsewhere', withNormal('number', 'received'), 'not strict'],
  ['nothing', withNormal(), 'not strict'],
  ['a criterion twice', withNormal('received', 'priority', 'received', 'number'), 'not strict'],
  ['a criterion that does not exist', withNormal('mood', 'number'), 'no criterion "mood"'],
  ['a fault in the hard order', { ...order, criteria: { ...order.criteria, hard: [] } }, 'not strict'],
  ['a segment in two classes', withSegments(['free', 'team'], ['team']), 'two classes'],
  ['a segment twice in a class', withSegments(['free', 'free']), 'two classes'],
  ['a segment that does not exist', withSegments(['platinum']), 'no segment "platinum"'],
])('POL-3, RANK-1: an order with %s is refused', (_, policy, text) => {
  const refusal = expect.objectContaining({ code: 'policy_invalid', message: expect.stringContaining(text) })
  expect(() => checkOrderPolicy(policy)).toThrow(refusal)
})

test('POL-3: an order may leave out segments, and criteria other than the number', () => {
  expect(checkOrderPolicy(withSegments())).toEqual(withSegments())
  expect(checkOrderPolicy(withNormal('number'))).toEqual(withNormal('number'))
})

describe('POL-4: what is saved', () => {
  const policies = shippedPolicies()
  const draft = { slug: 'sla', version: 2, effectiveFrom: instantOf(0), publishedAt: instantOf(0) } as const
  const [sla] = policies.sla

  test('is refused with the place when it names a calendar that does not exist', () => {
    const rules = [{ name: 'a', when: {}, calendar: 'moon', targets: {} }]
    const document = { ...sla?.document, tables: [{ name: 't', kind: 'promise', rules }] }
    const refusal = expect.objectContaining({
      code: 'policy_invalid',
      details: expect.objectContaining({ place: 'tables[0].rules[0].calendar' }),
    })
    expect(() => checkPublication(policies, { ...draft, name: 'sla', document })).toThrow(refusal)
    expect(() => checkPublication(policies, { ...draft, name: 'contract', document: { name: 'c', rules } })).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ place: 'rules[0].calendar' }) }),
    )
  })

  test('is taken when it is sound', () => {
    expect(() => checkPublication(policies, { ...draft, name: 'sla', document: sla?.document })).not.toThrow()
  })
})

describe('POL-5: the shipped files', () => {
  const slas = policyFiles().filter((name) => name.startsWith('sla-'))

  test.each(policyFiles())('%s is well formed', (name) => {
    const { policy, version } = policyFile(name)
    expect(version).toBe(1)
    expect(name).toMatch(new RegExp(`^${policy}-`))
    if (policy === 'order') expect(shippedOrder(name).document).toBeDefined()
  })

  test.each(slas)('SLA-6: %s can be started with, and nothing in it is odd', (name) => {
    const policies = shippedPolicies('order-default', name)
    const document: SlaPolicy | undefined = policies.sla[0]?.document
    expect(document?.name).toBe(name.replace('sla-', ''))
    expect(document?.assumedSeverity).toBe(2)
    const publication = {
      name: 'sla',
      slug: 'sla',
      version: 1,
      effectiveFrom: instantOf(0),
      publishedAt: instantOf(0),
    } as const
    expect(warningsOf({ ...publication, document })).toEqual([])
    for (const { rules } of document?.tables ?? []) {
      for (const { targets } of rules) {
        expect(new Set(Object.values(targets).flatMap((target) => target?.warnAt))).toEqual(new Set([80]))
      }
    }
  })

  test('a calendar that several define is the same in all', () => {
    const defined = policyFiles().flatMap((name) => {
      const file = policyFile(name)
      return file.policy === 'order' ? [] : Object.entries(file.calendars)
    })
    const texts = new Map<string, Set<string>>()
    for (const [slug, calendar] of defined) {
      texts.set(slug, (texts.get(slug) ?? new Set()).add(JSON.stringify(calendar)))
    }
    expect(texts.size).toBeGreaterThan(6)
    expect([...texts].filter(([, different]) => different.size > 1)).toEqual([])
  })

  test('POL-2: the default order is that of RANK-3', () => {
    expect(order.criteria.normal.join(' ')).toBe('actionable pin priority severity due received number')
    expect(order.criteria.hard.join(' ')).toBe('actionable pin priority severity segment due received number')
    expect(order.segments.flat().join(' ')).toBe('presales enterprise team free open_source internal')
  })

  test('the others differ from it in one thing each', () => {
    const { document: early } = shippedOrder('order-2021-02-25')
    expect(early.criteria).toEqual(order.criteria)
    expect(early.segments).toEqual([['presales', 'enterprise'], ['team'], ['free'], ['internal']])
    const { document: classFirst } = shippedOrder('order-class-first')
    expect(classFirst.segments).toEqual(order.segments)
    expect(classFirst.criteria.normal).toEqual(order.criteria.normal)
    expect(classFirst.criteria.hard.join(' ')).toBe('actionable pin segment priority severity due received number')
  })
})
