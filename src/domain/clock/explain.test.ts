import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hours, office, simpleSla, type Told, version } from '../../../test/support/clock-story.ts'
import {
  AIMED,
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
import type { Metric } from '../sla/document.ts'
import type { TicketChange } from '../ticket-event.ts'
import { instant, isoOf, later, MINUTE } from '../time.ts'
import { explainClocks } from './explain.ts'
import { foldClocks } from './fold.ts'
import { forColleague } from './for-colleague.ts'
import { replay } from './replay.ts'

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

  test('TML-9: says what each step did, by which event, and the due from then on', () => {
    const events = from(
      [at('18', '11:00'), { ...CHANGES.held, for: 'customer' }],
      [at('18', '12:00'), CHANGES.handoff_offered],
      [at('18', '12:30'), CHANGES.handoff_accepted],
      [at('18', '14:00'), CHANGES.received],
      [at('18', '15:00'), CHANGES.replied],
      [at('19', '15:00'), CHANGES.solved],
    )
    const { clocks } = explained(events, policies, at('19', '16:00'))
    const steps = (metric: Metric) =>
      clocks
        .find((each) => each.metric === metric)
        ?.steps.map(({ did, event, dueAt }) => [did, event, dueAt && isoOf(dueAt)])
    expect(steps('resolution')).toEqual([
      ['started', 1, '2024-03-29T17:00:00.000Z'],
      ['paused', 2, null],
      ['resumed', 5, '2024-03-29T20:00:00.000Z'],
      ['met', 7, null],
    ])
    expect(steps('first_response')).toEqual([
      ['started', 1, '2024-03-19T17:00:00.000Z'],
      ['runs_on', 2, null],
      ['met', 6, null],
    ])
    expect(steps('handover')).toEqual([
      ['started', 3, '2024-03-18T21:00:00.000Z'],
      ['met', 4, null],
    ])
    expect(told(events, policies, at('19', '16:00'), 'handover').steps.map((text) => text.split('.')[0])).toEqual([
      'Started: ann offered it to support',
      'Ended: ann accepted the hand-off; met with 1 h 30 min to spare',
    ])
    const late = explained(from([at('20', '15:00'), CHANGES.replied]), policies, at('21', '16:00')).clocks
    expect(late.flatMap(({ steps }) => steps.map(({ did, event }) => [did, event]))).toContainEqual(['late', 2])
  })
})
