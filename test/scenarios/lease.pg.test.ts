/** A ticket that somebody took to look at, and forgot over lunch. */
import { expect, test } from 'vitest'
import type { Client } from '../../src/contract/client.ts'
import { instant } from '../../src/domain/time.ts'
import { testApp } from '../support/app.ts'
import { letTimeAct } from '../support/time.ts'

const app = testApp()

/** It is `time` on Monday 18 March 2024, Pacific time, and the server has noticed. */
async function at(time: string): Promise<void> {
  app.now = instant(`2024-03-18T${time}-07:00`)
  await letTimeAct(app)
}

const line = async (client: Client) => (await client.queue({ scope: 'support' })).items.map(({ subject }) => subject)
const open = (client: Client, subject: string) =>
  client.open({ kind: 'problem', subject, body: 'It does not work.', account: 'acme' })

test('a lease runs out after five minutes and the ticket is number one again', async () => {
  const [ada, eve, bob] = [app.client('ada'), app.client('eve'), app.client('bob')]
  await at('12:00:00')
  const down = await open(ada, 'All searches fail')
  await open(ada, 'Search is slow')
  await open(ada, 'Export lacks a column')
  await ada.act(down.number, 'triage', { severity: 0, priority: 'p0', reason: 'nobody can search' })

  await at('12:10:00')
  const taken = await eve.next()
  expect(taken).toMatchObject({
    number: down.number,
    owner: null,
    lease: { by: 'eve', until: '2024-03-18T19:15:00.000Z' },
  })
  expect(await line(bob)).toEqual(['Search is slow', 'Export lacks a column'])

  await at('12:14:59')
  await expect(bob.act(down.number, 'claim', {})).rejects.toMatchObject({
    code: 'lease_held',
    message: `Ticket #${down.number} is with eve until 2024-03-18T19:15:00.000Z. Take another, or ask eve to release it.`,
  })
  expect(await line(bob)).toEqual(['Search is slow', 'Export lacks a column'])

  await at('12:15:00')
  expect(await line(bob)).toEqual(['All searches fail', 'Search is slow', 'Export lacks a column'])
  expect(await bob.next()).toMatchObject({ number: down.number, lease: { by: 'bob' } })
  await expect(eve.act(down.number, 'skip', { reason: 'back from lunch' })).rejects.toMatchObject({
    code: 'not_leased',
  })

  await at('12:16:00')
  const answered = await bob.act(down.number, 'reply', { body: 'We are on it.' })
  // An acknowledgement: the response is still owed.
  expect(answered).toMatchObject({ owner: 'bob', lease: null, status: 'open', dueAt: '2024-03-18T21:00:00.000Z' })
  const { items } = await ada.places(down.number)
  expect(items.map(({ at: when, place, because }) => [when.slice(11, 19), place, because])).toEqual([
    ['19:00:00', 1, 'opened'],
    ['19:00:00', 1, 'triaged'],
    ['19:10:00', null, 'leased'],
    ['19:15:00', 1, 'lease_expired'],
    ['19:15:00', null, 'leased'],
  ])
})

test('a lease that ran out in the night ended in the night', async () => {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  app.now = instant('2024-03-18T23:58-07:00')
  const { number } = await open(ada, 'Search is slow')
  await eve.next()
  await at('23:59:00')
  app.now = instant('2024-03-19T09:00-07:00')
  await letTimeAct(app)
  const { items } = await ada.timeline(number)
  expect(items.find(({ type }) => type === 'lease_expired')).toMatchObject({
    actor: 'system',
    at: '2024-03-19T07:03:00.000Z',
    recordedAt: '2024-03-19T16:00:00.000Z',
  })
})
