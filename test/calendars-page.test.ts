/** docs/calendars.md: its documents are sound, and its table tells what they come to. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { CalendarDocument, HolidaySet } from '../src/contract/calendars.ts'
import { addWorkingTime, calendarOf } from '../src/domain/calendar/calendar.ts'
import { checkCalendarBook } from '../src/domain/calendar/check.ts'
import { daysOf } from '../src/domain/calendar/days.ts'
import { HOUR, instant, isoOf } from '../src/domain/time.ts'
import { ALWAYS, book } from './support/hours.ts'

const page = readFileSync(path.join(import.meta.dirname, '../docs/calendars.md'), 'utf8')

function documents<Shape extends z.ZodType>(kind: string, shape: Shape): Record<string, z.output<Shape>> {
  const found = [...page.matchAll(new RegExp(`\`\`\`json ${kind} (\\S+)\n(.*?)\`\`\``, 'gs'))]
  return Object.fromEntries(found.map(([, slug = '', text = '']) => [slug, shape.parse(JSON.parse(text))]))
}

const calendars = documents('calendar', CalendarDocument)
const holidays = documents('holidays', HolidaySet)
const shown = checkCalendarBook(book(calendars, holidays))

test('every document of the page is read', () => {
  const labelled = [...page.matchAll(/```json/g)]
  expect(Object.keys(calendars).length + Object.keys(holidays).length).toBe(labelled.length)
})

describe('What comes of it', () => {
  const rows = [...page.matchAll(/^\| (\S+) \| (\S+) \| (\d+) h \| (\S+) \|$/gm)]

  test('the table is there', () => {
    expect(rows.length).toBeGreaterThan(5)
  })

  test.each(rows.map(([, ...cells]) => cells))(
    '%s from %s plus %s h is %s',
    (slug = '', from = '', hours = '', due = '') => {
      const end = addWorkingTime(calendarOf(shown, slug, ALWAYS), instant(from), Number(hours) * HOUR)
      expect(isoOf(end)).toBe(isoOf(instant(due)))
    },
  )
})

test('an override counts before a holiday set, and that before the week', () => {
  const days = new Map(daysOf(shown, 'pacific-office', ALWAYS, 2026).map((day) => [day.date, day]))
  expect(days.get('2026-12-24')).toMatchObject({ kind: 'override', windows: ['09:00-12:00'] })
  expect(days.get('2026-12-25')).toMatchObject({ kind: 'holiday', windows: [] })
  expect(days.get('2026-12-12')).toMatchObject({ kind: 'override', windows: ['10:00-14:00'] })
  expect(days.get('2026-12-18')).toMatchObject({ kind: 'open', windows: ['09:00-12:00', '13:00-15:00'] })
})
