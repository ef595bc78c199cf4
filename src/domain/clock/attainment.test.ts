import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Group, inReportOrder, percentKept, percentText, totalOf } from './attainment.ts'

const group = (key: string, met = 0, breached = 0): Group => ({
  key,
  name: null,
  met,
  breached,
  running: 0,
  cancelled: 0,
})

describe('EXP-5: what was kept, in percent', () => {
  test.each([
    [0, 0, 'none decided'],
    [3, 0, '100 %'],
    [0, 3, '0 %'],
    [2499, 1, '99.9 %'],
    [1, 2, '33.3 %'],
    [1, 1_000_000, 'under 0.1 %'],
    [1, 999, '0.1 %'],
  ])('%d met and %d breached are %s', (met, breached, text) => {
    expect(percentText({ met, breached })).toBe(text)
  })

  test('is never told as more than it is', () => {
    const counts = fc.tuple(fc.nat(1_000_000), fc.nat(1_000_000))
    fc.assert(
      fc.property(counts, ([met, breached]) => {
        const [exact, text] = [percentKept({ met, breached }), percentText({ met, breached })]
        expect(exact === null).toBe(text === 'none decided')
        if (exact === null) return
        expect(text === '100 %').toBe(breached === 0)
        expect(text === '0 %').toBe(met === 0)
        if (/^\d/.test(text)) expect(Number.parseFloat(text)).toBeLessThanOrEqual(exact)
      }),
    )
  })
})

test('groups stand in the order of their values, accounts by their misses', () => {
  const keys = (by: Parameters<typeof inReportOrder>[1], ...groups: Group[]) =>
    inReportOrder(groups, by).map(({ key }) => key)
  expect(keys('priority', group('untriaged'), group('p3'), group('p0'))).toEqual(['p0', 'p3', 'untriaged'])
  expect(keys('severity', group('untriaged'), group('2'), group('0'))).toEqual(['0', '2', 'untriaged'])
  expect(keys('segment', group('free'), group('presales'), group('enterprise'))).toEqual([
    'presales',
    'enterprise',
    'free',
  ])
  expect(keys('account', group('acme', 9, 1), group('brook', 0, 4), group('none', 1, 1))).toEqual([
    'brook',
    'acme',
    'none',
  ])
  expect(keys('calendar-month', group('2024-03', 0, 9), group('2023-12'))).toEqual(['2023-12', '2024-03'])
})

test('the total is the sum', () => {
  const all = [group('p0', 2, 1), { ...group('p1', 3), running: 4, cancelled: 5 }]
  expect(totalOf(all)).toEqual({ met: 5, breached: 1, running: 4, cancelled: 5 })
})
