import { expect, test } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { CONTRACT, OFFICE, slaOf } from '../../test/support/publishing.ts'
import { NOON } from '../../test/support/tickets.ts'
import { isoOf, later } from '../domain/time.ts'

const app = testApp()
const reason = 'as agreed'
const past = isoOf(later(NOON, -1))

interface Refused {
  readonly status: number
  readonly code: string
  /** Where in what was sent: `details.place`, or the path of the first field. */
  readonly place?: string
}

type Row = readonly [what: string, request: string, body: unknown, refused: Refused]

const windows = (...monday: string[]) => ({ document: { ...OFFICE, week: { monday } }, reason })
const overrides = (...dates: string[]) => ({
  document: { ...OFFICE, overrides: dates.map((date) => ({ date, windows: [] })) },
  reason,
})
const target = (first_response: object) => {
  const [table] = slaOf(4).tables
  const rules = table?.rules.map((rule) => ({ ...rule, targets: { first_response } }))
  return { document: { ...slaOf(4), tables: [{ ...table, rules }] }, reason }
}
const TARGET = 'tables[0].rules[0].targets.first_response'

const rows: readonly Row[] = [
  ['a calendar that is not there', 'GET /calendars/nowhere', undefined, { status: 404, code: 'calendar_not_found' }],
  [
    'a slug that is none',
    'GET /calendars/No%20Where',
    undefined,
    { status: 400, code: 'invalid_input', place: 'slug' },
  ],
  [
    'a year that no calendar knows',
    'GET /calendars/always/year/99',
    undefined,
    { status: 400, code: 'invalid_input', place: 'year' },
  ],
  [
    'a range that ends before it begins',
    `GET /calendars/always/open?to=${past}`,
    undefined,
    { status: 422, code: 'policy_invalid', place: 'to' },
  ],
  [
    'a range without end',
    'GET /calendars/always/open?to=2030-01-01T00:00:00Z',
    undefined,
    { status: 422, code: 'policy_invalid', place: 'to' },
  ],
  [
    'days counted back',
    `GET /calendars/always/add?from=${isoOf(NOON)}&amount=-1&unit=business_days`,
    undefined,
    { status: 422, code: 'policy_invalid', place: 'amount' },
  ],
  [
    'a window that is none',
    'POST /calendars/office',
    windows('9-17'),
    { status: 400, code: 'invalid_input', place: 'document.week.monday.0' },
  ],
  [
    'a weekday that is none',
    'POST /calendars/office',
    { document: { ...OFFICE, week: { funday: ['09:00-17:00'] } }, reason },
    { status: 400, code: 'invalid_input', place: 'document.week' },
  ],
  [
    'windows that overlap',
    'POST /calendars/office',
    windows('09:00-13:00', '12:00-17:00'),
    { status: 422, code: 'calendar_windows_overlap', place: 'week.monday[1]' },
  ],
  [
    'a calendar that never opens',
    'POST /calendars/office/preview',
    { document: { ...OFFICE, week: {} } },
    { status: 422, code: 'calendar_never_opens', place: 'week' },
  ],
  [
    'a zone that is none',
    'POST /calendars/office',
    { document: { ...OFFICE, timeZone: 'PST' }, reason },
    { status: 422, code: 'calendar_zone_unknown', place: 'timeZone' },
  ],
  [
    'a date that does not exist',
    'POST /calendars/office',
    overrides('2026-02-29'),
    { status: 400, code: 'invalid_input', place: 'document.overrides.0.date' },
  ],
  [
    'a date that is there twice',
    'POST /calendars/office',
    overrides('2026-02-28', '2026-02-28'),
    { status: 422, code: 'calendar_date_twice', place: 'overrides[1].date' },
  ],
  [
    'a start in the past',
    'POST /calendars/office',
    { document: OFFICE, reason, effectiveFrom: past },
    { status: 422, code: 'policy_in_past', place: 'effectiveFrom' },
  ],
  [
    'a preview of a start in the past',
    'POST /calendars/office/preview',
    { document: OFFICE, effectiveFrom: past },
    { status: 422, code: 'policy_in_past', place: 'effectiveFrom' },
  ],
  [
    'no reason',
    'POST /calendars/office',
    { document: OFFICE },
    { status: 400, code: 'invalid_input', place: 'reason' },
  ],
  [
    'a holiday set with a date twice',
    'POST /holidays/us',
    { document: { name: 'US', dates: ['2026-07-04', '2026-07-04'].map((date) => ({ date, windows: [] })) }, reason },
    { status: 422, code: 'calendar_date_twice', place: 'dates[1].date' },
  ],
  [
    'a target of nothing',
    'POST /policies/sla',
    target({ amount: 0, unit: 'clock_hours' }),
    { status: 422, code: 'policy_invalid', place: `${TARGET}.amount` },
  ],
  [
    'a target of a unit that is none',
    'POST /policies/sla',
    target({ amount: 1, unit: 'fortnights' }),
    { status: 400, code: 'invalid_input', place: 'document.tables.0.rules.0.targets.first_response.unit' },
  ],
  [
    'a target by a calendar that is not there',
    'POST /policies/sla/preview',
    { document: target({ amount: 1, unit: 'clock_hours', calendar: 'nowhere' }).document },
    { status: 422, code: 'policy_invalid', place: `${TARGET}.calendar` },
  ],
  [
    'a draft to try that could not be published',
    'POST /policies/sla/try',
    { document: { ...slaOf(4), tables: [] }, segment: 'team', startedAt: isoOf(NOON) },
    { status: 422, code: 'policy_invalid', place: 'tables' },
  ],
  [
    'a contract that promises nothing',
    'POST /contracts/acme',
    { document: { ...CONTRACT, rules: [] }, reason },
    { status: 422, code: 'policy_invalid', place: 'rules' },
  ],
  [
    'a silence by a calendar that is not there',
    'POST /policies/closing',
    {
      document: {
        name: 'x',
        solveAfter: { target: { amount: 1, unit: 'business_days' }, calendar: 'nowhere' },
        closeAfter: null,
      },
      reason,
    },
    { status: 422, code: 'policy_invalid', place: 'solveAfter.calendar' },
  ],
  [
    'a downtime without length',
    'POST /uptime',
    {
      promise: 'enterprise-2023',
      year: 2024,
      month: 4,
      downtimes: [{ start: isoOf(NOON), end: isoOf(NOON), kind: 'outage' }],
    },
    { status: 422, code: 'policy_invalid', place: 'downtimes[0].end' },
  ],
  [
    'a month in a zone that is none',
    'POST /uptime',
    { promise: 'enterprise-2023', year: 2024, month: 4, timeZone: 'Mars/Base', downtimes: [] },
    { status: 422, code: 'time_zone_unknown', place: 'timeZone' },
  ],
]

test.each(rows)('refused is %s', async (_, request, body, { status, code, place }) => {
  const [method, path] = request.split(' ')
  const problem = problemOf(await app.send(`${method} /api/v1${path}`, body === undefined ? {} : { body }))
  expect(problem).toMatchObject({ status, code })
  expect(problem.detail).toMatch(/\.$/)
  if (place !== undefined) expect(problem.details?.place ?? problem.fields?.[0]?.path).toBe(place)
})

test('refused is the second of two edits of one version, with the version it should have seen', async () => {
  const edit = (name: string) => ({ body: { document: { ...OFFICE, name }, reason }, headers: { 'if-match': '"1"' } })
  await app.send('POST /api/v1/calendars/office', { body: { document: OFFICE, reason } })
  expect((await app.send('POST /api/v1/calendars/office', edit('One'))).status).toBe(201)
  const problem = problemOf(await app.send('POST /api/v1/calendars/office', edit('Other')))
  expect(problem).toMatchObject({ status: 409, code: 'stale_write', details: { version: 2 } })
})

test('refused is the same once more, also for the moment for which it is planned', async () => {
  const publish = async (more: object) =>
    app.send('POST /api/v1/calendars/office', { body: { document: OFFICE, reason, ...more } })
  const planned = { effectiveFrom: isoOf(later(NOON, 86_400_000)) }
  await publish(planned)
  expect(problemOf(await publish(planned))).toMatchObject({ status: 409, code: 'policy_unchanged' })
  expect((await publish({})).status).toBe(201)
  expect(problemOf(await publish({}))).toMatchObject({ status: 409, code: 'policy_unchanged' })
})
