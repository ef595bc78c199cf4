import { expect, test } from 'vitest'
import { instant } from '../../domain/time.ts'
import { isDateFormat, timeReader } from './log-time.ts'

test.each(['D/M/YYYY HH:mm', 'YYYY-MM-DD HH:mm:ss', 'DD.MM.YYYY H:mm'])('%s is a date format', (format) =>
  expect(isDateFormat(format)).toBe(true),
)

test.each(['', 'YYYY', 'D/M/YY HH:mm', 'D/M/YYYY HH:MM', 'D/M/YYYY HH:mm A', 'D/D/M/YYYY HH:mm', 'D/M/YYYY mm'])(
  '%j is no date format',
  (format) => expect(isDateFormat(format)).toBe(false),
)

const log = timeReader('D/M/YYYY HH:mm', 'UTC')

test.each([
  ['29/2/2016 06:10', '2016-02-29T06:10Z'],
  ['01/03/2016 00:00', '2016-03-01T00:00Z'],
  ['31/12/2016 23:59', '2016-12-31T23:59Z'],
])('%s is %s', (text, iso) => {
  expect(log(text)).toBe(instant(iso))
})

test.each([
  '30/2/2016 06:10',
  '1/13/2016 06:10',
  '1/1/2016 24:00',
  '1/1/2016 6:10',
  '1/1/16 06:10',
  '1/1/2016 06:10 ',
  '',
])('%j is no time', (text) => {
  expect(log(text)).toBeUndefined()
  expect(log(text)).toBeUndefined()
})

test('the wall of the time zone decides which instant it is', () => {
  expect(timeReader('D/M/YYYY HH:mm', 'America/Sao_Paulo')('1/3/2016 09:00')).toBe(instant('2016-03-01T12:00Z'))
})

test('characters that mean something in patterns are plain in formats', () => {
  const read = timeReader('[YYYY.MM.DD] (HH:mm)', 'UTC')
  expect(read('[2016.03.01] (09:00)')).toBe(instant('2016-03-01T09:00Z'))
  expect(read('[2016-03-01] (09:00)')).toBeUndefined()
})
