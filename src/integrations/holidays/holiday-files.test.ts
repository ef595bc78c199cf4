/** Real files: iCalendar feeds with the dates that another help desk takes from them, and the bank holidays that the
 *  United Kingdom publishes. They are no part of the project: they lie in `shared/data/holidays` beside it, and these
 *  tests are skipped where they are not. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type TestContext, test } from 'vitest'
import { z } from 'zod'
import { must } from '../../domain/assert.ts'
import { readICalendar } from './icalendar.ts'
import { regionalHolidays } from './regional.ts'

const folder = path.join(import.meta.dirname, '../../../../shared/data/holidays')
const fileNamed = (name: string) => readFileSync(path.join(folder, name), 'utf8')

function needFiles({ skip }: TestContext): void {
  skip(!existsSync(folder), 'the holiday files are not there: put them into ../shared/data/holidays')
}

/** At 2017-08-24, from one year back to three ahead. */
const SPAN = { from: '2016-08-24', to: '2020-08-24' }
const eves = [2016, 2017, 2018, 2019].map((year) => `${year}-12-24`)

test.for([
  ['zammad_calendar1.ics', eves, 0],
  ['zammad_calendar2.ics', [...eves, ...eves.map((date) => date.replace(/24$/, '25'))], 0],
  [
    'zammad_calendar3.ics',
    [...eves, '2016-12-26', '2016-12-28', '2017-01-26', '2017-02-26', '2017-03-26', '2017-04-26'],
    // Two of its events end years before they begin.
    2,
  ],
] as const)('%s', ([name, dates, notes], context) => {
  needFiles(context)
  const found = readICalendar(fileNamed(name), SPAN)
  expect(found.dates.map(({ date }) => date)).toEqual(dates.toSorted())
  expect(found.notUnderstood.map(({ reason }) => reason)).toEqual(
    Array.from({ length: notes }, () => expect.stringContaining('ends before it begins')),
  )
})

const Division = z.object({ events: z.array(z.object({ title: z.string(), date: z.string() })) })
const BankHolidays = z.record(z.string(), Division)

test.for([
  ['ENG', 'england-and-wales', 65],
  ['WLS', 'england-and-wales', 65],
  ['SCT', 'scotland', 73],
  ['NIR', 'northern-ireland', 81],
] as const)('bank holidays of GB, %s, 2012 to 2019', async ([state, division, count], context) => {
  needFiles(context)
  const published = must(BankHolidays.parse(JSON.parse(fileNamed('uk-bank-holidays.json')))[division], division)
  const found = await regionalHolidays({ country: 'GB', state }, { from: '2012-01-01', to: '2019-12-31' })
  const [theirs, ours] = [published.events.map(({ date }) => date), found.dates.map(({ date }) => date)]
  expect(theirs).toHaveLength(count)

  // In 2012 the spring holiday was moved for the Diamond Jubilee, which the library has as a holiday more, not instead.
  expect(theirs.filter((date) => !ours.includes(date))).toEqual(['2012-06-04'])
  const more = ours.filter((date) => !theirs.includes(date))
  expect(more).toContain('2012-05-28')
  // The others fall on a weekend: the library has the day itself beside its substitute, which alone is published.
  const weekends = more.filter((date) => date !== '2012-05-28')
  expect(weekends.map((date) => new Date(date).getUTCDay()).filter((day) => day !== 0 && day !== 6)).toEqual([])
})
