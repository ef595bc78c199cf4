import { expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { OFFICE } from '../../test/support/publishing.ts'
import { CalendarYear, Effects, HolidaySets, HolidaysRead, Published, Regions } from '../contract/calendars.ts'

const app = testApp()
const get = (rest: string) => app.send(`GET /api/v1${rest}`)
const post = (rest: string, body: unknown) => app.send(`POST /api/v1${rest}`, { body })

test('a holiday set is published and used', async () => {
  const set = { name: 'Founders', source: null, dates: [{ date: '2024-03-19', windows: [], name: 'Founders day' }] }
  bodyOf(Published, await post('/holidays/founders', { document: set, reason: 'it is ours' }), 201)
  expect(bodyOf(HolidaySets, await get('/holidays')).items).toMatchObject([
    { slug: 'founders', version: 1, document: set },
  ])
  const office = { ...OFFICE, timeZone: 'America/Los_Angeles', holidays: ['founders'] }
  bodyOf(Published, await post('/calendars/office', { document: office, reason: 'a new office' }), 201)
  const { days } = bodyOf(CalendarYear, await get('/calendars/office/year/2024'))
  expect(days.find(({ date }) => date === '2024-03-19')).toMatchObject({ kind: 'holiday', name: 'Founders day' })
  const without = { ...set, dates: [] }
  bodyOf(Effects, await post('/holidays/founders/preview', { document: without }))
})

const ICS = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//a test//EN',
  'X-WR-CALNAME:Our days',
  'BEGIN:VEVENT',
  'UID:1',
  'DTSTART;VALUE=DATE:20240319',
  'RRULE:FREQ=YEARLY',
  'SUMMARY:Founders day',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:2',
  'DTSTART;VALUE=DATE:20249999',
  'SUMMARY:No day',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

test('an iCalendar file is read, its repetitions too, and what it does not say is told with its line', async () => {
  const asked = { ics: ICS, from: '2024-01-01', to: '2025-12-31' }
  const read = bodyOf(HolidaysRead, await post('/holidays/read', asked))
  expect(read.name).toBe('Our days')
  expect(read.dates).toEqual([
    { date: '2024-03-19', windows: [], name: 'Founders day' },
    { date: '2025-03-19', windows: [], name: 'Founders day' },
  ])
  expect(read.notUnderstood).toMatchObject([{ line: 13 }])
  expect(bodyOf(HolidaySets, await get('/holidays')).items).toEqual([])
})

test('the public holidays of a region are read', async () => {
  const { items } = bodyOf(Regions, await get('/holidays/regions'))
  expect(items.find(({ country }) => country === 'GB')?.states.length).toBeGreaterThan(2)
  const asked = { country: 'DE', state: 'BE', from: '2026-01-01', to: '2026-12-31' }
  const read = bodyOf(HolidaysRead, await post('/holidays/read', asked))
  expect(read.dates).toContainEqual({ date: '2026-10-03', windows: [], name: expect.any(String) })
})

test.each([
  ['a file that is none', { ics: 'Founders day: 19 March', from: '2024-01-01', to: '2024-12-31' }, 422],
  ['a range that ends before it begins', { ics: ICS, from: '2024-12-31', to: '2024-01-01' }, 422],
  ['a country that is none', { country: 'XX', from: '2024-01-01', to: '2024-12-31' }, 422],
  ['a code that is none', { country: 'Germany', from: '2024-01-01', to: '2024-12-31' }, 400],
])('refused is %s', async (_, body, status) => {
  const problem = problemOf(await post('/holidays/read', body))
  expect(problem.status).toBe(status)
  expect(problem.detail).toMatch(/\.$/)
})
