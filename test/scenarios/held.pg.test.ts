/** A ticket that goes to the customer and comes back, more than once. */
import { expect, test } from 'vitest'
import { HOUR } from '../../src/domain/time.ts'
import { testApp } from '../support/app.ts'

const app = testApp()

test('a customer answers a held ticket, then a solved one, then a closed one', async () => {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  const contact = { name: 'Grace Hopper', email: 'grace@acme.example' }
  const line = async () => (await ada.queue({ scope: 'support' })).items.map(({ number }) => number)
  const { number } = await ada.open({
    kind: 'problem',
    subject: 'Login loops',
    body: 'Since today.',
    account: 'acme',
    contact,
  })
  const other = await ada.open({
    kind: 'question',
    subject: 'Where is the log',
    body: 'I cannot find it.',
    account: 'acme',
  })
  expect(await line()).toEqual([number, other.number])

  app.wait(HOUR)
  await eve.next()
  const held = await eve.act(number, 'reply', { body: 'Which browser is it?', after: 'hold' })
  expect(held).toMatchObject({ status: 'pending', owner: 'eve', hold: { for: 'customer', actsNext: 'Grace Hopper' } })
  await eve.act(number, 'release', { reason: 'end of shift' })
  expect(await line()).toEqual([other.number])
  expect((await ada.queue({ state: 'held' })).items.map((row) => row.number)).toEqual([number])
  expect(await ada.why(number)).toMatchObject({ waiting: false, place: 2, of: 2 })

  app.wait(HOUR)
  const back = await eve.act(number, 'receive', { from: contact, body: 'Firefox 124.' })
  expect(back).toMatchObject({ status: 'open', hold: null, waiting: true, dueAt: null })
  expect(await line(), 'nothing is promised any more, the other has a due time').toEqual([other.number, number])

  app.wait(HOUR)
  await eve.act(number, 'claim', {})
  await eve.act(number, 'solve', { resolution: 'a cookie of the old domain' })
  const reopened = await eve.act(number, 'receive', { from: contact, body: 'It loops again.' })
  expect(reopened).toMatchObject({ status: 'open', owner: 'eve', reopenCount: 1, solvedAt: null })

  await eve.act(number, 'solve', { resolution: 'both cookies' })
  const closed = await eve.act(number, 'close', { reason: 'customer_confirmed', document: { found: 'not_needed' } })
  expect(closed).toMatchObject({ status: 'closed', closingReason: 'customer_confirmed', waiting: false })
  const next = await eve.act(number, 'receive', { from: contact, body: 'And now the export fails.' })
  expect(next).toMatchObject({ followUpOf: number, status: 'new', priority: null, waiting: true })
  expect(next.number).not.toBe(number)
  expect((await ada.search('firefox cookie loops')).items).toEqual([])
  expect((await ada.search('firefox loops')).items.map((hit) => hit.number)).toEqual([number])
})
