import { describe, expect, test } from 'vitest'
import { help, refused, topline } from '../../../test/support/cli.ts'
import { aCalendar } from '../../../test/support/wire-rules.ts'

const DOCUMENT = {
  name: 'Office',
  timeZone: 'Europe/Berlin',
  week: { monday: ['09:00-17:00'] },
  holidays: ['us'],
  overrides: [{ date: '2026-12-24', windows: [], name: 'Christmas Eve' }],
}

describe('calendar list', () => {
  test('help', async () => {
    expect(await help('calendar list')).toMatchInlineSnapshot(`
      "Usage: topline calendar list [options]

      list calendars, and whether they are open

      Options:
        --help              show how to use it"
    `)
  })

  test('tells which are open, until when on their own wall', async () => {
    const items = [
      aCalendar({ slug: 'office', document: DOCUMENT }),
      aCalendar({ slug: 'sun', name: 'Follow the sun', timeZone: null, openNow: false, usedBy: [] }),
      aCalendar({ slug: 'always', name: 'Always open', changesAt: null }),
    ]
    const { stdout } = await topline('calendar list', { answers: { 'GET /calendars': { items } } })
    expect(stdout).toMatchInlineSnapshot(`
      "calendar  version  now     until                 zone                used by  name
      office          3  open    Mon 2026-03-02 17:00  Europe/Berlin             1  Office
      sun             3  closed  Mon 2026-03-02 16:00  several (UTC here)        0  Follow the sun
      always          3  open    –                     Europe/Berlin             1  Always open
      "
    `)
    const none = await topline('calendar list', { answers: { 'GET /calendars': { items: [] } } })
    expect(none.stdout).toMatchInlineSnapshot(`
      "No calendar. Publish one with \`topline calendar publish\`.
      "
    `)
  })
})

describe('calendar show', () => {
  test('help', async () => {
    expect(await help('calendar show')).toMatchInlineSnapshot(`
      "Usage: topline calendar show [options] <slug>

      show the hours of a calendar, its versions, and the rules that count by it

      Arguments:
        slug                the calendar, such as pacific-office

      Options:
        --help              show how to use it"
    `)
  })

  test('shows the hours, who counts by them, and the versions', async () => {
    const calendar = aCalendar({ slug: 'office', document: DOCUMENT })
    const { version, effectiveFrom, publishedAt, by, reason, document } = calendar
    const versions = [{ version, effectiveFrom, publishedAt, by, reason, document }]
    const answers = { 'GET /calendars/office': { ...calendar, versions } }
    expect((await topline('calendar show office', { answers })).stdout).toMatchInlineSnapshot(`
      "office · Office · Europe/Berlin
      Now open until Mon 2026-03-02 17:00.

      monday       09:00-17:00
      tuesday      closed
      wednesday    closed
      thursday     closed
      friday       closed
      saturday     closed
      sunday       closed
      holidays     us
      2026-12-24   closed (Christmas Eve)

      Used by 1 rule:
        first response: enterprise

      Versions:
        3  from 2026-01-01 00:00 UTC, by mara: a new year
      "
    `)
  })

  test('shows what a combination is made of', async () => {
    const document = { name: 'Both', combine: 'union' as const, of: ['amer', 'emea'] }
    const calendar = aCalendar({ slug: 'both', name: 'Both', timeZone: null, document, usedBy: [] })
    const answers = { 'GET /calendars/both': { ...calendar, versions: [] } }
    expect((await topline('calendar show both', { answers })).stdout).toMatchInlineSnapshot(`
      "both · Both · several zones
      Now open until Mon 2026-03-02 16:00.

      union        amer, emea

      Nothing counts by it.

      Versions:

      "
    `)
  })

  test('passes a refusal on', async () => {
    const no = refused('calendar_not_found', 'There is no calendar "x". Choose one of: office.', { status: 404 })
    const ran = await topline('calendar show x', { answers: { 'GET /calendars/x': no } })
    expect([ran.exit, ran.stderr]).toMatchInlineSnapshot(`
      [
        1,
        "Refused: There is no calendar "x". Choose one of: office.
      (calendar_not_found)
      ",
      ]
    `)
  })
})

describe('calendar open', () => {
  test('help', async () => {
    expect(await help('calendar open')).toMatchInlineSnapshot(`
      "Usage: topline calendar open [options] <slug>

      show when a calendar is open, and how much time that is

      Arguments:
        slug                the calendar, such as pacific-office

      Options:
        --from <when>       from when: 4h, 2d, or a time such as 2026-03-05T12:00Z; now when left out
        --to <when>         to when; a week later when left out
        --help              show how to use it"
    `)
  })

  test('shows the open hours on the wall of the calendar', async () => {
    const open = {
      from: '2026-03-27T12:00:00.000Z',
      to: '2026-03-30T12:00:00.000Z',
      intervals: [
        { from: '2026-03-27T12:00:00.000Z', to: '2026-03-27T16:00:00.000Z' },
        { from: '2026-03-30T07:00:00.000Z', to: '2026-03-30T12:00:00.000Z' },
      ],
      openMs: 9 * 3_600_000,
    }
    const answers = {
      'GET /calendars/office/open?from=2026-03-27T12%3A00%3A00.000Z&to=2026-03-30T12%3A00%3A00.000Z': open,
      'GET /calendars/office': { ...aCalendar({ slug: 'office', document: DOCUMENT }), versions: [] },
    }
    const words = 'calendar open office --from 2026-03-27T12:00Z --to 2026-03-30T12:00Z'
    expect((await topline(words, { answers })).stdout).toMatchInlineSnapshot(`
      "Open for 9h from Fri 2026-03-27 13:00 to Mon 2026-03-30 14:00 (Europe/Berlin).

      opens                 closes                for
      Fri 2026-03-27 13:00  Fri 2026-03-27 17:00   4h
      Mon 2026-03-30 09:00  Mon 2026-03-30 14:00   5h
      "
    `)
  })
})

describe('calendar add-time', () => {
  test('help', async () => {
    expect(await help('calendar add-time')).toMatchInlineSnapshot(`
      "Usage: topline calendar add-time [options] <slug> <from> <amount>

      say when so much time of a calendar will have passed

      Arguments:
        slug                the calendar, such as pacific-office
        from                from when: now, 4h, 2d, or a time such as 2026-03-05T12:00Z
        amount              how much: 90m, 4h, 30s, 250ms, 3d (business days), 1w (business weeks)

      Options:
        --back              count back instead; for lengths alone
        --help              show how to use it"
    `)
  })

  const at = { at: '2026-03-03T15:30:00.000Z', timeZone: 'Europe/Berlin', from: '2026-03-02T12:00:00.000Z' }
  test.each([
    ['4h', 'amount=14400000&unit=milliseconds'],
    ['90m', 'amount=5400000&unit=milliseconds'],
    ['250ms', 'amount=250&unit=milliseconds'],
    ['3d', 'amount=3&unit=business_days'],
    ['1w', 'amount=1&unit=business_weeks'],
    ['4h --back', 'amount=-14400000&unit=milliseconds'],
  ])('%s', async (amount, query) => {
    const asked = `GET /calendars/office/add?from=2026-03-02T12%3A00%3A00.000Z&${query}`
    const answers = { [asked]: { ...at, amount: 1, unit: 'milliseconds' } }
    const { stdout } = await topline(`calendar add-time office now ${amount}`, { answers })
    expect(stdout).toBe('Tue 2026-03-03 16:30 Europe/Berlin, 2026-03-03 15:30 UTC\n')
  })

  test('an amount that is none is wrong usage', async () => {
    const ran = await topline('calendar add-time office now soon')
    expect([ran.exit, ran.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: Command-argument value 'soon' is invalid for argument 'amount'. Give an amount such as 90m, 4h, 30s, 250ms, 3d (business days) or 1w.
      \`topline calendar add-time --help\` shows what it takes.
      ",
      ]
    `)
  })
})
