/** What one is told by mail, through the API. */
import { describe, expect, test } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { rebuildFacts } from '../actions/rebuild-facts.ts'
import type { NoticeSettings } from '../contract/notices.ts'
import { USUAL_NOTICES } from '../domain/digest/notices.ts'
import { instant } from '../domain/time.ts'
import { addMail, claimMails, endMail } from '../store/mails.ts'

const app = testApp({ mails: true })

const WANTED: NoticeSettings = {
  zone: 'Europe/Berlin',
  digest: 'every_day',
  digestAt: '09:15',
  quiet: { from: '22:00', to: '06:00' },
  daysOffQuiet: false,
  atOnce: false,
}
const set = (body: object, as = 'eve') => app.send('POST /api/v1/notices', { as, body })

describe('DIG-1: what one wants to be told', () => {
  test('is the usual until one says otherwise; each change is an event, and the row is what they add up to', async () => {
    app.now = instant('2024-03-18T12:00:00Z')
    const eve = app.client('eve')
    expect(await eve.notices()).toEqual({
      settings: USUAL_NOTICES,
      usual: true,
      zone: 'UTC',
      zoneOfHours: null,
      address: null,
      mail: true,
      quietUntil: null,
      nextDigestAt: '2024-03-19T08:30:00.000Z',
      last: null,
    })
    expect(await eve.setNotices(WANTED)).toMatchObject({
      settings: WANTED,
      usual: false,
      zone: 'Europe/Berlin',
      nextDigestAt: '2024-03-19T08:15:00.000Z',
    })
    expect((await rebuildFacts(app.tenant, { check: true })).differences).toEqual([])
    await eve.setNotices({ ...WANTED, zone: null, digest: 'none', quiet: null })
    expect(await eve.notices()).toMatchObject({ zone: 'UTC', nextDigestAt: null })
    expect((await rebuildFacts(app.tenant, { check: true })).differences).toEqual([])
    const { rows } = await app.owner.query(
      `select actor, change -> 'notices' ->> 'digest' as digest from event
       where workspace_id = $1 and type = 'notices_set' order by version`,
      [app.workspace.id],
    )
    expect(rows).toEqual([
      { actor: 'eve', digest: 'every_day' },
      { actor: 'eve', digest: 'none' },
    ])
  })

  test('is on the wall of the working hours where no other is named', async () => {
    const eve = app.client('eve')
    await eve.setHours('eve', { zone: 'Asia/Tokyo', region: 'APAC', week: { saturday: ['09:00-17:00'] } })
    app.now = instant('2024-03-18T12:00:00Z')
    expect(await eve.notices()).toMatchObject({
      zone: 'Asia/Tokyo',
      zoneOfHours: 'Asia/Tokyo',
      nextDigestAt: '2024-03-22T23:30:00.000Z',
      quietUntil: '2024-03-22T22:00:00.000Z',
    })
  })

  test('is theirs alone: nobody sets it for another, and every member may', async () => {
    expect((await set(WANTED, 'ada')).status).toBe(200)
    expect((await app.client('eve').notices()).usual).toBe(true)
    await app.client().changeMember('eve', { role: 'viewer', reason: 'looks only' })
    expect((await set(WANTED)).status).toBe(200)
    expect((await app.send('POST /api/v1/members/eve/notices', { body: WANTED })).status).toBe(404)
  })

  test('DIG-3: what cannot be kept is refused, and what is so already', async () => {
    const refused = async (settings: Partial<NoticeSettings>) => problemOf(await set({ ...WANTED, ...settings }))
    expect(await refused({ zone: 'Berlin' })).toMatchObject({
      status: 422,
      code: 'notices_invalid',
      detail: '"Berlin" is no time zone. Choose a place such as Europe/Berlin.',
    })
    expect(await refused({ quiet: { from: '08:00', to: '08:00' } })).toMatchObject({ code: 'notices_invalid' })
    expect(await refused({ quiet: { from: '20:00', to: '09:16' } })).toMatchObject({
      detail: 'The digest would come within the quiet hours. Choose a time outside of them.',
    })
    expect(await refused({ quiet: { from: '09:15', to: '10:00' } })).toMatchObject({ code: 'notices_invalid' })
    expect(await refused({ digestAt: '9:15' })).toMatchObject({ status: 400, code: 'invalid_input' })
    expect((await set({ ...WANTED, quiet: { from: '20:00', to: '09:15' } })).status).toBe(200)
    expect((await set({ ...WANTED, quiet: { from: '20:00', to: '12:00' }, digest: 'none' })).status).toBe(200)
    expect((await set(WANTED)).status).toBe(200)
    expect(problemOf(await set(WANTED))).toMatchObject({ status: 409, code: 'notices_unchanged' })
  })
})

test('DIG-16: they see how the last mail went', async () => {
  const eve = app.client('eve')
  const { id: memberId } = (
    await app.owner.query(`select id from member where workspace_id = $1 and handle = 'eve'`, [app.workspace.id])
  ).rows[0]
  const mail = { id: app.newId(), memberId, kind: 'digest', key: '2024-03-18', items: [], dueAt: app.now } as const
  await addMail(app.tenant, mail)
  expect((await eve.notices()).last).toMatchObject({ kind: 'digest', state: 'waiting', tries: 0, trouble: null })
  await claimMails(app.tenant, { now: app.now, until: instant('2025-01-01T00:00:00Z'), most: 5 })
  const trouble = 'the mail server refused it (550)'
  await endMail(app.tenant, mail.id, { state: 'given_up', items: [], at: app.now, trouble })
  expect((await eve.notices()).last).toMatchObject({ state: 'given_up', nextAt: null, tries: 1, trouble })
})

describe('the next digest', () => {
  test('DIG-9 to DIG-12: shows what would be in it now, to each what they may read', async () => {
    const input = { kind: 'problem', subject: 'Search is slow', body: 'Since this morning.', account: 'acme' } as const
    const { number } = await app.client().open(input)
    const eve = app.client('eve')
    expect((await eve.digest()).groups).toEqual([])
    await eve.act(number, 'claim', {})
    await app.client('lee').act(number, 'note', { body: 'What do you think, @eve?' })
    expect(await eve.digest()).toMatchObject({
      zone: 'UTC',
      nextAt: '2024-03-19T08:30:00.000Z',
      groups: [
        {
          group: 'mentions',
          more: 0,
          items: [
            {
              ticket: { number, subject: 'Search is slow', account: { slug: 'acme', name: 'Acme Robotics' } },
              says: 'Lee mentioned you in a note',
              dueAt: null,
              again: false,
            },
          ],
        },
      ],
    })
    await eve.act(number, 'note', { body: 'Seen.' })
    const [group] = (await eve.digest()).groups
    expect(group).toMatchObject({ group: 'yours', items: [{ ticket: { number } }] })
    await app.client().changeMember('eve', { role: 'viewer', reason: 'looks only' })
    app.forget()
    const seen = await eve.digest()
    expect(seen.groups[0]?.items[0]?.ticket.account).toBeNull()
    expect(JSON.stringify(seen)).not.toContain('Acme')
  })

  test('tells ten of a group, and how many more there are', async () => {
    for (let ticket = 0; ticket < 12; ticket += 1) {
      const { number } = await app.client().open({ kind: 'question', subject: `Ask ${ticket}`, body: 'Where is it?' })
      await app.client('eve').act(number, 'claim', {})
    }
    const { groups } = await app.client('eve').digest()
    expect(groups.map(({ group, items, more }) => [group, items.length, more])).toEqual([['yours', 10, 2]])
  })
})
