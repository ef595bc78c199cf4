import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { END_LIMIT_MS, endOnSignal } from './end-on-signal.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A process that is sent signals, and the codes it ended with. */
function aProcess(end: () => Promise<void>) {
  const exits: number[] = []
  const process = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) })
  endOnSignal(process as unknown as NodeJS.Process, end)
  return { exits, signal: (name: 'SIGINT' | 'SIGTERM') => process.emit(name) }
}

const never = () => new Promise<void>(() => {})

test('RUN-8: the first signal ends what runs, once, and then the process', async () => {
  const end = vi.fn(async () => {})
  const { exits, signal } = aProcess(end)
  signal('SIGTERM')
  await vi.advanceTimersByTimeAsync(0)
  expect([end.mock.calls.length, exits]).toEqual([1, [0]])
})

test('RUN-8: what does not end is cut off', async () => {
  const { exits, signal } = aProcess(never)
  signal('SIGTERM')
  await vi.advanceTimersByTimeAsync(END_LIMIT_MS - 1)
  expect(exits).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(exits).toEqual([3])
})

test('RUN-8: a second signal ends the process at once', () => {
  const { exits, signal } = aProcess(never)
  signal('SIGINT')
  signal('SIGINT')
  expect(exits).toEqual([130])
})

test('RUN-8: an end that fails is a fault', async () => {
  const { exits, signal } = aProcess(() => Promise.reject(new Error('broken')))
  signal('SIGTERM')
  await vi.advanceTimersByTimeAsync(0)
  expect(exits).toEqual([3])
})
