/** Mails that do not go out at the first try. */
import { describe, expect, test } from 'vitest'
import { mailing, NOTICES, one } from '../../test/support/mailing.ts'
import { instant, MINUTE } from '../domain/time.ts'

const { app, eveWants, gaveUp, mention, round, sent, smtp, ticket } = mailing()

describe('trying again', () => {
  const due = async (settings = NOTICES.digests) => {
    await eveWants(settings)
    await mention(await ticket('Search is slow'))
    app.now = instant('2024-03-18T07:30:00Z')
  }
  const delivery = async () => (await app.client('eve').notices()).last

  test('DIG-14: a mail that was refused for now is tried again later, under the same name', async () => {
    await due()
    smtp.refusing = { code: 451, times: 1 }
    expect(await sent()).toEqual([])
    expect(await delivery()).toMatchObject({
      state: 'waiting',
      tries: 1,
      trouble: 'the mail server refused it (451)',
      nextAt: '2024-03-18T07:31:00.000Z',
    })
    app.wait(MINUTE - 1)
    expect(await sent()).toEqual([])
    expect(smtp.offered).toBe(1)
    app.wait(1)
    one(await sent())
    expect(await delivery()).toMatchObject({ state: 'sent', tries: 2, trouble: null })
  })

  test('DIG-14: six tries, then it is given up and said so', async () => {
    await due()
    smtp.refusing = { code: 450, times: 99 }
    for (let minute = 0; minute < 5 * 60; minute += 1) {
      await round()
      app.wait(MINUTE)
    }
    expect(smtp.offered).toBe(6)
    expect(gaveUp).toEqual(['the mail server refused it (450)'])
    expect(await delivery()).toMatchObject({ state: 'given_up', nextAt: null, tries: 6 })
  })

  test('DIG-14: what is refused for good is given up at once', async () => {
    await due()
    smtp.refusing = { code: 550, times: 99 }
    await round()
    expect(await delivery()).toMatchObject({ state: 'given_up', trouble: 'the mail server refused it (550)' })
  })

  test('DIG-13: a node that ends in the middle leaves its mail to another, after five minutes', async () => {
    await due()
    const broken = { send: () => Promise.reject(new Error('the machine ends')) }
    await expect(round(broken)).rejects.toThrow('the machine ends')
    app.wait(5 * MINUTE - 1)
    expect(await sent()).toEqual([])
    app.wait(1)
    one(await sent())
  })
})
