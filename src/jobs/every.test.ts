import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { every } from './every.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const unexpected = (error: unknown) => {
  throw error
}

test('work is done at once, and again after each pause', async () => {
  let runs = 0
  const repeating = every(1_000, async () => runs++, unexpected)
  await vi.advanceTimersByTimeAsync(0)
  expect(runs).toBe(1)
  await vi.advanceTimersByTimeAsync(2_999)
  expect(runs).toBe(3)
  await repeating.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(runs).toBe(3)
})

test('a run begins only when the one before has ended', async () => {
  let [running, most] = [0, 0]
  const work = async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    running--
  }
  const repeating = every(1_000, work, unexpected)
  await vi.advanceTimersByTimeAsync(20_000)
  expect(most).toBe(1)
  const stopped = repeating.stop()
  await vi.advanceTimersByTimeAsync(5_000)
  await stopped
  expect(running).toBe(0)
})

test('a failure is told, and the work is tried again', async () => {
  const failures: unknown[] = []
  const broken = new Error('broken')
  const repeating = every(
    1_000,
    () => Promise.reject(broken),
    (error) => failures.push(error),
  )
  await vi.advanceTimersByTimeAsync(1_000)
  expect(failures).toEqual([broken, broken])
  await repeating.stop()
})
