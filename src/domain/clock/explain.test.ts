import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hours, judgedBy, office, simpleSla, story, type Told, version } from '../../../test/support/clock-story.ts'
import { AIMED, PLAIN, WEEK_END, WEEK_STORY } from '../../../test/support/explained.ts'
import { CHANGES } from '../../../test/support/tickets.ts'
import type { Policies } from '../policies.ts'
import type { Metric } from '../sla/document.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { instant, isoOf, later, MINUTE } from '../time.ts'
import { explainClocks } from './explain.ts'
import { foldClocks } from './fold.ts'
import { forColleague } from './for-colleague.ts'
import { replay } from './replay.ts'

const explained = (events: readonly TicketEvent[], policies: Policies, now: string) =>
  explainClocks(events, { policies, now: instant(now) })

/** What is told of the first clock of `metric`: its sentence, and its steps without their times. */
function told(events: readonly TicketEvent[], policies: Policies, now: string, metric: Metric) {
  const clock = explained(events, policies, now).clocks.find((each) => each.metric === metric)
  return { sentence: clock?.sentence, steps: clock?.steps.map(({ text }) => text) ?? [] }
}

const policies = judgedBy(
  simpleSla({
    1: { first_response: hours(4), resolution: hours(16) },
    2: { first_response: hours(8), next_response: hours(8), resolution: hours(72), handover: hours(2) },
  }),
)

// Office hours are nine to five Pacific; Monday 18 March 2024 to Friday 22 March.
const at = (day: string, time: string) => `2024-03-${day}T${time}-07:00`
const MON_10 = at('18', '10:00')
const from = (...changes: readonly Told[]) => story(MON_10, changes)

describe('EXP-1: the story of a clock', () => {
  // Checked by hand: counted are Fri 15:00-16:45, Mon 10:00-10:04, Tue 11:00-15:00, Wed 9:30-17:00, Thu 9:00-10:00.
  test('of a week with two holds, a miss, a reopening and a change of the clocks', () => {
    const all = explainClocks(WEEK_STORY, { policies: PLAIN, now: WEEK_END })
    expect(forColleague(all, 7)).toMatchInlineSnapshot(`
      "#7: 4 clocks, as of Thu 14 Mar 10:00. Times are those of America/Los_Angeles.

      Resolution: 1 h 41 min left, due Thu 14 Mar 11:41; 16 business hours in Office, from Fri 8 Mar 15:00; first solved Tue 12 Mar 15:00 after 5 h 49 min, 14 h 19 min in all
        Fri 8 Mar 15:00  Started: the ticket arrived by email. 40 business hours in Office, due Fri 15 Mar 15:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))
        Fri 8 Mar 15:10  Ann triaged it to severity 1, p1: 16 business hours instead of 40 business hours, due Tue 12 Mar 15:00 (rule “severity 1” of “contract”, because severity is 1)
        Fri 8 Mar 16:45  Paused: held for the customer (information needed: logs wanted), Ada acts next
        Sun 10 Mar 03:00 (UTC-7)  Clocks change in America/Los_Angeles: 02:00 becomes 03:00, outside its hours
        Mon 11 Mar 10:00  Resumed: the customer wrote, due Tue 12 Mar 16:15
        Mon 11 Mar 10:04  Paused: held for the customer (customer tests), Ada acts next
        Tue 12 Mar 11:00  Resumed: the customer wrote, due Thu 14 Mar 09:11
        Tue 12 Mar 15:00  Ended: ann solved it; met with 10 h 11 min to spare
        Wed 13 Mar 09:30  Reopened: ann reopened it (came back); the time it was solved does not count, due Thu 14 Mar 11:41
        Wed 13 Mar 11:41  50 % of the time used: warned

      Triage: met with 50 min to spare, Fri 8 Mar 15:10; 1 business hour in Office, from Fri 8 Mar 15:00, due Fri 8 Mar 16:00
        Fri 8 Mar 15:00  Started: the ticket arrived by email. 1 business hour in Office, due Fri 8 Mar 16:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))
        Fri 8 Mar 15:10  Ended: ann triaged it to severity 1, p1; met with 50 min to spare

      First response: met with 2 h 30 min to spare, Fri 8 Mar 16:30; 4 business hours in Office, from Fri 8 Mar 15:00, due Mon 11 Mar 11:00
        Fri 8 Mar 15:00  Started: the ticket arrived by email. 8 business hours in Office, due Mon 11 Mar 15:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))
        Fri 8 Mar 15:10  Ann triaged it to severity 1, p1: 4 business hours instead of 8 business hours, due Mon 11 Mar 11:00 (rule “severity 1” of “contract”, because severity is 1)
        Fri 8 Mar 15:20  Ann’s reply does not stop it: it says neither what was done nor what comes next
        Fri 8 Mar 16:30  Ended: ann’s response; met with 2 h 30 min to spare

      Next response: missed Mon 11 Mar 14:00, ended 50 h later, Wed 13 Mar 16:00; 4 business hours in Office, from Mon 11 Mar 10:00, due Mon 11 Mar 14:00
        Mon 11 Mar 10:00  Started: the customer wrote. 4 business hours in Office, due Mon 11 Mar 14:00 (rule “severity 1” of “contract”, because severity is 1)
        Mon 11 Mar 10:04  Held for the customer: this clock runs on
        Mon 11 Mar 14:00  The due passed: missed
        Tue 12 Mar 15:00  Cancelled: solved without a response; ann solved it
        Wed 13 Mar 09:30  Owed again: ann reopened it (came back); it counts from its old start, due Mon 11 Mar 14:00
        Wed 13 Mar 16:00  Ended: ann’s response; it had been missed

      Odd hold for customer, Mon 11 Mar 10:04 – Tue 12 Mar 11:00: begun 4 min after the customer wrote, who had no answer yet"
    `)
  })

  test('folding one by one ends as folding all together', () => {
    const last = replay(WEEK_STORY, PLAIN).at(-1)?.state
    expect(JSON.stringify(last)).toBe(JSON.stringify(foldClocks(WEEK_STORY, PLAIN)))
  })

  test('any events in any order end so, and the steps are in order of time', () => {
    const { opened: _, split_off: __, ...others } = CHANGES
    const change = fc.constantFrom<TicketChange>(...Object.values(others))
    const happenings = fc.array(fc.tuple(fc.integer({ min: 0, max: 9_000 }), change), { maxLength: 14 })
    fc.assert(
      fc.property(happenings, (happened) => {
        const events = from(...happened.map(([n, each]): Told => [isoOf(later(instant(MON_10), n * MINUTE)), each]))
        const now = later(instant(MON_10), 10_000 * MINUTE)
        expect(JSON.stringify(replay(events, AIMED).at(-1)?.state)).toBe(JSON.stringify(foldClocks(events, AIMED)))
        for (const { steps: told, breachedAt } of explainClocks(events, { policies: AIMED, now }).clocks) {
          const times = told.map((step) => step.at)
          expect(times).toEqual(times.toSorted((a, b) => a - b))
          expect(told.some(({ text }) => /\bmissed\b/i.test(text))).toBe(breachedAt !== null)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('tells what changed the target, and that it was thereby late', () => {
    const events = from([at('18', '15:00'), { ...CHANGES.triaged, severity: 1 }])
    expect(told(events, policies, at('18', '16:00'), 'first_response')).toMatchInlineSnapshot(`
      {
        "sentence": "First response: missed Mon 18 Mar 15:00 when a change left its due in the past, 1 h ago, and still owed; 4 business hours in Office, from Mon 18 Mar 10:00",
        "steps": [
          "Started: the ticket arrived by email. 8 business hours in Office, due Tue 19 Mar 10:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))",
          "Ann triaged it to severity 1, p2: 4 business hours instead of 8 business hours, due Mon 18 Mar 14:00 (rule “severity 1” of “contract”, because severity is 1)",
          "Missed by that change: the new due, Mon 18 Mar 14:00, was past",
        ],
      }
    `)
  })

  test('tells a judgement with the reply it is about', () => {
    const events = from(
      [at('18', '11:00'), { ...CHANGES.replied, weight: 'acknowledgement' }],
      [at('18', '12:00'), { ...CHANGES.reply_judged, reply: 2, weight: 'response' }],
    )
    expect(told(events, policies, at('18', '16:00'), 'first_response').steps.at(-1)).toMatchInlineSnapshot(
      `"Ended: ann’s reply, judged a response by lea (says nothing); met with 7 h to spare"`,
    )
  })

  test('tells newer hours and promises', () => {
    const published = instant(at('18', '11:00'))
    const shorter = simpleSla({ 2: { first_response: hours(2) } })
    const later2 = { ...policies, sla: [...policies.sla, version(shorter, 2, published)] }
    const events = from([at('18', '11:30'), CHANGES.rebased])
    expect(told(events, later2, at('18', '12:30'), 'first_response')).toMatchInlineSnapshot(`
      {
        "sentence": "First response: missed Mon 18 Mar 12:00, 30 min ago, and still owed; 2 business hours in Office, from Mon 18 Mar 10:00",
        "steps": [
          "Started: the ticket arrived by email. 8 business hours in Office, due Tue 19 Mar 10:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))",
          "It went over to newer hours and promises (new hours): 2 business hours instead of 8 business hours, due Mon 18 Mar 12:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))",
          "The due passed: missed",
        ],
      }
    `)
    expect(told(events, later2, at('18', '12:30'), 'resolution')).toMatchInlineSnapshot(`
      {
        "sentence": "Resolution: cancelled Mon 18 Mar 11:30: nothing is promised any more; 72 business hours in Office, from Mon 18 Mar 10:00, due Fri 29 Mar 10:00",
        "steps": [
          "Started: the ticket arrived by email. 72 business hours in Office, due Fri 29 Mar 10:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))",
          "Cancelled: nothing is promised any more; it went over to newer hours and promises (new hours)",
        ],
      }
    `)
    const longDays = { ...office(), week: { monday: ['09:00-18:00'] } }
    const book = { calendars: { office: [version(office()), version(longDays, 2, published)] }, holidays: {} }
    const steps = told(events, { ...policies, book }, at('18', '12:30'), 'first_response').steps
    expect(steps.at(-1)).toMatchInlineSnapshot(
      `"It went over to newer hours and promises (new hours), due Mon 18 Mar 18:00 instead of Tue 19 Mar 10:00"`,
    )
  })

  test('tells a merge, for the same customer and for another', () => {
    const carried = { metric: 'first_response', startedAt: instant(at('18', '09:00')), breachedAt: null, pauses: [] }
    const absorbed = { ...CHANGES.absorbed, number: 12, clocks: [carried] } as const
    const same = from([at('18', '11:00'), { ...absorbed, sameCustomer: true } as TicketChange])
    expect(told(same, policies, at('18', '12:00'), 'first_response').steps.at(-1)).toMatchInlineSnapshot(
      `"Ann merged #12 into it: it counts from Mon 18 Mar 09:00, due Mon 18 Mar 17:00"`,
    )
    const other = from([at('18', '11:00'), { ...absorbed, sameCustomer: false } as TicketChange])
    const clocks = explained(other, policies, at('18', '12:00')).clocks
    expect(clocks.find(({ party }) => party === 12)?.sentence).toMatchInlineSnapshot(
      `"First response for the customer of #12: 5 h left, due Mon 18 Mar 17:00; 8 business hours in Office, from Mon 18 Mar 09:00"`,
    )
  })

  test('tells a hand-over, and who took it up', () => {
    const events = from([at('18', '11:00'), CHANGES.routed], [at('18', '11:30'), CHANGES.claimed])
    expect(told(events, policies, at('18', '12:00'), 'handover')).toMatchInlineSnapshot(`
      {
        "sentence": "Hand-over: met with 1 h 30 min to spare, Mon 18 Mar 11:30; 2 business hours in Office, from Mon 18 Mar 11:00, due Mon 18 Mar 13:00",
        "steps": [
          "Started: ann handed it to search. 2 business hours in Office, due Mon 18 Mar 13:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))",
          "Ended: ann claimed it; met with 1 h 30 min to spare",
        ],
      }
    `)
  })

  test('tells what was dismissed, merged, waived and changed by terms', () => {
    const last = (change: TicketChange, metric: Metric = 'first_response') =>
      told(from([at('18', '11:00'), change]), policies, at('18', '12:00'), metric).steps.at(-1)
    expect([
      last(CHANGES.dismissed),
      last(CHANGES.merged),
      last({ ...CHANGES.answer_waived, message: 1 }),
      last({ ...CHANGES.held, for: 'third_party' }, 'resolution'),
      last({ ...CHANGES.replied, weight: 'automatic' }),
    ]).toMatchInlineSnapshot(`
      [
        "Cancelled: duplicate; ann dismissed it as duplicate",
        "Cancelled: merged into #7; ann merged it into #7",
        "Cancelled: needs no answer; ann said that the message needs no answer (a thank-you)",
        "Held for a third party: this clock runs on",
        "Ann’s reply does not stop it: it was automatic",
      ]
    `)
  })
})

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

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

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
