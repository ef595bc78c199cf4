import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Instant, instantOf, MINUTE, SECOND } from '../domain/time.ts'
import { Timers } from './timers.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

const now = () => instantOf(Date.now())

/** A store of dues, of which `record` does those that have come; what was recorded, with how late it was. */
function aStore(dues: Record<string, number[]>) {
  const recorded: { workspace: string; due: number; late: number }[] = []
  const looked: string[] = []
  const failures: unknown[] = []
  const timers = new Timers({
    workspaces: async () => Object.keys(dues),
    firstDue: async (workspace): Promise<Instant | null> => {
      looked.push(workspace)
      const first = Math.min(...(dues[workspace] ?? []))
      return Number.isFinite(first) ? instantOf(first) : null
    },
    record: async (workspace) => {
      const due = (dues[workspace] ?? []).filter((at) => at <= now())
      dues[workspace] = (dues[workspace] ?? []).filter((at) => at > now())
      for (const at of due) recorded.push({ workspace, due: at, late: now() - at })
    },
    now,
    failed: (error) => failures.push(error),
  })
  return { timers, recorded, looked, failures, dues }
}

test('CLK-14: what is due is recorded at its instant, and nothing is asked meanwhile', async () => {
  const { timers, recorded, looked } = aStore({ a: [20 * SECOND, 20 * SECOND + 10], b: [] })
  timers.start()
  await vi.advanceTimersByTimeAsync(20 * SECOND - 1)
  expect(recorded).toEqual([])
  expect(looked).toEqual(['a', 'b'])
  await vi.advanceTimersByTimeAsync(SECOND)
  expect(recorded.map(({ due }) => due)).toEqual([20 * SECOND, 20 * SECOND + 10])
  expect(Math.max(...recorded.map(({ late }) => late))).toBeLessThan(SECOND)
  await timers.stop()
})

test('CLK-14: an earlier due that was written meanwhile is not missed', async () => {
  const { timers, recorded, dues } = aStore({ a: [50 * SECOND] })
  timers.start()
  await vi.advanceTimersByTimeAsync(10 * SECOND)
  dues.a?.push(11 * SECOND)
  timers.wake('a')
  await vi.advanceTimersByTimeAsync(2 * SECOND)
  expect(recorded.map(({ due }) => due)).toEqual([11 * SECOND])
  await timers.stop()
})

test('after downtime what was due meanwhile is recorded at once', async () => {
  vi.setSystemTime(8 * 60 * MINUTE)
  const { timers, recorded } = aStore({ a: [SECOND], b: [MINUTE] })
  timers.start()
  await vi.advanceTimersByTimeAsync(0)
  expect(recorded.map(({ workspace }) => workspace)).toEqual(['a', 'b'])
  await timers.stop()
})

test('a workspace that nobody told of is found within a minute', async () => {
  const { timers, recorded, dues } = aStore({ a: [] })
  timers.start()
  await vi.advanceTimersByTimeAsync(SECOND)
  dues.c = [2 * SECOND]
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(recorded.map(({ workspace }) => workspace)).toEqual(['c'])
  await timers.stop()
})

test('a failure is told and the work tried again; many wakes are one look', async () => {
  const { timers, recorded, looked, failures, dues } = aStore({ a: [] })
  timers.start()
  await vi.advanceTimersByTimeAsync(SECOND)
  looked.length = 0
  for (let n = 0; n < 100; n++) timers.wake('a')
  await vi.advanceTimersByTimeAsync(SECOND)
  expect(looked.length).toBeLessThanOrEqual(2)
  Object.defineProperty(dues, 'a', {
    configurable: true,
    get: () => {
      Object.defineProperty(dues, 'a', { value: [now() - 1], writable: true })
      throw new Error('the database is down')
    },
  })
  timers.wake('a')
  await vi.advanceTimersByTimeAsync(3 * SECOND)
  expect(failures).toHaveLength(1)
  expect(recorded).toHaveLength(1)
  await timers.stop()
})
