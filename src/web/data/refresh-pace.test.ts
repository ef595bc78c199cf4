import { describe, expect, it } from 'vitest'
import { GATHER, paced, pauseAfter } from './refresh-pace.ts'

/** A world in which time passes only when asked to, and reading takes `took` milliseconds. */
function world(took: number) {
  let now = 0
  let runs = 0
  let timers: { at: number; callback: () => void }[] = []
  const wish = paced({
    run: () => {
      runs += 1
      now += took
      return Promise.resolve()
    },
    now: () => now,
    wait: (callback, millis) => timers.push({ at: now + millis, callback }),
  })
  async function pass(millis: number) {
    const end = now + millis
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      timers = timers.filter((timer) => timer !== next)
      now = Math.max(now, next.at)
      next.callback()
      await Promise.resolve()
      await Promise.resolve()
      await Promise.resolve()
    }
    now = Math.max(now, end)
  }
  return { wish, pass, runs: () => runs }
}

describe('the pace of refreshing', () => {
  it('gathers changes that arrive together into one reading', async () => {
    const { wish, pass, runs } = world(1)
    for (let change = 0; change < 100; change += 1) wish()
    await pass(GATHER)
    expect(runs()).toBe(1)
  })

  it('reads once more for a change that came meanwhile, and then rests', async () => {
    const { wish, pass, runs } = world(1)
    wish()
    await pass(GATHER)
    wish()
    wish()
    await pass(10_000)
    expect(runs()).toBe(2)
  })

  it('spends at most a fifth of the time reading', () => {
    expect(pauseAfter(10)).toBe(GATHER)
    expect(pauseAfter(500)).toBe(2_000)
  })
})
