/** Replies, beyond what every verb does. */
import { expect, test } from 'vitest'
import { bodyOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { ActedTicket } from '../contract/tickets.ts'

const app = testApp()

test('VERB-17: a reply is checked without being sent', async () => {
  const check = (body: string) => app.client().checkReply(body)
  expect(await check('Fixed in 4.2.1.')).toEqual({ weight: 'response', findings: [] })
  expect(await check('We are on it.')).toMatchObject({
    weight: 'acknowledgement',
    findings: [{ code: 'stop_phrase' }, {}, {}],
  })
})

test('HTTP-3: a reply that is repeated under its key is answered the same, findings and all', async () => {
  const number = await aNumber(app)
  const reply = () =>
    app.send(`POST /api/v1/tickets/${number}/reply`, {
      body: { body: 'On it!' },
      headers: { 'idempotency-key': 'reply-1' },
    })
  const first = await reply()
  expect((await reply()).text).toBe(first.text)
  expect(bodyOf(ActedTicket, first).reply).toMatchObject({ weight: 'acknowledgement' })
})
