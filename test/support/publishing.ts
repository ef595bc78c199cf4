/** Publishes documents through the real action; a test names only what it is about. */
import type { Desk } from '../../src/actions/desk.ts'
import { type Published, type PublishRequest, publishPolicy } from '../../src/actions/publish-policy.ts'
import type { OwnHours } from '../../src/domain/calendar/document.ts'
import type { Contract, SlaPolicy } from '../../src/domain/sla/document.ts'
import type { TestCompany } from './company.ts'

export const OFFICE: OwnHours = {
  name: 'Office',
  timeZone: 'Europe/Berlin',
  week: { monday: ['09:00-17:00'], tuesday: ['09:00-17:00'] },
  holidays: [],
  overrides: [],
}

/** What silence does. */
export const CLOSING = {
  name: 'closing',
  solveAfter: { target: { amount: 48, unit: 'business_hours' }, calendar: 'always' },
  closeAfter: null,
}

/** Promises a first response in one business hour. */
export const CONTRACT: Contract = {
  name: 'Acme 2024',
  rules: [
    {
      name: 'everything',
      when: {},
      calendar: 'pacific-24x5',
      targets: { first_response: { amount: 1, unit: 'business_hours' } },
    },
  ],
}

/** Promises everybody a first response in so many clock hours, and a resolution in ten times as many. */
export const slaOf = (hours: number): SlaPolicy => ({
  name: `within ${hours}`,
  about: 'for tests',
  assumedSeverity: 2,
  tables: [
    {
      name: 'all',
      kind: 'promise',
      rules: [
        {
          name: 'everybody',
          when: {},
          calendar: 'always',
          targets: {
            first_response: { amount: hours, unit: 'clock_hours' },
            resolution: { amount: 10 * hours, unit: 'clock_hours' },
          },
        },
      ],
    },
  ],
  pausedBy: ['customer'],
  reopening: 'resume',
  holdFlags: { soonMinutes: 10, capHours: 72 },
})

const EXAMPLE: PublishRequest = {
  name: 'calendar',
  slug: 'office',
  document: OFFICE,
  effectiveFrom: undefined,
  reason: 'a new office',
  apply: true,
}

/** Publishes, as ada and now, the example of a calendar differing as told. */
export async function publish(
  company: TestCompany,
  more: Partial<PublishRequest> = {},
  desk: Partial<Desk> = {},
): Promise<Published> {
  return publishPolicy(await company.desk('ada', desk), { ...EXAMPLE, ...more }, ({ version }) => ({
    status: 201,
    body: JSON.stringify(version.version),
  }))
}

/** Publishes `document` as the sla policy, and lets open tickets go over to it. */
export const publishSla = (company: TestCompany, document: SlaPolicy, apply = true): Promise<Published> =>
  publish(company, { name: 'sla', slug: 'sla', document, reason: document.name, apply })
