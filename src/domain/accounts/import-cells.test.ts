import { describe, expect, test } from 'vitest'
import {
  dateOrderOf,
  readAmount,
  readChurnRisk,
  readDate,
  readLifecycle,
  readPercent,
  readSegment,
  readStage,
} from './import-cells.ts'

describe('ACT-17: an amount', () => {
  test.each([
    ['120000', 'EUR', 12_000_000, 'EUR'],
    ['120,000.50', 'USD', 12_000_050, 'USD'],
    ['120.000,50', 'EUR', 12_000_050, 'EUR'],
    ['1.234.567', 'EUR', 123_456_700, 'EUR'],
    ['1,234', 'USD', 123_400, 'USD'],
    ['1234.5', 'USD', 123_450, 'USD'],
    ['1 234,50', 'EUR', 123_450, 'EUR'],
    ["12'000.00", 'CHF', 1_200_000, 'CHF'],
    ['€ 99', undefined, 9_900, 'EUR'],
    ['GBP 1,500.00', 'EUR', 150_000, 'GBP'],
    ['120000.00', 'JPY', 120_000, 'JPY'],
    ['$300,000', 'USD', 30_000_000, 'USD'],
  ])('%s (%s) is read', (text, currency, minor, of) => {
    expect(readAmount(text, currency)).toEqual({ minor, currency: of })
  })

  test.each([
    ['120000', undefined],
    ['$100', undefined],
    ['-5', 'EUR'],
    ['12,34,56', 'EUR'],
    ['1.234.56', 'EUR'],
    ['1e5', 'EUR'],
    ['n/a', 'EUR'],
    ['', 'EUR'],
  ])('%s (%s) is not guessed', (text, currency) => {
    expect(readAmount(text, currency)).toBeUndefined()
  })
})

describe('ACT-17: a date', () => {
  test.each([
    ['2026-03-31', undefined, '2026-03-31'],
    ['2026-03-31T00:00:00.000+0000', undefined, '2026-03-31'],
    ['2026-03-31 10:15', undefined, '2026-03-31'],
    ['31.3.2026', undefined, '2026-03-31'],
    ['3/4/2026', 'mdy', '2026-03-04'],
    ['3/4/2026', 'dmy', '2026-04-03'],
    ['1774915200000', undefined, '2026-03-31'],
    ['29.2.2028', undefined, '2028-02-29'],
  ] as const)('%s (%s) is %s', (text, order, iso) => {
    expect(readDate(text, order)).toBe(iso)
  })

  test.each([
    ['3/4/2026', undefined],
    ['2026-02-29', undefined],
    ['31/12/2026', 'mdy'],
    ['31.4.2026', undefined],
    ['soon', 'dmy'],
  ] as const)('%s (%s) is none', (text, order) => {
    expect(readDate(text, order)).toBeUndefined()
  })

  test.each([
    [['3/4/2026', '13/4/2026'], 'dmy'],
    [['3/4/2026', '4/13/2026'], 'mdy'],
    [['3/4/2026'], undefined],
    [['13/4/2026', '4/13/2026'], undefined],
    [['2026-04-13'], undefined],
  ] as const)('of the column %j the order is %s', (cells, order) => {
    expect(dateOrderOf(cells)).toBe(order)
  })
})

describe('ACT-17: words of other systems', () => {
  test.each([
    ['3', { stage: 3, outcome: null }],
    ['Stage 4', { stage: 4, outcome: null }],
    ['5 - Contracting', { stage: 5, outcome: null }],
    ['Needs Analysis', { stage: 3, outcome: null }],
    ['qualifiedtobuy', { stage: 2, outcome: null }],
    ['Closed Won', { stage: undefined, outcome: 'won' }],
    ['closedlost', { stage: undefined, outcome: 'lost' }],
    ['7', undefined],
    ['Discovery', undefined],
  ] as const)('the stage %s', (text, standing) => {
    expect(readStage(text)).toEqual(standing)
  })

  test('a stage by the name that somebody gave it', () => {
    expect(readStage('Discovery', { discovery: '2' })).toEqual({ stage: 2, outcome: null })
    expect(readStage('Signed!', { signed: 'won' })).toEqual({ stage: undefined, outcome: 'won' })
    expect(readStage('constructor')).toBeUndefined()
  })

  test('segments, lifecycles, risks and percentages', () => {
    expect(['Open Source', 'Enterprise', 'OSS', 'gold', 'toString'].map(readSegment)).toEqual([
      'open_source',
      'enterprise',
      'open_source',
      undefined,
      undefined,
    ])
    expect(['Customer - Direct', 'salesqualifiedlead', 'At risk', 'Partner'].map(readLifecycle)).toEqual([
      'live',
      'prospect',
      'churning',
      undefined,
    ])
    expect(['High', 'green', 'maybe'].map(readChurnRisk)).toEqual(['high', 'low', undefined])
    expect(['80', '80%', '79.6 %', '101', 'x'].map(readPercent)).toEqual([80, 80, 80, undefined, undefined])
  })
})
