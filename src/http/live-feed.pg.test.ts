/** HTTP-9 without a socket: readers who come, stay and go, and a node that loses its ear for a while. */
import { beforeAll, expect, test, vi } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { noteOnTicket } from '../actions/ticket-verbs.ts'
import type { Listener } from './live-feed.ts'

const app = testApp()
const patience = { timeout: 5_000, interval: 5 }

beforeAll(() => app.live.start())

/** Numbers of the tickets heard of, in order; `reset` where everything is to be read. */
async function joined(since?: string) {
  const heard: (number | string | null)[] = []
  let last = ''
  const listener: Listener = {
    changes(changes, snapshot) {
      heard.push(...changes.map(({ number }) => number))
      last = snapshot
    },
    reset(snapshot) {
      heard.push('reset')
      last = snapshot
    },
    dismiss: () => heard.push('dismissed'),
  }
  const leave = await app.live.join(app.workspace.id, listener, since)
  return { heard, leave, lastId: () => last }
}

const hears = (reader: { heard: unknown[] }, expected: unknown[]) =>
  vi.waitFor(() => expect(reader.heard).toEqual(expected), patience)

async function note(number: number): Promise<void> {
  await noteOnTicket(await app.desk(), number, { body: 'seen' })
  app.live.wrote(app.workspace.id)
}

test('readers who come first and at the same moment all hear', async () => {
  await aNumber(app)
  const all = await Promise.all(Array.from({ length: 6 }, () => joined()))
  await note(1)
  for (const reader of all) await hears(reader, ['reset', 1])
})

test('who comes back among others hears what they missed, and then the same as the others', async () => {
  const [one, two] = [await aNumber(app), await aNumber(app)]
  const stays = await joined()
  const goes = await joined()
  goes.leave()
  await noteOnTicket(await app.desk(), one, { body: 'nobody has been told of this yet' })
  const back = await joined(goes.lastId())
  expect(back.heard).toEqual([one])
  await note(two)
  await hears(back, [one, two])
  await hears(stays, ['reset', one, two])
  expect(goes.heard).toEqual(['reset'])
  expect(back.lastId()).toBe(stays.lastId())
})

test('who has left hears nothing more', async () => {
  await aNumber(app)
  const [stays, goes] = [await joined(), await joined()]
  goes.leave()
  await note(1)
  await hears(stays, ['reset', 1])
  expect(goes.heard).toEqual(['reset'])
})

test('what happened while the node heard nothing is told when it hears again', async () => {
  await aNumber(app)
  const reader = await joined()
  await app.owner.query("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen topline'")
  await note(1)
  await hears(reader, ['reset', 1])
  await note(1)
  await hears(reader, ['reset', 1, 1])
  expect(app.takeLogged().join()).toMatch(/live updates lost their connection/)
})

test('a reader who comes while the database is away is turned away, and may come again', async () => {
  const deaf = { changes: () => {}, reset: () => {}, dismiss: () => {} }
  const broken = app.live.join('no-workspace-has-such-an-id', deaf, '1:1:')
  await expect(broken).rejects.toThrow('invalid input syntax for type uuid')
  await expect(joined()).resolves.toMatchObject({ heard: ['reset'] })
})
