import { describe, expect, test } from 'vitest'
import { POLICY_FILES, policyFile, shippedOrder, shippedSla } from '../../test/support/policies.ts'
import {
  checkOrderPolicy,
  checkSlaPolicy,
  inForce,
  type OrderPolicy,
  type PolicyVersion,
  type SlaDocument,
} from './policy.ts'
import { instant, later } from './time.ts'

const version = (number: number, from: string): PolicyVersion<string> => ({
  version: number,
  effectiveFrom: instant(from),
  document: `v${number}`,
})
const versions = [
  version(1, '2024-01-01T00:00Z'),
  version(2, '2024-03-01T00:00Z'),
  version(3, '2024-03-01T00:00Z'),
  version(4, '2024-06-01T00:00Z'),
]

test.each([
  ['long before the first', '2020-01-01T00:00Z', 1],
  ['when the first starts', '2024-01-01T00:00Z', 1],
  ['between two', '2024-02-01T00:00Z', 1],
  ['at a start that two share', '2024-03-01T00:00Z', 3],
  ['after the last', '2030-01-01T00:00Z', 4],
])('POL-1: the version in force %s', (_, at, expected) => {
  expect(inForce(versions, instant(at)).version).toBe(expected)
})

test('POL-1: a version holds from its very instant, and not a millisecond before', () => {
  const starts = instant('2024-06-01T00:00Z')
  expect([inForce(versions, later(starts, -1)).version, inForce(versions, starts).version]).toEqual([3, 4])
})

test('POL-1: a workspace without any version is a bug', () => {
  expect(() => inForce([], instant('2024-06-01T00:00Z'))).toThrow('at least one version')
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

describe('POL-4', () => {
  const document: SlaDocument = {
    assumedSeverity: 2,
    rules: [{ name: 'all', segments: ['team'], severities: [2], firstResponseMinutes: 60, calendar: 'office' }],
    calendars: { office: { timeZone: 'Europe/Oslo', days: [[[540, 1020]], [], [], [], [], [], []], holidays: [] } },
  }
  const withRule = (fault: Partial<SlaDocument['rules'][number]>): SlaDocument => {
    return { ...document, rules: document.rules.map((rule) => ({ ...rule, ...fault })) }
  }
  const withWeek = (fault: Partial<SlaDocument['calendars'][string]>): SlaDocument => {
    return { ...document, calendars: { office: { timeZone: 'Europe/Oslo', days: [], holidays: [], ...fault } } }
  }

  test('a whole document is taken, its calendars ready for use', () => {
    expect(checkSlaPolicy(document).calendars.office).toMatchObject({ timeZone: 'Europe/Oslo', opens: true })
  })

  test.each([
    ['a calendar that is not defined', withRule({ calendar: 'night' }), 'policy_invalid', 'calendar "night"'],
    ['a name that every object has', withRule({ calendar: 'toString' }), 'policy_invalid', 'calendar "toString"'],
    ['no time at all', withRule({ firstResponseMinutes: 0 }), 'policy_invalid', 'Rule "all"'],
    ['less than none', withRule({ firstResponseMinutes: -60 }), 'policy_invalid', 'Rule "all"'],
    ['part of a minute', withRule({ firstResponseMinutes: 0.5 }), 'policy_invalid', 'Rule "all"'],
    ['a calendar that never opens', withWeek({ days: Array(7).fill([]) }), 'calendar_never_opens', 'never opens'],
    ['a short week', withWeek({ days: [[[540, 1020]]] }), 'calendar_windows_overlap', 'overlap'],
  ])('%s is refused', (_, faulty, code, text) => {
    const refusal = expect.objectContaining({ code, message: expect.stringContaining(text) })
    expect(() => checkSlaPolicy(faulty)).toThrow(refusal)
  })
})

describe('POL-5: the shipped files', () => {
  test.each(POLICY_FILES)('%s is well formed and passes its check', (name) => {
    const { policy } = policyFile(name)
    const check = policy === 'order' ? shippedOrder : shippedSla
    expect(check(name.replace('.json', '')).version).toBe(1)
    expect(name).toMatch(new RegExp(`^${policy}-`))
  })

  test('the default order is that of RANK-3', () => {
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
