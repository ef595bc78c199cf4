import { describe, expect, test } from 'vitest'
import { bodyOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { OFFICE } from '../../test/support/publishing.ts'
import { NOON } from '../../test/support/tickets.ts'
import { NOTICE } from '../actions/publish-policy.ts'
import {
  CalendarDetail,
  CalendarOpen,
  Calendars,
  CalendarYear,
  Effects,
  Published,
  Recompute,
  TimeAdded,
} from '../contract/calendars.ts'
import { DAY, HOUR, isoOf, later, MINUTE, SECOND } from '../domain/time.ts'

const app = testApp()
const path = (rest: string) => `/api/v1${rest}`
const get = (rest: string) => app.send(`GET ${path(rest)}`)
const post = (rest: string, body: unknown, headers = {}) => app.send(`POST ${path(rest)}`, { body, headers })
const save = { reason: 'a new office' }

describe('GET /calendars', () => {
  test('tells which are open, until when, and who counts by them', async () => {
    const { items } = bodyOf(Calendars, await get('/calendars'))
    expect(items.map(({ slug }) => slug)).toEqual([
      'always',
      'amer',
      'apac',
      'emea',
      'follow-the-sun',
      'pacific-24x5',
      'pacific-office',
      'pacific-weekdays',
      'presales-hours',
      'support-24x5',
    ])
    const of = (slug: string) => items.find((each) => each.slug === slug)
    expect(of('always')).toMatchObject({ openNow: true, changesAt: null })
    // NOON is a Monday at noon in California: the day is over in Europe.
    expect(of('emea')).toMatchObject({
      openNow: false,
      timeZone: 'Europe/Amsterdam',
      usedBy: ['Calendar Follow the sun'],
    })
    expect(of('amer')).toMatchObject({
      openNow: true,
      changesAt: isoOf(later(NOON, 5 * HOUR)),
      version: 1,
      by: 'system',
    })
    expect(of('follow-the-sun')?.timeZone).toBeNull()
    expect(of('pacific-24x5')?.usedBy).toContain('first response: enterprise, severity 1')
    expect(of('pacific-24x5')?.usedBy).toContain('Closing: closing-default')
  })
})

describe('a calendar', () => {
  test('is published, told with its versions, and can be edited by who has seen the newest', async () => {
    const made = bodyOf(Published, await post('/calendars/office', { document: OFFICE, ...save }), 201)
    const counts = isoOf(later(NOON, NOTICE))
    expect(made).toEqual({
      version: 1,
      effectiveFrom: counts,
      recompute: { publishedAt: counts, total: 0, done: 0, running: false },
    })
    const other = { ...OFFICE, name: 'The office' }
    const edit = { document: other, reason: 'a better name', effectiveFrom: isoOf(later(NOON, DAY)) }
    bodyOf(Published, await post('/calendars/office', edit, { 'if-match': '"1"' }), 201)
    const detail = bodyOf(CalendarDetail, await get('/calendars/office'))
    expect(detail).toMatchObject({ slug: 'office', name: 'The office', version: 2, reason: 'a better name' })
    expect(detail.versions.map(({ version, document }) => [version, document.name])).toEqual([
      [2, 'The office'],
      [1, 'Office'],
    ])
    const stale = await post('/calendars/office', { ...edit, document: OFFICE }, { 'if-match': '"1"' })
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale_write', details: { version: 2 } } })
  })

  test('is answered the same when the call is repeated', async () => {
    const body = { document: OFFICE, ...save }
    const key = { 'idempotency-key': 'once' }
    const first = await post('/calendars/office', body, key)
    const again = await post('/calendars/office', body, key)
    expect([again.status, again.body]).toEqual([first.status, first.body])
    expect(bodyOf(CalendarDetail, await get('/calendars/office')).versions).toHaveLength(1)
  })

  test('tells every day of a year', async () => {
    const { year, days } = bodyOf(CalendarYear, await get('/calendars/pacific-office/year/2024'))
    expect([year, days.length]).toEqual([2024, 366])
    expect(days[0]).toEqual({ date: '2024-01-01', kind: 'open', windows: ['09:00-17:00'], name: null })
    expect(days[5]).toMatchObject({ date: '2024-01-06', kind: 'closed', windows: [] })
  })

  test('tells when it is open', async () => {
    const week = bodyOf(CalendarOpen, await get('/calendars/pacific-office/open'))
    expect(week).toMatchObject({ from: isoOf(NOON), to: isoOf(later(NOON, 7 * DAY)), openMs: 40 * HOUR })
    expect(week.intervals[0]).toEqual({ from: isoOf(NOON), to: isoOf(later(NOON, 5 * HOUR)) })
    const night = 'from=2024-03-18T18:00:00-07:00&to=2024-03-19T06:00:00-07:00'
    expect(bodyOf(CalendarOpen, await get(`/calendars/pacific-office/open?${night}`))).toMatchObject({
      intervals: [],
      openMs: 0,
    })
  })

  test.each([
    ['1', 'milliseconds', '2024-03-18T19:00:00.001Z'],
    [`${5 * HOUR}`, 'milliseconds', '2024-03-19T00:00:00.000Z'],
    [`${5 * HOUR + 1500}`, 'milliseconds', '2024-03-19T16:00:01.500Z'],
    [`${-3 * HOUR}`, 'milliseconds', '2024-03-18T16:00:00.000Z'],
    ['3', 'business_days', '2024-03-21T19:00:00.000Z'],
    ['1', 'business_weeks', '2024-03-25T19:00:00.000Z'],
  ])('adds %s %s of its time', async (amount, unit, at) => {
    const query = new URLSearchParams({ from: isoOf(NOON), amount, unit })
    const added = bodyOf(TimeAdded, await get(`/calendars/pacific-office/add?${query}`))
    expect(added).toEqual({ from: isoOf(NOON), amount: Number(amount), unit, at, timeZone: 'America/Los_Angeles' })
  })
})

test('an edit of the hours is previewed, published and carried over to open tickets', async () => {
  await aNumber(app, { account: 'acme', priority: 'p1', severity: 1 })
  app.wait(MINUTE)
  const { document } = bodyOf(CalendarDetail, await get('/calendars/pacific-24x5'))
  const closed = { date: '2024-03-18', windows: [], name: 'Outing' }
  const draft = { document: { ...document, overrides: [closed] } }
  const effects = bodyOf(Effects, await post('/calendars/pacific-24x5/preview', draft))
  expect(effects).toMatchObject({ tickets: 1, unchanged: 0, gains: 1, loses: 0, newlyBreached: 0, warnings: [] })
  const moved = effects.rows.find(({ metric }) => metric === 'first_response')
  expect(moved).toMatchObject({ number: 1, account: 'Acme Robotics', effect: 'gains' })
  const made = bodyOf(Published, await post('/calendars/pacific-24x5', { ...draft, reason: 'an outing' }), 201)
  expect(made.recompute).toMatchObject({ total: 1, done: 0, running: true })
  expect(bodyOf(Recompute, await get('/recompute'))).toEqual(made.recompute)
  expect(await app.carryOver()).toBe(1)
  app.wait(2 * SECOND)
  expect(bodyOf(Recompute, await get('/recompute'))).toMatchObject({ total: 1, done: 1, running: false })
  const { rows } = await app.owner.query('select due_at from ticket where workspace_id = $1 and number = 1', [
    app.workspace.id,
  ])
  expect(rows[0].due_at.toISOString()).toBe(moved?.after)
})
