import { describe, expect, test } from 'vitest'
import { judgedBy, office, simpleSla, story, type Told, version } from '../../../test/support/clock-story.ts'
import {
  at,
  explained,
  from,
  MON_10,
  PLAIN,
  IN_OFFICE as policies,
  told,
  WEEK_END,
  WEEK_STORY,
} from '../../../test/support/explained.ts'
import { CHANGES } from '../../../test/support/tickets.ts'
import { instant, isoOf, later, MINUTE } from '../time.ts'
import { explainClocks } from './explain.ts'
import { forColleague } from './for-colleague.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

describe('EXP-2: the sentence', () => {
  const answered = (time: string) => told(from([time, CHANGES.replied]), policies, at('21', '12:00'), 'first_response')
  const DUE = '2024-03-19T10:00:00.000-07:00'

  test('a miss by a millisecond is a miss, and an end at the due is met', () => {
    expect(answered(DUE).sentence).toBe(
      'First response: met at the very instant it was due, Tue 19 Mar 10:00; 8 business hours in Office, from Mon 18 Mar 10:00, due Tue 19 Mar 10:00',
    )
    expect(answered('2024-03-19T10:00:00.001-07:00').sentence).toBe(
      'First response: missed Tue 19 Mar 10:00, ended less than a second later, Tue 19 Mar 10:00; 8 business hours in Office, from Mon 18 Mar 10:00, due Tue 19 Mar 10:00',
    )
    expect(answered('2024-03-19T09:59:59.999-07:00').sentence).toContain('met with less than a second to spare')
  })

  test('tells how a clock stands', () => {
    const events = from([at('18', '11:00'), CHANGES.replied], [at('18', '13:00'), { ...CHANGES.held, for: 'customer' }])
    const sentences = (now: string, which = events) =>
      explained(which, policies, now).clocks.map((each) => each.sentence)
    expect({
      running: sentences(at('18', '12:00'), from()),
      closed: sentences(at('18', '20:00'), from()),
      late: sentences(at('19', '10:00:00.001'), from()),
      paused: sentences(at('18', '20:00')),
    }).toMatchInlineSnapshot(`
      {
        "closed": [
          "First response: 1 h left, due Tue 19 Mar 10:00, closed until Tue 19 Mar 09:00; 8 business hours in Office, from Mon 18 Mar 10:00",
          "Resolution: 65 h left, due Fri 29 Mar 10:00, closed until Tue 19 Mar 09:00; 72 business hours in Office, from Mon 18 Mar 10:00",
        ],
        "late": [
          "First response: missed Tue 19 Mar 10:00, less than a second ago, and still owed; 8 business hours in Office, from Mon 18 Mar 10:00",
          "Resolution: 63 h 59 min left, due Fri 29 Mar 10:00; 72 business hours in Office, from Mon 18 Mar 10:00",
        ],
        "paused": [
          "Resolution: paused since Mon 18 Mar 13:00 with 69 h left, held for the customer; 72 business hours in Office, from Mon 18 Mar 10:00",
          "First response: met with 7 h to spare, Mon 18 Mar 11:00; 8 business hours in Office, from Mon 18 Mar 10:00, due Tue 19 Mar 10:00",
        ],
        "running": [
          "First response: 6 h left, due Tue 19 Mar 10:00; 8 business hours in Office, from Mon 18 Mar 10:00",
          "Resolution: 70 h left, due Fri 29 Mar 10:00; 72 business hours in Office, from Mon 18 Mar 10:00",
        ],
      }
    `)
  })

  test('tells the first end and the whole of a resolution that was reopened', () => {
    const events = from(
      [at('18', '12:00'), CHANGES.solved],
      [at('18', '14:00'), CHANGES.reopened],
      [at('18', '15:00'), CHANGES.solved],
    )
    expect(told(events, policies, at('18', '16:00'), 'resolution')).toMatchInlineSnapshot(`
      {
        "sentence": "Resolution: met with 69 h to spare, Mon 18 Mar 15:00; 72 business hours in Office, from Mon 18 Mar 10:00, due Fri 29 Mar 12:00; first solved Mon 18 Mar 12:00 after 2 h, 3 h in all",
        "steps": [
          "Started: the ticket arrived by email. 72 business hours in Office, due Fri 29 Mar 10:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))",
          "Ended: ann solved it; met with 70 h to spare",
          "Reopened: ann reopened it (came back); the time it was solved does not count, due Fri 29 Mar 12:00",
          "Ended: ann solved it; met with 69 h to spare",
        ],
      }
    `)
  })
})

describe('EXP-4: what a strip draws', () => {
  const spans = (counted: readonly { start: number; end: number }[]) =>
    counted.map(({ start, end }) => `${isoOf(start as never)} ${isoOf(end as never)}`)

  test('open hours from the start to the due, without pauses', () => {
    const all = explained(
      from([at('18', '11:00'), { ...CHANGES.held, for: 'customer' }], [at('18', '15:00'), CHANGES.resumed]),
      policies,
      at('18', '16:00'),
    )
    const [response] = all.clocks.filter(({ metric }) => metric === 'first_response')
    const [resolution] = all.clocks.filter(({ metric }) => metric === 'resolution')
    expect(spans(response?.counted ?? [])).toEqual([
      '2024-03-18T17:00:00.000Z 2024-03-19T00:00:00.000Z',
      '2024-03-19T16:00:00.000Z 2024-03-19T17:00:00.000Z',
    ])
    expect(spans(resolution?.counted.slice(0, 3) ?? [])).toEqual([
      '2024-03-18T17:00:00.000Z 2024-03-18T18:00:00.000Z',
      '2024-03-18T22:00:00.000Z 2024-03-19T00:00:00.000Z',
      '2024-03-19T16:00:00.000Z 2024-03-20T00:00:00.000Z',
    ])
  })

  test('counted stretches are the time used', () => {
    const all = explainClocks(WEEK_STORY, { policies: PLAIN, now: WEEK_END })
    for (const { counted, used, endedAt } of all.clocks) {
      const until = endedAt ?? WEEK_END
      const length = counted.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, until) - start), 0)
      expect(length).toBe(used)
    }
  })

  test('elapsed time counts at night too, and its clocks change nothing', () => {
    const round = judgedBy(simpleSla({ 2: { first_response: { amount: 48, unit: 'clock_hours' } } }))
    const events = story('2024-03-09T12:00-08:00', [])
    const all = explained(events, round, '2024-03-10T12:00-07:00')
    expect(spans(all.clocks[0]?.counted ?? [])).toEqual(['2024-03-09T20:00:00.000Z 2024-03-11T20:00:00.000Z'])
    expect(all.clocks[0]?.steps).toHaveLength(1)
    expect(all.shifts).toEqual([{ at: instant('2024-03-10T10:00Z'), by: 60 * MINUTE, timeZone: 'America/Los_Angeles' }])
  })

  test('a change of the clocks inside the hours is told as such', () => {
    const always = { ...office(), week: Object.fromEntries(WEEKDAYS.map((day) => [day, ['00:00-24:00']])) }
    const book = { calendars: { office: [version(always)] }, holidays: {} }
    const events = story('2024-03-09T12:00-08:00', [])
    expect(told(events, { ...policies, book }, '2024-03-10T12:00-07:00', 'resolution').steps.at(-1)).toBe(
      'Clocks change in America/Los_Angeles: 02:00 becomes 03:00, inside its hours; time counts as it passes',
    )
  })

  test('the range goes from the first start to the last due or end, and to now while something is owed', () => {
    const range = (now: string, ...changes: readonly Told[]) => {
      const { start, end } = explained(from(...changes), policies, now).range
      return [isoOf(start), isoOf(end)]
    }
    expect(range(at('18', '11:00'))).toEqual([isoOf(instant(MON_10)), '2024-03-29T17:00:00.000Z'])
    expect(range('2024-05-01T12:00Z')[1]).toBe('2024-05-01T12:00:00.000Z')
    expect(range('2024-05-01T12:00Z', [at('18', '11:00'), CHANGES.dismissed])[1]).toBe('2024-03-29T17:00:00.000Z')
    const nothing = judgedBy(simpleSla({}))
    expect(explained(from(), nothing, at('18', '11:00'))).toMatchObject({
      clocks: [],
      timeZone: 'UTC',
      range: { start: instant(MON_10), end: later(instant(MON_10), MINUTE) },
    })
    expect(forColleague(explained(from(), nothing, at('18', '11:00')), 7)).toBe(
      '#7: nothing is promised, as of Mon 18 Mar 18:00. Times are those of UTC.',
    )
  })
})

test('messages are told by what they are worth now', () => {
  const events = from(
    [at('18', '11:00'), { ...CHANGES.replied, weight: 'acknowledgement' }],
    [at('18', '11:30'), CHANGES.noted],
    [at('18', '12:00'), { ...CHANGES.reply_judged, reply: 2, weight: 'response' }],
    [at('18', '12:30'), CHANGES.received],
    [at('18', '12:40'), CHANGES.responded],
  )
  const { messages } = explained(events, policies, at('18', '13:00'))
  expect(messages.map(({ version: nth, kind, by }) => [nth, kind, by])).toEqual([
    [1, 'received', 'Ada'],
    [2, 'response', 'ann'],
    [3, 'note', 'ann'],
    [5, 'received', 'Ada'],
    [6, 'response', 'ann'],
  ])
})

test('times are told in the zone that is asked for', () => {
  const all = explainClocks(from(), { policies, now: instant(at('18', '12:00')), timeZone: 'Asia/Tokyo' })
  expect([all.timeZone, all.clocks[0]?.sentence]).toEqual([
    'Asia/Tokyo',
    'First response: 6 h left, due Wed 20 Mar 02:00; 8 business hours in Office, from Tue 19 Mar 02:00',
  ])
})
