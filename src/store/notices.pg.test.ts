import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { Store } from './db.ts'
import { announce, listen } from './notices.ts'

const database = testDatabase()
const patience = { timeout: 5_000, interval: 10 }
let store: Store

beforeAll(() => {
  store = new Store({ ...database.connection, max: 2 })
})
afterAll(() => store.end())

async function ear() {
  const heard: string[] = []
  const lost: unknown[] = []
  const listening = await listen(database.connection, {
    heard: (workspace) => heard.push(workspace),
    lost: (error) => lost.push(error),
  })
  return { heard, lost, listening }
}

test('every node hears of every workspace that has grown, until it stops listening', async () => {
  const [one, two] = [await ear(), await ear()]
  await announce(store, ['a', 'b'])
  await vi.waitFor(
    () =>
      expect([one.heard, two.heard]).toEqual([
        ['a', 'b'],
        ['a', 'b'],
      ]),
    patience,
  )
  await one.listening.stop()
  await announce(store, ['c'])
  await vi.waitFor(() => expect(two.heard).toEqual(['a', 'b', 'c']), patience)
  expect(one.heard).toEqual(['a', 'b'])
  await two.listening.stop()
  expect([one.lost, two.lost]).toEqual([[], []])
})

test('a lost connection is told once', async () => {
  const { lost, listening } = await ear()
  const owner = new pg.Client(database.connection)
  await owner.connect()
  await owner.query("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen topline'")
  await vi.waitFor(() => expect(lost).toHaveLength(1), patience)
  await owner.end()
  await listening.stop()
  expect(lost).toHaveLength(1)
})

test('where nobody answers, listening is refused', async () => {
  const nowhere = { ...database.connection, connectionString: database.url.replace(/_test_[^?]*/, '_test_nowhere') }
  await expect(listen(nowhere, { heard: () => {}, lost: () => {} })).rejects.toThrow('does not exist')
})
