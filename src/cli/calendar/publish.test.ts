import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'
import { testFiles } from '../../../test/support/files.ts'
import { aPublished, someEffects } from '../../../test/support/wire-rules.ts'

const files = testFiles()

const DOCUMENT = {
  name: 'Office',
  timeZone: 'Europe/Berlin',
  week: { monday: ['09:00-17:00'] },
  holidays: ['us'],
  overrides: [{ date: '2026-12-24', windows: [], name: 'Christmas Eve' }],
}

describe('calendar publish', () => {
  test('help', async () => {
    expect(await help('calendar publish')).toMatchInlineSnapshot(`
      "Usage: topline calendar publish [options] <slug> <file>

      publish the next version of a calendar, or a new one

      Arguments:
        slug                    the calendar, such as pacific-office
        file                    its document as JSON

      Options:
        --preview               only show who would gain and who would lose; nothing is saved
        --reason <text>         why, in a sentence; everybody sees it (required unless --preview)
        --effective <when>      when it takes effect: 4h, 2d, or a time such as 2026-03-05T12:00Z; now
                                when left out
        --if-version <version>  the version you have seen: refuse when there is a newer one
        --keep                  clocks that run keep the hours they have; only new ones go by this
        --help                  show how to use it"
    `)
  })

  test('shows who would gain and who would lose', async () => {
    const answers = { 'POST /calendars/office/preview': someEffects() }
    const words = [
      'calendar',
      'publish',
      'office',
      files.write('office.json', DOCUMENT),
      '--preview',
      '--effective',
      '2d',
    ]
    const ran = await topline(words, { answers })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "If clocks that run go over to it: of 1,132 open tickets 1 would newly breach, 1 would lose time, 1 would gain; 1,129 stay as they are.

      ticket  effect          clock           due                   then due                moved  account        subject
         #12  newly breached  first response  2026-03-02 13:00 UTC  2026-03-02 11:00 UTC      −2h  Acme Robotics  Cannot sign…
          #7  gains           resolution      –                     –                     +1h 30m  –              Search is s…
      Note: No rule promises anything to segment team at severity 3.
      "
    `)
    expect(sent(ran)).toEqual({ document: DOCUMENT, effectiveFrom: '2026-03-04T12:00:00.000Z' })
  })

  test('publishes, and follows it to the open tickets', async () => {
    const recompute = { publishedAt: '2026-03-02T12:00:03.000Z', total: 12, done: 12, running: false }
    const answers = {
      'POST /calendars/office': aPublished({ recompute: { ...recompute, done: 0, running: true } }),
      'GET /recompute': recompute,
    }
    const words = ['calendar', 'publish', 'office', files.write('office.json', DOCUMENT), '--reason', 'longer days']
    const ran = await topline([...words, '--if-version', '3'], { answers })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Published version 4 of calendar office, in effect from 2026-03-02 12:00 UTC.
      The clocks of 12 open tickets go by what was published for them.
      "
    `)
    expect(sent(ran)).toEqual({ document: DOCUMENT, apply: true, reason: 'longer days' })
    expect(ran.requests[0]?.headers['if-match']).toBe('"3"')
    const json = await topline([...words, '--json', '--keep'], { answers })
    expect(JSON.parse(json.stdout)).toMatchObject({ version: 4, recompute: { done: 12 } })
    expect(sent(json)).toMatchObject({ apply: false })
  })

  test('wants a reason, and a document that is one', async () => {
    const bare = await topline(['calendar', 'publish', 'office', files.write('office.json', DOCUMENT)])
    expect([bare.exit, bare.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: There is no reason. Give one with --reason TEXT, or look with --preview.
      \`topline calendar publish --help\` shows what it takes.
      ",
      ]
    `)
    const broken = files.write('broken.json', { ...DOCUMENT, week: { monday: ['9-17'] } })
    const ran = await topline(['calendar', 'publish', 'office', broken, '--reason', 'longer days'])
    expect([ran.exit, ran.stderr.replace(files.folder, '')]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: /broken.json is not of the form that is wanted. Correct what is named.
        week.monday.0: Write a window as 09:00-17:00, 22:00-06:00 or 00:00-24:00.
      \`topline calendar publish --help\` shows what it takes.
      ",
      ]
    `)
    const noJson = await topline(['calendar', 'publish', 'office', files.write('no.json', '{'), '--preview'])
    expect([noJson.exit, noJson.stderr]).toEqual([2, expect.stringMatching(/no\.json is not JSON: .*\. Correct it\./)])
  })
})

describe('calendar import-holidays', () => {
  test('help', async () => {
    expect(await help('calendar import-holidays')).toMatchInlineSnapshot(`
      "Usage: topline calendar import-holidays [options] <set> <file>

      publish a holiday set from an iCalendar file; it takes the place of the dates that were there

      Arguments:
        set                     the holiday set, such as us-2026
        file                    the iCalendar file

      Options:
        --preview               only show who would gain and who would lose; nothing is saved
        --reason <text>         why, in a sentence; everybody sees it (required unless --preview)
        --effective <when>      when it takes effect: 4h, 2d, or a time such as 2026-03-05T12:00Z; now
                                when left out
        --if-version <version>  the version you have seen: refuse when there is a newer one
        --name <name>           what the set is called; as the file says when left out
        --from <date>           the first date to take, such as 2026-01-01; this year when left out
        --to <date>             the last date to take; three years from now when left out
        --keep                  clocks that run keep the hours they have; only new ones go by this
        --help                  show how to use it"
    `)
  })

  const read = {
    name: 'Our days',
    source: 'iCalendar file',
    dates: [{ date: '2026-03-19', windows: [], name: 'Founders day' }],
    notUnderstood: [{ line: 13, reason: '20249999 is no date' }],
  }

  test('publishes what a file holds, and says what it could not read', async () => {
    const answers = { 'POST /holidays/read': read, 'POST /holidays/ours': aPublished({ version: 1 }) }
    const file = files.write('ours.ics', 'BEGIN:VCALENDAR')
    const ran = await topline(['calendar', 'import-holidays', 'ours', file, '--reason', 'our days'], { answers })
    expect([ran.stdout, ran.stderr.replace(files.folder, '')]).toMatchInlineSnapshot(`
      [
        "Published version 1 of holiday set ours, in effect from 2026-03-02 12:00 UTC.
      ",
        "Not understood, line 13: 20249999 is no date
      Read 1 date from /ours.ics.
      ",
      ]
    `)
    const bodies = ran.requests.map(({ body }) => JSON.parse(String(body ?? 'null')))
    expect(bodies).toEqual([
      { ics: 'BEGIN:VCALENDAR', from: '2026-01-01', to: '2029-03-01' },
      {
        document: { name: 'Our days', source: 'iCalendar file', dates: read.dates },
        apply: true,
        reason: 'our days',
      },
    ])
  })

  test('publishes nothing of a file without dates', async () => {
    const answers = { 'POST /holidays/read': { ...read, dates: [], notUnderstood: [] } }
    const ran = await topline(['calendar', 'import-holidays', 'ours', files.write('ours.ics', 'x'), '--preview'], {
      answers,
    })
    expect([ran.exit, ran.stderr.replace(files.folder, '')]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: /ours.ics has no dates in that stretch. Choose another with --from and --to, or another file.
      \`topline calendar import-holidays --help\` shows what it takes.
      ",
      ]
    `)
  })
})
