import { expect, test } from 'vitest'
import { together } from './together.ts'

/** Rounds that end when the test says so: each call is answered by `answer` of it. */
function held(rounds?: number) {
  const seen: (readonly number[])[] = []
  const waiting: (() => void)[] = []
  const run = async (calls: readonly number[]) => {
    seen.push(calls)
    await new Promise<void>((resolve) => waiting.push(resolve))
    return calls.map((call) => (call < 0 ? Promise.reject(new Error(`no ${call}`)) : call * 10))
  }
  const call = together(run, rounds)
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  const endRound = async () => {
    await turn()
    waiting.shift()?.()
    await turn()
  }
  return { call, seen, endRound, turn }
}

test('calls of one turn share a round, those that come while it is under way share the next', async () => {
  const { call, seen, endRound, turn } = held()
  const first = Promise.all([1, 2, 3].map(call))
  await turn()
  const second = Promise.all([4, 5].map(call))
  await turn()
  expect(seen).toEqual([[1, 2, 3]])
  await endRound()
  await endRound()
  expect([await first, await second]).toEqual([
    [10, 20, 30],
    [40, 50],
  ])
  expect(seen).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
})

test('as many rounds as allowed are under way at once, and none is lost when they end', async () => {
  const { call, seen, endRound, turn } = held(2)
  const calls: Promise<number>[] = []
  for (const each of [1, 2, 3]) {
    calls.push(call(each))
    await turn()
  }
  expect(seen).toEqual([[1], [2]])
  for (let round = 0; round < 3; round++) await endRound()
  expect(await Promise.all(calls)).toEqual([10, 20, 30])
  calls.push(call(4))
  await endRound()
  expect(await calls[3]).toBe(40)
})

test('a round holds 64 calls at most', async () => {
  const { call, seen, endRound } = held()
  const all = Promise.all(Array.from({ length: 100 }, (_, n) => call(n)))
  await endRound()
  await endRound()
  await all
  expect(seen.map(({ length }) => length)).toEqual([64, 36])
})

test('one call may fail alone; when the round fails, all of it does, and the next goes on', async () => {
  const { call, endRound } = held()
  const calls = [1, -2, 3].map(call)
  const settled = Promise.allSettled(calls)
  await endRound()
  expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  let times = 0
  const failing = together(async (each: readonly number[]) => {
    times++
    if (times === 1) throw new Error('the round failed')
    return each
  })
  const failed = await Promise.allSettled([failing(1), failing(2)])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await failing(3)).toBe(3)
})
