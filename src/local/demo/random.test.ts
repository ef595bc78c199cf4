import { describe, expect, it } from 'vitest'
import { between, pickWeighted, seeded, skewed } from './random.ts'

const draws = (seed: number, count: number) => Array.from({ length: count }, seeded(seed))

describe('seeded chance', () => {
  it('repeats for the same seed and differs for another', () => {
    expect(draws(7, 50)).toEqual(draws(7, 50))
    expect(draws(7, 50)).not.toEqual(draws(8, 50))
  })

  it('stays within [0, 1) and spreads evenly', () => {
    const values = draws(1, 20_000)
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true)
    const tenths = Array.from({ length: 10 }, (_, tenth) => values.filter((v) => Math.floor(v * 10) === tenth).length)
    expect(Math.min(...tenths)).toBeGreaterThan(1_850)
    expect(Math.max(...tenths)).toBeLessThan(2_150)
  })

  it('draws whole numbers with both ends, skewed ones near the low end', () => {
    const random = seeded(3)
    const dice = Array.from({ length: 500 }, () => between(random, 1, 6))
    expect(new Set(dice)).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    const waits = Array.from({ length: 500 }, () => skewed(random, 10, 100))
    expect(waits.filter((wait) => wait < 40).length).toBeGreaterThan(300)
    expect(waits.every((wait) => wait >= 10 && wait < 100)).toBe(true)
  })

  it('picks by weight', () => {
    const random = seeded(4)
    const picked = Array.from({ length: 1_000 }, () =>
      pickWeighted(random, ['rare', 'usual'], (w) => (w === 'rare' ? 1 : 9)),
    )
    const rare = picked.filter((each) => each === 'rare').length
    expect(rare).toBeGreaterThan(60)
    expect(rare).toBeLessThan(140)
  })
})
