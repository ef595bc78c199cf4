/** What is told at once, and held back in quiet hours. */
import { describe, expect, test } from 'vitest'
import { mailing, NOTICES, one } from '../../test/support/mailing.ts'
import { HOUR, instant, MINUTE } from '../domain/time.ts'

const { app, eveWants, mention, round, roundOfThree, sent, smtp, ticket } = mailing()

describe('at once', () => {
  test('DIG-7: what came is told within a minute, once, by however many nodes; what was there before is not', async () => {
    await eveWants(NOTICES.atOnce)
    const number = await ticket('Search is slow')
    await mention(number)
    expect(await sent()).toEqual([])
    await mention(number, '@eve, and this')
    app.wait(MINUTE)
    app.now = instant('2024-03-18T08:00:00Z')
    await roundOfThree()
    const mail = one(smtp.take())
    expect(mail.headers.subject).toBe(`#${number} Lee mentioned you in a note: Search is slow`)
    app.wait(HOUR)
    expect(await sent()).toEqual([])
  })

  test('DIG-19: two notes of one person on a ticket are one line that counts them, and both are told by it', async () => {
    await eveWants(NOTICES.atOnce)
    await round()
    const number = await ticket('Search is slow')
    app.now = instant('2024-03-18T08:00:00Z')
    await mention(number)
    await mention(number, '@eve, and this')
    await app.client('ada').act(number, 'note', { body: '@eve, I saw it as well' })
    const mail = one(await sent())
    expect(mail.headers.subject).toBe('2 things need you')
    expect(mail.text.match(/Lee mentioned you in 2 notes/g)).toHaveLength(1)
    expect(mail.text).toContain('Ada mentioned you in a note')
    expect(await sent()).toEqual([])
    await mention(number)
    expect(one(await sent()).headers.subject).toBe(`#${number} Lee mentioned you in a note: Search is slow`)
  })

  test('DIG-8: quiet hours hold it back; at their end it is told once, together', async () => {
    await eveWants(NOTICES.atOnce)
    await round()
    const [first, second] = [await ticket('Search is slow'), await ticket('Export fails')]
    app.now = instant('2024-03-18T19:00:00Z')
    await mention(first)
    expect(await sent()).toEqual([])
    app.wait(3 * HOUR)
    await mention(second)
    expect(await sent()).toEqual([])
    expect(await sent('2024-03-19T05:59:59Z')).toEqual([])
    const mail = one(await sent('2024-03-19T06:00:00Z'))
    expect(mail.headers.subject).toBe('2 things need you')
    expect(mail.text).toContain('Search is slow')
    expect(mail.text).toContain('Export fails')
  })

  test('DIG-8: one whose retry falls into quiet hours waits for their end as well', async () => {
    await eveWants(NOTICES.atOnce)
    await round()
    await mention(await ticket('Search is slow'))
    app.now = instant('2024-03-18T18:59:30Z')
    smtp.refusing = { code: 451, times: 1 }
    expect(await sent()).toEqual([])
    app.wait(MINUTE)
    expect(await sent()).toEqual([])
    one(await sent('2024-03-19T06:00:00Z'))
  })

  test('DIG-8: over days off, when they are quiet', async () => {
    await eveWants(NOTICES.atOnce)
    await round()
    app.now = instant('2024-03-22T19:30:00Z')
    await mention(await ticket('Search is slow'))
    expect(await sent('2024-03-23T12:00:00Z')).toEqual([])
    one(await sent('2024-03-25T06:00:00Z'))
  })

  test('DIG-9: what a digest has told is not told at once, and the other way round', async () => {
    await eveWants({ ...NOTICES.both, quiet: { from: '20:00', to: '08:30' } })
    await round()
    await mention(await ticket('Search is slow'))
    expect(one(await sent('2024-03-18T07:30:00Z')).headers.subject).toBe('Your digest: 1 thing')
    await mention(await ticket('Export fails'))
    app.wait(HOUR)
    one(await sent())
    expect(await sent('2024-03-19T07:30:00Z')).toEqual([])
  })

  test('what was dealt with meanwhile is not told', async () => {
    await eveWants(NOTICES.atOnce)
    await round()
    const number = await ticket('Search is slow')
    app.now = instant('2024-03-18T08:00:00Z')
    await mention(number)
    smtp.refusing = { code: 451, times: 1 }
    await round()
    await app.client('eve').act(number, 'note', { body: 'seen' })
    app.wait(MINUTE)
    expect(await sent()).toEqual([])
    expect(smtp.offered).toBe(1)
  })
})
