import { describe, expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { CONTRACT, OFFICE, publish } from '../../test/support/publishing.ts'
import { NOON } from '../../test/support/tickets.ts'
import { must } from '../domain/assert.ts'
import type { CalendarDocument, HolidaySet } from '../domain/calendar/document.ts'
import type { ClosingPolicy, SlaPolicy } from '../domain/sla/document.ts'
import { DAY, later } from '../domain/time.ts'
import { versionAt } from '../domain/version.ts'
import { policies } from '../store/policies.ts'
import type { PublishRequest } from './publish-policy.ts'

const company = testCompany()
const code = (code: string) => expect.objectContaining({ code })

describe('POL-7: refused is', () => {
  test('a start in the past', async () => {
    await expect(publish(company, { effectiveFrom: later(NOON, -1) })).rejects.toEqual(code('policy_in_past'))
  })

  test('nothing before a planned version, which follows as planned, or is brought forward or called off', async () => {
    const [other, third] = [
      { ...OFFICE, name: 'Other' },
      { ...OFFICE, name: 'Third' },
    ]
    const held = async (days: number) => {
      const versions = (await policies(company.tenant)).book.calendars.office ?? []
      return versionAt(versions, later(NOON, days * DAY), later(NOON, 30 * DAY))?.document.name
    }
    await publish(company)
    await publish(company, { document: other, effectiveFrom: later(NOON, 9 * DAY) })
    await publish(company, { document: third })
    expect([await held(1), await held(9)]).toEqual(['Third', 'Other'])
    await publish(company, { document: other, effectiveFrom: later(NOON, 2 * DAY) })
    expect([await held(1), await held(2)]).toEqual(['Third', 'Other'])
    await publish(company, { document: third, effectiveFrom: later(NOON, 9 * DAY) })
    expect(await held(9)).toBe('Third')
  })

  test('nothing of several at once: the last holds', async () => {
    await publish(company)
    await publish(company, { document: { ...OFFICE, name: 'Other' } }, { now: later(company.now, -1) })
    const { calendars } = (await policies(company.tenant)).book
    expect(calendars.office?.at(-1)).toMatchObject({ version: 2, document: { name: 'Other' } })
  })

  test('a version that is no longer the newest', async () => {
    await publish(company)
    const other = { ...OFFICE, name: 'Other' }
    const stale = publish(company, { document: other }, { seen: 0 })
    await expect(stale).rejects.toMatchObject({ code: 'stale_write', details: { version: 1 } })
    expect((await publish(company, { document: other }, { seen: 1 })).version.version).toBe(2)
    const unknown = publish(company, { slug: 'shop' }, { seen: 1 })
    await expect(unknown).rejects.toMatchObject({ code: 'stale_write', details: { version: 0 } })
  })

  test('the same again, whatever the order of its keys', async () => {
    await publish(company)
    const { overrides, ...rest } = OFFICE
    await expect(publish(company, { document: { overrides, ...rest } })).rejects.toEqual(code('policy_unchanged'))
  })

  test('nothing of the same, when it was kept from open tickets until now', async () => {
    await publish(company, { apply: false })
    await expect(publish(company, { apply: false })).rejects.toEqual(code('policy_unchanged'))
    expect((await publish(company, { apply: true })).version).toMatchObject({ version: 2, applied: true })
  })

  const refused: [string, Partial<PublishRequest>, string, string | undefined][] = [
    [
      'a calendar whose window is reversed beyond reading',
      { document: { ...OFFICE, week: { monday: ['9-17'] } } },
      'calendar_window_invalid',
      'week.monday[0]',
    ],
    [
      'a calendar with overlapping windows',
      { document: { ...OFFICE, week: { monday: ['09:00-12:00', '11:00-17:00'] } } },
      'calendar_windows_overlap',
      'week.monday[1]',
    ],
    ['a calendar that never opens', { document: { ...OFFICE, week: {} } }, 'calendar_never_opens', 'week'],
    [
      'a calendar in a zone that is none',
      { document: { ...OFFICE, timeZone: 'PST' } },
      'calendar_zone_unknown',
      'timeZone',
    ],
    [
      'a calendar with holidays that nobody has published',
      { document: { ...OFFICE, holidays: ['nowhere'] } },
      'holiday_set_unknown',
      'holidays[0]',
    ],
    [
      'a combination of a calendar that is not there',
      { document: { name: 'Both', combine: 'union', of: ['nowhere', 'always'] } satisfies CalendarDocument },
      'calendar_unknown',
      'of[0]',
    ],
    [
      'a combination that leads back to itself',
      { slug: 'always', document: { name: 'Both', combine: 'union', of: ['follow-the-sun', 'always'] } },
      'calendar_cycle',
      undefined,
    ],
    [
      'a holiday that does not exist',
      {
        name: 'holidays',
        slug: 'us',
        document: {
          name: 'US',
          source: null,
          dates: [{ date: '2024-02-30', windows: [], name: null }],
        } satisfies HolidaySet,
      },
      'calendar_date_invalid',
      'dates[0].date',
    ],
    [
      'a contract with a calendar that is not there',
      {
        name: 'contract',
        slug: 'acme',
        document: { ...CONTRACT, rules: CONTRACT.rules.map((rule) => ({ ...rule, calendar: 'nowhere' })) },
      },
      'policy_invalid',
      'rules[0].calendar',
    ],
    [
      'a contract that promises nothing',
      { name: 'contract', slug: 'acme', document: { ...CONTRACT, rules: [] } },
      'policy_invalid',
      'rules',
    ],
    [
      'a closing policy with a target of nothing',
      {
        name: 'closing',
        slug: 'closing',
        document: {
          name: 'Closing',
          solveAfter: { target: { amount: 0, unit: 'business_hours' }, calendar: 'always' },
          closeAfter: null,
        } satisfies ClosingPolicy,
      },
      'policy_invalid',
      'solveAfter.target.amount',
    ],
  ]
  test.each(refused)('%s', async (_, request, refusal, place) => {
    const before = await policies(company.tenant)
    const details = place === undefined ? {} : { details: expect.objectContaining({ place }) }
    await expect(publish(company, request)).rejects.toMatchObject({ code: refusal, ...details })
    expect(await policies(company.tenant)).toBe(before)
  })

  test('an sla policy with a target below nothing, in the rule where it stands', async () => {
    const { sla } = await policies(company.tenant)
    const document = must(sla.at(-1), 'a workspace has one').document
    const [table, ...tables] = document.tables
    const [rule, ...rules] = must(table, 'it has a table').rules
    const broken: SlaPolicy = {
      ...document,
      tables: [
        {
          ...must(table, 'it has a table'),
          rules: [
            { ...must(rule, 'it has a rule'), targets: { first_response: { amount: -4, unit: 'business_hours' } } },
            ...rules,
          ],
        },
        ...tables,
      ],
    }
    const place = 'tables[0].rules[0].targets.first_response.amount'
    const request = { name: 'sla', slug: 'sla', document: broken } as const
    await expect(publish(company, request)).rejects.toMatchObject({ code: 'policy_invalid', details: { place } })
  })
})

test('a calendar that an intersection needs cannot be taken away from it', async () => {
  const monday = { ...OFFICE, week: { monday: ['09:00-17:00'] } }
  await publish(company, { document: monday })
  const both: CalendarDocument = { name: 'Both', combine: 'intersection', of: ['office', 'emea'] }
  await publish(company, { slug: 'both', document: both })
  const sunday = { ...OFFICE, week: { sunday: ['09:00-17:00'] } }
  await expect(publish(company, { document: sunday })).rejects.toEqual(code('calendar_never_opens'))
})
