/** Digests to members, through a real mail server on loopback and with the clock in the test’s hand. */
import { describe, expect, test } from 'vitest'
import { mailing, NOTICES, one } from '../../test/support/mailing.ts'
import { DAY, HOUR, instant } from '../domain/time.ts'

const { app, eveWants, failed, mention, round, roundOfThree, sent, smtp, ticket, wants } = mailing()

describe('digests', () => {
  test('DIG-4, DIG-13: two nodes send a digest once, at its time on the wall of the member', async () => {
    await eveWants(NOTICES.digests)
    await mention(await ticket('Search is slow'))
    expect(await sent('2024-03-18T07:29:59Z')).toEqual([])
    app.now = instant('2024-03-18T07:30:00Z')
    await roundOfThree()
    const mail = one(smtp.take())
    expect(mail.to).toEqual(['eve@example.com'])
    expect(mail.headers.subject).toBe('Your digest: 1 thing')
    for (let hour = 0; hour < 26; hour++) {
      app.wait(HOUR)
      if (hour < 23) expect(await sent(), `${hour}`).toEqual([])
    }
  })

  test('DIG-11: it tells that something was written and by whom, not what; with links, and without money', async () => {
    await eveWants(NOTICES.digests)
    const number = await ticket('Search <b>is</b> slow')
    await mention(number)
    const { text, html, headers, raw } = one(await sent('2024-03-18T07:30:00Z'))
    expect(text.trimEnd()).toBe(
      [
        'Mentions',
        '',
        `* #${number} Search <b>is</b> slow (Acme Robotics)`,
        '  Lee mentioned you in a note',
        `  https://topline.example.com/tickets/${number}`,
        '',
        '--',
        '',
        'Times are those of Europe/Berlin. Topline tells you this by mail because of your notices: https://topline.example.com/settings/notices',
      ].join('\n'),
    )
    expect(html).toContain(
      `<a href="https://topline.example.com/tickets/${number}">#${number} Search &lt;b&gt;is&lt;/b&gt; slow</a> · Acme Robotics`,
    )
    expect(raw).not.toContain('secret plan')
    expect(headers['auto-submitted']).toBe('auto-generated')
    expect(headers['message-id']).toMatch(/^<[0-9a-f-]{36}@topline\.example\.com>$/)
    expect(headers['list-unsubscribe']).toContain('https://topline.example.com/settings/notices')
    expect(headers.from).toBe('Topline <topline@example.com>')
  })

  test('DIG-9, DIG-12: what happened is told once, what lasts each time; nothing is sent when there is nothing', async () => {
    await eveWants(NOTICES.digests)
    expect(await sent('2024-03-18T07:30:00Z')).toEqual([])
    await mention(await ticket('Search is slow'))
    expect(one(await sent('2024-03-19T07:30:00Z')).text).toContain('Lee mentioned you')
    const owned = await ticket('Export fails')
    await app.client('eve').act(owned, 'claim', {})
    const third = one(await sent('2024-03-20T07:30:00Z')).text
    expect(third).toContain('Promises late or about to break')
    expect(third).toContain('The first response is late, due Tue 19 Mar 16:30\n')
    expect(third).not.toContain('Search is slow')
    const again = 'The first response is late, due Tue 19 Mar 16:30 (told before)'
    expect(one(await sent('2024-03-21T07:30:00Z')).text).toContain(again)
  })

  test('DIG-9: an open concern is told to whom it waits for, and keeps nobody’s mail', async () => {
    await wants('eve', NOTICES.both)
    await wants('bob', NOTICES.both)
    await sent()
    const number = await ticket('Search is slow')
    const body = { with: 'bob', about: 'Its place', ourView: 'They renew in May, and wait since Monday.' }
    const more = { theirView: 'Four others are down, this one is not.', tried: 'We talked on Monday and on Tuesday.' }
    const said = { as: 'eve', body: { ...body, ...more } }
    expect((await app.send(`POST /api/v1/tickets/${number}/raise-concern`, said)).status).toBe(200)
    await mention(await ticket('Export fails'), '@eve, see this')
    const atOnce = one(await sent('2024-03-18T07:00:00Z'))
    expect(atOnce).toMatchObject({ to: ['eve@example.com'], text: expect.stringContaining('Lee mentioned you') })
    const digest = one(await sent('2024-03-18T07:30:00Z'))
    expect(digest).toMatchObject({ to: ['bob@example.com'], text: expect.stringContaining('Search is slow') })
    expect(failed).toEqual([])
  })

  test('DIG-12: of their own tickets it tells those whose next step is theirs', async () => {
    await eveWants(NOTICES.digests)
    const [mine, offered] = [await ticket('Search is slow'), await ticket('Export fails')]
    for (const number of [mine, offered]) await app.client('eve').act(number, 'claim', {})
    await app.client('eve').act(offered, 'hold', { for: 'customer', reason: 'information_needed', actsNext: 'Dana' })
    const { text } = one(await sent('2024-03-18T07:30:00Z'))
    expect(text).toContain('Your tickets')
    expect(text).toContain('The next step is yours, with a promise running, due Mon 18 Mar')
    expect(text).not.toContain('Export fails')
  })

  test('DIG-10: who may not see names and notes is told neither', async () => {
    await eveWants(NOTICES.digests)
    const followed = await ticket('Search is slow')
    await mention(followed)
    await app.client('eve').act(followed, 'watch', {})
    await app.client('lee').act(followed, 'claim', {})
    await app.client('lee').act(followed, 'solve', { resolution: 'rolled back' })
    await app.client().changeMember('eve', { role: 'viewer', reason: 'looks only' })
    const { text, html } = one(await sent('2024-03-18T07:30:00Z'))
    expect(text).toContain('Lee solved it')
    for (const words of [text, html]) {
      expect(words).not.toContain('Acme')
      expect(words).not.toContain('mentioned')
    }
  })

  test('DIG-6: one that is too late is left out; after downtime there is one, not one for each day', async () => {
    await eveWants(NOTICES.digests)
    await mention(await ticket('Search is slow'))
    expect(await sent('2024-03-18T11:30:01Z')).toEqual([])
    one(await sent('2024-03-21T09:00:00Z'))
  })

  test('DIG-5: none on days off, and another time of day is not a second digest', async () => {
    await eveWants(NOTICES.digests)
    await mention(await ticket('Search is slow'))
    expect(await sent('2024-03-23T07:30:00Z')).toEqual([])
    one(await sent('2024-03-25T07:30:00Z'))
    await mention(await ticket('Export fails'))
    await app.client('eve').setNotices({ ...NOTICES.digests, digestAt: '09:00' })
    expect(await sent('2024-03-25T08:00:00Z')).toEqual([])
  })

  test('nobody is mailed without an address, nor after they left', async () => {
    await app.client('eve').setNotices(NOTICES.digests)
    await mention(await ticket('Search is slow'))
    expect(await sent('2024-03-18T07:30:00Z')).toEqual([])
    await app.client().changeMember('eve', { email: 'eve@example.com', reason: 'has one now' })
    await app.client().removeMember('eve', { reason: 'has left' })
    expect(await sent()).toEqual([])
  })
})

test('what mails told is forgotten after ninety days, but for what was there before', async () => {
  await eveWants(NOTICES.both)
  await mention(await ticket('Search is slow'))
  one(await sent('2024-03-18T07:30:00Z'))
  const kept = async () => {
    const { rows } = await app.owner.query('select key from mail where workspace_id = $1 order by key', [
      app.workspace.id,
    ])
    return rows.map(({ key }) => key)
  }
  expect(await kept()).toEqual(['2024-03-18', 'before'])
  await app.client('eve').setNotices({ ...NOTICES.both, digest: 'none' })
  app.wait(91 * DAY)
  await round()
  expect(await kept()).toEqual(['before'])
})
