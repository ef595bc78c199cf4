import { describe, expect, test } from 'vitest'
import { help, topline } from '../../../test/support/cli.ts'
import { FlaggedHolds } from '../../contract/clocks.ts'
import { Attainment, AttainmentTickets } from '../../contract/reports.ts'

const fates = (met: number, breached: number, percentText: string) => ({
  met,
  breached,
  running: 12,
  cancelled: 3,
  percent: met + breached === 0 ? null : (met * 100) / (met + breached),
  percentText,
})

const counted = (metric: 'first_response' | 'resolution', facts: Partial<Attainment> = {}): Attainment =>
  Attainment.parse({
    metric,
    by: 'priority',
    from: null,
    to: null,
    asOf: '2026-03-02T12:00:00Z',
    rows: [
      { key: 'p0', name: 'p0', ...fates(11_999, 1, '99.9 %') },
      { key: 'untriaged', name: 'not triaged', ...fates(0, 0, 'none decided') },
    ],
    total: fates(11_999, 1, '99.9 %'),
    ...facts,
  })

const miss = (number: number, endedAt: string | null) => ({
  number,
  subject: 'Cannot sign in after the update',
  account: number === 7 ? null : 'Acme Robotics',
  priority: 'p0',
  severity: 1,
  cycle: 1,
  party: null,
  startedAt: '2026-03-01T09:00:00Z',
  dueAt: '2026-03-01T11:00:00Z',
  breachedAt: '2026-03-01T11:00:00Z',
  endedAt,
})

const both = {
  'GET /reports/attainment?metric=first_response&by=priority': counted('first_response'),
  'GET /reports/attainment?metric=resolution&by=priority': counted('resolution', {
    rows: [],
    total: fates(0, 0, 'none decided'),
  }),
}

describe('report sla', () => {
  test('help', async () => {
    expect(await help('report sla')).toMatchInlineSnapshot(`
      "Usage: topline report sla [options]

      count how many promises were kept

      Options:
        --metric <metric>   which promise; first response and resolution when left out (choices: "triage",
                            "first_response", "next_response", "update", "resolution", "handover")
        --by <group>        what to count them by (choices: "priority", "severity", "segment", "account",
                            "calendar-month", default: "priority")
        --from <when>       promises that began then or later, such as 2026-03-01T00:00Z
        --to <when>         promises that began before then
        --breaches          list those that were missed, the latest first
        --limit <number>    how many of them at most (default: 50)
        --help              show how to use it"
    `)
  })

  test('counts first responses and resolutions by priority', async () => {
    const { stdout } = await topline('report sla', { answers: both })
    expect(stdout).toMatchInlineSnapshot(`
      "first response · all that ever began
      priority        met  missed    kept  running  cancelled
      p0           11,999       1  99.9 %       12          3
      not triaged       0       0       –       12          3
      all          11,999       1  99.9 %       12          3

      resolution · all that ever began
      priority  met  missed  kept  running  cancelled
      all         0       0     –       12          3

      topline report sla --breaches lists those that were missed.
      "
    `)
    const json = await topline('report sla --json', { answers: both })
    const { items } = JSON.parse(json.stdout)
    expect(items.map((each: unknown) => Attainment.parse(each).metric)).toEqual(['first_response', 'resolution'])
  })

  test('lists what was missed, page by page', async () => {
    const period = 'from=2026-03-01T00%3A00%3A00.000Z&to=2026-03-02T00%3A00%3A00.000Z'
    const asked = `metric=first_response&by=account&${period}`
    const page = (items: ReturnType<typeof miss>[], nextCursor: string | null) =>
      AttainmentTickets.parse({ metric: 'first_response', outcome: 'breached', items, nextCursor })
    const answers = {
      [`GET /reports/attainment?${asked}`]: counted('first_response', {
        by: 'account',
        from: '2026-03-01T00:00:00Z',
        to: '2026-03-02T00:00:00Z',
      }),
      [`GET /reports/attainment/tickets?${asked}&limit=2`]: page([miss(12, '2026-03-01T11:30:00Z')], 'c1'),
      [`GET /reports/attainment/tickets?${asked}&limit=1&cursor=c1`]: page([miss(7, null)], 'c2'),
    }
    const words =
      'report sla --metric first_response --by account --from 2026-03-01T00:00Z --to 2026-03-02T00:00Z --breaches --limit 2'
    const { stdout } = await topline(words, { answers, out: { columns: 120 } })
    expect(stdout).toMatchInlineSnapshot(`
      "first response · from 2026-03-01 00:00 UTC until 2026-03-02 00:00 UTC
      account         met  missed    kept  running  cancelled
      p0           11,999       1  99.9 %       12          3
      not triaged       0       0       –       12          3
      all          11,999       1  99.9 %       12          3

        #  pri  account        subject                        started               missed                ended
      #12  p0   Acme Robotics  Cannot sign in after the upd…  2026-03-01 09:00 UTC  2026-03-01 11:00 UTC  2026-03-01 11:30 UTC
       #7  p0   –              Cannot sign in after the upd…  2026-03-01 09:00 UTC  2026-03-01 11:00 UTC  still owed

      topline ticket clocks NUMBER draws the strip of one.
      "
    `)
  })

  test('a time that cannot be read is wrong usage', async () => {
    const { exit, stderr } = await topline('report sla --from march')
    expect(exit).toBe(2)
    expect(stderr).toContain('--from cannot be read: march')
  })
})

describe('report holds', () => {
  const period = { from: '2026-01-31T12:00:00Z', to: '2026-03-02T12:00:00Z', asOf: '2026-03-02T12:00:00Z' }
  const hold = {
    number: 12,
    subject: 'Cannot sign in',
    team: 'support',
    account: null,
    by: 'mara',
    from: '2026-03-01T09:02:00Z',
    to: null,
    for: 'customer',
    reason: 'information_needed',
    note: null,
    actsNext: 'Dana',
    flags: ['begun 2 min after the customer wrote, who had no answer yet'],
  }

  test('help', async () => {
    expect(await help('report holds')).toMatchInlineSnapshot(`
      "Usage: topline report holds [options]

      list holds begun soon after a message without an answer, or longer than the cap

      Options:
        --from <when>       holds that began then or later, such as 2026-03-01T00:00Z; 30 days back when
                            left out
        --to <when>         holds that began before then
        --help              show how to use it"
    `)
  })

  test('lists odd holds and why they are', async () => {
    const answers = { 'GET /holds/flagged': FlaggedHolds.parse({ ...period, total: 203, items: [hold] }) }
    const { stdout } = await topline('report holds', { answers })
    expect(stdout).toMatchInlineSnapshot(`
      "203 odd holds begun from 2026-01-31 12:00 UTC until 2026-03-02 12:00 UTC

        #  from                  for       reason              by    account  odd because
      #12  2026-03-01 09:02 UTC  customer  information needed  mara  –        begun 2 min after the customer wrote, who had no answer yet

      The latest 1 are shown.
      "
    `)
    const json = await topline('report holds --json', { answers })
    expect(FlaggedHolds.parse(JSON.parse(json.stdout)).total).toBe(203)
  })

  test('says so when there is none', async () => {
    const path = 'GET /holds/flagged?from=2026-03-01T00%3A00%3A00.000Z&to=2026-03-02T00%3A00%3A00.000Z'
    const answers = { [path]: FlaggedHolds.parse({ ...period, total: 0, items: [] }) }
    const { stdout } = await topline('report holds --from 2026-03-01T00:00Z --to 2026-03-02T00:00Z', { answers })
    expect(stdout).toBe('0 odd holds begun from 2026-01-31 12:00 UTC until 2026-03-02 12:00 UTC.\n')
  })
})
