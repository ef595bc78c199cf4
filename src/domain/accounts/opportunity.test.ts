import { describe, expect, it, test } from 'vitest'
import { refused } from '../../../test/support/refused.ts'
import {
  isOpen,
  nearestOpportunity,
  type OpportunityFacts,
  pipelinesOf,
  STAGES,
  stageWords,
  weighted,
} from './opportunity.ts'
import { judgeWinRate, mostWinRate, refuseUnfounded } from './win-rate.ts'

const usd = (minor: number) => ({ minor, currency: 'USD' })
const deal = (facts: Partial<OpportunityFacts> = {}): OpportunityFacts => ({
  name: 'Rollout',
  stage: 3,
  outcome: null,
  amount: usd(30_000_000),
  closesOn: null,
  keyDates: null,
  winRate: null,
  ...facts,
})

describe('ACT-13: the pipeline', () => {
  test.each([
    [3, 6_000_000],
    [4, 15_000_000],
    [5, 22_500_000],
  ] as const)('TV-68: $300k at stage %i weigh %i cents', (stage, minor) => {
    expect(weighted(usd(30_000_000), { stage, outcome: null })).toEqual(usd(minor))
  })

  it('weighs the other stages with 0, 10 and 90 %, in whole cents', () => {
    const at = (stage: 1 | 2 | 6) => weighted(usd(1_005), { stage, outcome: null }).minor
    expect([at(1), at(2), at(6)]).toEqual([0, 101, 905])
  })

  it('leaves out what was won or lost, and keeps currencies apart', () => {
    const all = [
      deal(),
      deal({ stage: 4, amount: usd(10_000) }),
      deal({ outcome: 'won' }),
      deal({ outcome: 'lost', stage: 6 }),
      deal({ amount: { minor: 500, currency: 'EUR' }, stage: 6 }),
      deal({ amount: null }),
    ]
    expect(pipelinesOf(all)).toEqual([
      { currency: 'EUR', opportunities: 1, minor: 500, weightedMinor: 450 },
      { currency: 'USD', opportunities: 2, minor: 30_010_000, weightedMinor: 6_005_000 },
    ])
    expect(weighted(usd(1_000), { stage: 6, outcome: 'won' })).toEqual(usd(0))
    expect(isOpen(deal({ outcome: 'lost' }))).toBe(false)
  })

  it('is said in words', () => {
    expect([stageWords(deal()), stageWords(deal({ outcome: 'won', stage: 6 }))]).toEqual(['stage 3', 'won at stage 6'])
  })
})

describe('ACT-12: the opportunity that a form is filled in from', () => {
  const today = '2026-03-02'
  const named = (name: string, facts: Partial<OpportunityFacts>) => deal({ name, ...facts })
  const late = named('late', { closesOn: '2026-02-01' })
  const later = named('later', { closesOn: '2026-02-20' })
  const next = named('next', { closesOn: today })
  const far = named('far', { closesOn: '2026-06-30' })
  const some = named('some', {})

  test.each([
    ['closes next from today on', [far, late, next, some], 'next'],
    ['should have closed last', [late, later, some], 'later'],
    ['has no date', [some], 'some'],
    ['is further where two close on one day', [next, { ...next, name: 'further', stage: 5 }], 'further'],
  ] as const)('%s', (_, all, name) => {
    expect(nearestOpportunity(all, today)?.name).toBe(name)
  })

  it('is never one that was won or lost', () => {
    expect(nearestOpportunity([{ ...next, outcome: 'lost' }], today)).toBeUndefined()
  })
})

describe('ACT-14: a win rate', () => {
  it('TV-67: of 80 % of all prospects is rejected, of 80 % from stage 4 on it is not', () => {
    const verdict = judgeWinRate({ percent: 80, fromStage: null })
    expect(verdict).toEqual({
      holds: false,
      because:
        '80% of all prospects is not known to be true. About 80% are won from stage 4 on; earlier, nobody has counted.',
    })
    expect(judgeWinRate({ percent: 80, fromStage: 4 })).toEqual({ holds: true })
  })

  test.each([
    [1, 0],
    [2, 10],
    [3, 20],
    [4, 80],
    [5, 80],
    [6, 90],
  ] as const)('from stage %i is %i %% at most', (fromStage, most) => {
    expect(mostWinRate(fromStage)).toBe(most)
    expect(judgeWinRate({ percent: most, fromStage }).holds).toBe(true)
    expect(judgeWinRate({ percent: most + 1, fromStage }).holds).toBe(false)
  })

  it('below nothing is no rate', () => {
    for (const fromStage of STAGES) expect(judgeWinRate({ percent: -1, fromStage }).holds).toBe(false)
  })

  it('is refused with what may be said', () => {
    const no = refused(() => refuseUnfounded({ percent: 80, fromStage: 2 }))
    expect(no.code).toBe('win_rate_unfounded')
    expect(no.message).toContain('at stage 2 the most that may be said is 10%')
    expect(() => refuseUnfounded({ percent: 10, fromStage: 2 })).not.toThrow()
  })
})
