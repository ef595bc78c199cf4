import { describe, expect, test } from 'vitest'
import { help, refused, topline } from '../../../test/support/cli.ts'
import { judgedBy, simpleSla } from '../../../test/support/clock-story.ts'
import { PLAIN, WEEK_END, WEEK_STORY } from '../../../test/support/explained.ts'
import { ClocksExplained, TicketClocks } from '../../contract/clocks.ts'
import { explainClocks } from '../../domain/clock/explain.ts'
import type { Policies } from '../../domain/policies.ts'
import { isoOf } from '../../domain/time.ts'
import { clocksView } from '../../http/clock-views.ts'

const answersFor = (timeZone: string, policies: Policies = PLAIN) => {
  const explained = explainClocks(WEEK_STORY, { policies, now: WEEK_END, timeZone })
  const forecasts = [
    { chance: 0.4, words: '40 % likely to be missed: as often as the 25 before it that had taken as long' },
  ]
  const zone = timeZone.replace('/', '%2F')
  const texts = {
    number: 7,
    asOf: isoOf(WEEK_END),
    timeZone,
    forColleague: 'For us.',
    forCustomer: 'Ticket #7: in time.',
  }
  return {
    [`GET /tickets/7/clocks?timeZone=${zone}`]: clocksView(7, explained, forecasts),
    'GET /tickets/7/clocks/explain': texts,
    [`GET /tickets/7/clocks/explain?timeZone=${zone}`]: texts,
  }
}

describe('ticket clocks', () => {
  test('help', async () => {
    expect(await help('ticket clocks')).toMatchInlineSnapshot(`
      "Usage: topline ticket clocks [options] <number>

      show every clock of a ticket, and what moved it

      Arguments:
        number              number of the ticket

      Options:
        --time-zone <zone>  the place whose time is told, such as Europe/Berlin; the calendar’s when left
                            out
        --customer          only the text for the customer, to be pasted into an answer
        --help              show how to use it"
    `)
  })

  test('draws every clock, and tells what moved it', async () => {
    const { stdout, exit } = await topline('ticket clocks 7', { answers: answersFor('America/Los_Angeles') })
    expect(exit).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "#7 · 4 clocks, as of Thu 14 Mar 10:00 · times of America/Los_Angeles
      Fri 8 Mar 15:00                                                                     Thu 14 Mar 11:41

      Resolution: 1 h 41 min left, due Thu 14 Mar 11:41; 16 business hours in Office, from Fri 8 Mar
      15:00; first solved Tue 12 Mar 15:00 after 5 h 49 min, 14 h 19 min in all
      █░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░███░░░░░░░░░░░░░██████···········│◆
        40 % likely to be missed: as often as the 25 before it that had taken as long
        Fri 8 Mar 15:00 · Started: the ticket arrived by email. 40 business hours in Office, due Fri 15
          Mar 15:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))
        Fri 8 Mar 15:10 · Ann triaged it to severity 1, p1: 16 business hours instead of 40 business
          hours, due Tue 12 Mar 15:00 (rule “severity 1” of “contract”, because severity is 1)
        Fri 8 Mar 16:45 · Paused: held for the customer (information needed: logs wanted), Ada acts next
        Sun 10 Mar 03:00 (UTC-7) · Clocks change in America/Los_Angeles: 02:00 becomes 03:00, outside
          its hours
        Mon 11 Mar 10:00 · Resumed: the customer wrote, due Tue 12 Mar 16:15
        Mon 11 Mar 10:04 · Paused: held for the customer (customer tests), Ada acts next
        Tue 12 Mar 11:00 · Resumed: the customer wrote, due Thu 14 Mar 09:11
        Tue 12 Mar 15:00 · Ended: ann solved it; met with 10 h 11 min to spare
        Wed 13 Mar 09:30 · Reopened: ann reopened it (came back); the time it was solved does not count,
          due Thu 14 Mar 11:41
        Wed 13 Mar 11:41 · 50 % of the time used: warned

      Triage: met with 50 min to spare, Fri 8 Mar 15:10; 1 business hour in Office, from Fri 8 Mar 15:00,
      due Fri 8 Mar 16:00
      ✓
        Fri 8 Mar 15:00 · Started: the ticket arrived by email. 1 business hour in Office, due Fri 8 Mar
          16:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))
        Fri 8 Mar 15:10 · Ended: ann triaged it to severity 1, p1; met with 50 min to spare

      First response: met with 2 h 30 min to spare, Fri 8 Mar 16:30; 4 business hours in Office, from Fri
      8 Mar 15:00, due Mon 11 Mar 11:00
      █✓                                             ◆
        Fri 8 Mar 15:00 · Started: the ticket arrived by email. 8 business hours in Office, due Mon 11
          Mar 15:00 (rule “severity 2” of “contract”, because severity is 2 (assumed until triage))
        Fri 8 Mar 15:10 · Ann triaged it to severity 1, p1: 4 business hours instead of 8 business
          hours, due Mon 11 Mar 11:00 (rule “severity 1” of “contract”, because severity is 1)
        Fri 8 Mar 15:20 · Ann’s reply does not stop it: it says neither what was done nor what comes
          next
        Fri 8 Mar 16:30 · Ended: ann’s response; met with 2 h 30 min to spare

      Next response: missed Mon 11 Mar 14:00, ended 50 h later, Wed 13 Mar 16:00; 4 business hours in
      Office, from Mon 11 Mar 10:00, due Mon 11 Mar 14:00
                                                     ███◆▓············▓▓▓▓▓············▓▓▓▓✗
        Mon 11 Mar 10:00 · Started: the customer wrote. 4 business hours in Office, due Mon 11 Mar 14:00
          (rule “severity 1” of “contract”, because severity is 1)
        Mon 11 Mar 10:04 · Held for the customer: this clock runs on
        Mon 11 Mar 14:00 · The due passed: missed
        Tue 12 Mar 15:00 · Cancelled: solved without a response; ann solved it
        Wed 13 Mar 09:30 · Owed again: ann reopened it (came back); it counts from its old start, due
          Mon 11 Mar 14:00
        Wed 13 Mar 16:00 · Ended: ann’s response; it had been missed

      Odd hold for customer (customer tests) from Mon 11 Mar 10:04: begun 4 min after the customer
        wrote, who had no answer yet

      █ counted  ▓ counted, late  ░ paused  · closed  ◆ due  ✓ met  ✗ missed  │ now
      "
    `)
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(100)
  })

  test('asks for the zone that is wanted, and fits a narrow terminal', async () => {
    const ran = await topline('ticket clocks #7 --time-zone Asia/Tokyo', {
      answers: answersFor('Asia/Tokyo'),
      out: { columns: 60 },
    })
    expect(ran.calls).toEqual(['GET /tickets/7/clocks?timeZone=Asia%2FTokyo'])
    expect(ran.stdout).toContain('#7 · 4 clocks, as of Fri 15 Mar 02:00 · times of Asia/Tokyo')
    const strips = ran.stdout.split('\n').filter((line) => /^[ █▓─░·◆✓✗×│]+$/.test(line))
    expect(strips).toHaveLength(4)
    for (const line of strips) expect([...line].length).toBeLessThanOrEqual(60)
  })

  test('gives the answer as one document', async () => {
    const { stdout } = await topline('ticket clocks 7 --json', { answers: answersFor('America/Los_Angeles') })
    const told = JSON.parse(stdout)
    expect(TicketClocks.parse(told).clocks).toHaveLength(4)
    expect(told.timeZone).toBe('America/Los_Angeles')
  })

  test('prints the text for the customer, and nothing else', async () => {
    const answers = answersFor('America/Los_Angeles')
    const ran = await topline('ticket clocks 7 --customer', { answers })
    expect(ran.stdout).toBe('Ticket #7: in time.\n')
    expect(ran.calls).toEqual(['GET /tickets/7/clocks/explain'])
    const json = await topline('ticket clocks 7 --customer --time-zone America/Los_Angeles --json', { answers })
    expect(ClocksExplained.parse(JSON.parse(json.stdout)).forColleague).toBe('For us.')
  })

  test('says so when nothing is promised', async () => {
    const { stdout } = await topline('ticket clocks 7 --time-zone UTC', {
      answers: answersFor('UTC', judgedBy(simpleSla({}))),
    })
    expect(stdout).toBe('#7 · 0 clocks, as of Thu 14 Mar 17:00 · times of UTC\n\nNothing is promised about it.\n')
  })

  test('tells a refusal', async () => {
    const none = refused('time_zone_unknown', '"PST" is no time zone. Give the IANA name of a place, or UTC.')
    const ran = await topline('ticket clocks 7 --time-zone PST', {
      answers: { 'GET /tickets/7/clocks?timeZone=PST': none },
    })
    expect(ran.exit).toBe(1)
    expect(ran.stderr).toContain('"PST" is no time zone.')
  })
})
