/** Edges of calendars worked out by hand: what the rules of the wall clock mean where the clocks change. */
import type { OwnHours } from '../../src/domain/calendar/document.ts'
import type { CalendarCase } from './calendar-case.ts'
import { everyDay, HOURS, utc, workdays } from './hours.ts'

type Span = readonly [from: string, to: string]

/** When `hours` are open within a stretch of time. */
function open(
  id: string,
  about: string,
  hours: OwnHours,
  [within, ...spans]: readonly [Span, ...Span[]],
): CalendarCase {
  const text = ([from, to]: Span) => [utc(from), utc(to)] as const
  const [from, to] = text(within)
  const ask = { operation: 'spans', from, to } as const
  return { id: `hand ${id}`, about, calendars: { asked: hours }, calendar: 'asked', ask, expected: spans.map(text) }
}

const daily = (timeZone: string, ...windows: string[]) => everyDay('Every day', windows, timeZone)
const newYork = (...windows: string[]) => daily('America/New_York', ...windows)
const FORWARD: Span = ['2024-03-10T00:00Z', '2024-03-11T00:00Z']
const BACK: Span = ['2024-11-03T00:00Z', '2024-11-04T00:00Z']

export const EDGES_BY_HAND: readonly CalendarCase[] = [
  open('opens in the skipped hour', 'It opens when the skip ends, at 07:00Z.', newYork('02:30-04:00'), [
    FORWARD,
    ['2024-03-10T07:00Z', '2024-03-10T08:00Z'],
  ]),
  open(
    'closes in the skipped hour',
    'It closes when the skip begins: the next time shown is later.',
    newYork('01:00-02:30'),
    [FORWARD, ['2024-03-10T06:00Z', '2024-03-10T07:00Z']],
  ),
  open('lies in the skipped hour', 'It is empty that day.', newYork('02:00-03:00'), [FORWARD]),
  open('over the skipped hour', 'Three hours by the wall, two by the clock.', newYork('01:00-04:00'), [
    FORWARD,
    ['2024-03-10T06:00Z', '2024-03-10T08:00Z'],
  ]),
  open('over the repeated hour', 'Three hours by the wall, four by the clock.', newYork('00:00-03:00'), [
    BACK,
    ['2024-11-03T04:00Z', '2024-11-03T08:00Z'],
  ]),
  open('opens in the repeated hour', 'It opens at the first showing of 01:30 and stays open.', newYork('01:30-02:30'), [
    BACK,
    ['2024-11-03T05:30Z', '2024-11-03T07:30Z'],
  ]),
  open(
    'closes in the repeated hour',
    'It closes at the first showing of 01:30 and stays closed.',
    newYork('00:00-01:30'),
    [BACK, ['2024-11-03T04:00Z', '2024-11-03T05:30Z']],
  ),
  open(
    'closes as the repeated hour ends',
    'The hour counts twice: it closes when the wall first shows 02:00.',
    newYork('01:00-02:00'),
    [BACK, ['2024-11-03T05:00Z', '2024-11-03T07:00Z']],
  ),
  open('lies in the repeated hour', 'It is open at the first showing only.', newYork('01:15-01:45'), [
    BACK,
    ['2024-11-03T05:15Z', '2024-11-03T05:45Z'],
  ]),
  open('a night over the repeated hour', 'Nine hours, from Saturday 22:00 to Sunday 06:00.', newYork('22:00-06:00'), [
    ['2024-11-03T00:00Z', '2024-11-03T20:00Z'],
    ['2024-11-03T02:00Z', '2024-11-03T11:00Z'],
  ]),
  open(
    'half an hour is repeated',
    'Lord Howe: three hours by the wall, three and a half by the clock.',
    daily('Australia/Lord_Howe', '00:00-03:00'),
    [
      ['2024-04-06T00:00Z', '2024-04-07T00:00Z'],
      ['2024-04-06T13:00Z', '2024-04-06T16:30Z'],
    ],
  ),
  open('midnight is skipped', 'São Paulo: the day begins at 01:00.', daily('America/Sao_Paulo', '00:00-12:00'), [
    ['2018-11-04T00:00Z', '2018-11-05T00:00Z'],
    ['2018-11-04T03:00Z', '2018-11-04T14:00Z'],
  ]),
  open(
    'midnight is reached twice',
    'São Paulo: the last hour of Saturday repeats, so 24:00 is an hour later.',
    daily('America/Sao_Paulo', '22:00-24:00'),
    [
      ['2018-02-17T12:00Z', '2018-02-18T12:00Z'],
      ['2018-02-18T00:00Z', '2018-02-18T03:00Z'],
    ],
  ),
  open(
    'a minute after midnight',
    'Newfoundland went from 00:01 back to 23:01: midnight was shown a minute before.',
    daily('America/St_Johns', '00:00-01:00'),
    [
      ['2006-10-29T00:00Z', '2006-10-30T00:00Z'],
      ['2006-10-29T02:30Z', '2006-10-29T04:30Z'],
    ],
  ),
  open(
    'a date that never was',
    'Apia had no 30 December 2011: its windows are not open, also those past midnight.',
    daily('Pacific/Apia', '22:00-06:00'),
    [
      ['2011-12-30T06:00Z', '2011-12-31T12:00Z'],
      ['2011-12-30T08:00Z', '2011-12-30T10:00Z'],
      ['2011-12-31T08:00Z', '2011-12-31T12:00Z'],
    ],
  ),
  open(
    'seconds of offset',
    'Monrovia was 44 minutes and 30 seconds behind until 1972.',
    daily('Africa/Monrovia', '00:00-12:00'),
    [
      ['1972-01-06T00:00Z', '1972-01-08T00:00Z'],
      ['1972-01-06T00:44:30Z', '1972-01-06T12:44:30Z'],
      ['1972-01-07T00:44:30Z', '1972-01-07T12:00Z'],
    ],
  ),
  open(
    'a holiday and the night before it',
    'The night of Monday goes on into the holiday; that of the holiday is gone.',
    {
      ...workdays('Nights', ['22:00-06:00'], 'UTC'),
      overrides: [{ date: '2024-03-19', windows: [], name: 'Holiday' }],
    },
    [
      ['2024-03-18T12:00Z', '2024-03-20T12:00Z'],
      ['2024-03-18T22:00Z', '2024-03-19T06:00Z'],
    ],
  ),
  open(
    'windows that touch',
    'Around the clock from Monday to Wednesday is one stretch.',
    {
      ...HOURS.always,
      week: { monday: ['00:00-24:00'], tuesday: ['00:00-12:00', '12:00-24:00'], wednesday: ['00:00-24:00'] },
    },
    [
      ['2024-03-17T00:00Z', '2024-03-23T00:00Z'],
      ['2024-03-18T00:00Z', '2024-03-21T00:00Z'],
    ],
  ),
]
