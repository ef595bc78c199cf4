/** Calls about clocks and what they go by. The shapes come when they are first needed: few screens show them, and a
 *  first load does without. */
import type { z } from 'zod'
import type {
  AddQuery,
  CalendarDraft,
  HolidaySetDraft,
  OpenQuery,
  PublishCalendar,
  PublishHolidaySet,
  ReadHolidays,
} from './calendars.ts'
import type { Caller, WriteOptions } from './client.ts'
import { clockCalls } from './clock-calls.ts'
import type { ContractDraft, PublishClosing, PublishContract, PublishSla, SlaDraft, TrySla } from './policies.ts'
import { queryText } from './query-text.ts'
import { triagePolicyCalls } from './triage-policy-calls.ts'
import type { UptimeAsked } from './uptime.ts'

const calendars = () => import('./calendars.ts')
const policies = () => import('./policies.ts')
const uptime = () => import('./uptime.ts')

/** Part of the client; see there. */
export function ruleCalls({ get, post }: Caller) {
  return {
    ...clockCalls({ get }),
    calendars: async () => get((await calendars()).Calendars, '/calendars'),
    calendar: async (slug: string) => get((await calendars()).CalendarDetail, `/calendars/${slug}`),
    calendarYear: async (slug: string, year: number) =>
      get((await calendars()).CalendarYear, `/calendars/${slug}/year/${year}`),
    previewCalendar: async (slug: string, draft: z.input<typeof CalendarDraft>) =>
      post((await calendars()).Effects, `/calendars/${slug}/preview`, draft),
    publishCalendar: async (slug: string, input: z.input<typeof PublishCalendar>, options?: WriteOptions) =>
      post((await calendars()).Published, `/calendars/${slug}`, input, options),
    calendarOpen: async (slug: string, query: z.input<typeof OpenQuery> = {}) =>
      get((await calendars()).CalendarOpen, `/calendars/${slug}/open${queryText(query)}`),
    addTime: async (slug: string, query: z.output<typeof AddQuery>) =>
      get((await calendars()).TimeAdded, `/calendars/${slug}/add${queryText(query)}`),
    holidaySets: async () => get((await calendars()).HolidaySets, '/holidays'),
    regions: async () => get((await calendars()).Regions, '/holidays/regions'),
    readHolidays: async (input: ReadHolidays) => post((await calendars()).HolidaysRead, '/holidays/read', input),
    previewHolidays: async (slug: string, draft: z.input<typeof HolidaySetDraft>) =>
      post((await calendars()).Effects, `/holidays/${slug}/preview`, draft),
    publishHolidays: async (slug: string, input: z.input<typeof PublishHolidaySet>, options?: WriteOptions) =>
      post((await calendars()).Published, `/holidays/${slug}`, input, options),
    slaVersions: async () => get((await policies()).SlaVersions, '/policies/sla'),
    previewSla: async (draft: z.input<typeof SlaDraft>) =>
      post((await policies()).SlaEffects, '/policies/sla/preview', draft),
    trySla: async (facts: TrySla) => post((await policies()).SlaTried, '/policies/sla/try', facts),
    publishSla: async (input: z.input<typeof PublishSla>, options?: WriteOptions) =>
      post((await calendars()).Published, '/policies/sla', input, options),
    contracts: async () => get((await policies()).Contracts, '/contracts'),
    previewContract: async (slug: string, draft: z.input<typeof ContractDraft>) =>
      post((await calendars()).Effects, `/contracts/${slug}/preview`, draft),
    publishContract: async (slug: string, input: z.input<typeof PublishContract>, options?: WriteOptions) =>
      post((await calendars()).Published, `/contracts/${slug}`, input, options),
    closingVersions: async () => get((await policies()).ClosingVersions, '/policies/closing'),
    publishClosing: async (input: z.input<typeof PublishClosing>, options?: WriteOptions) =>
      post((await calendars()).Published, '/policies/closing', input, options),
    ...triagePolicyCalls({ get, post }),
    uptime: async (asked: UptimeAsked) => post((await uptime()).UptimeReckoned, '/uptime', asked),
    recompute: async () => get((await calendars()).Recompute, '/recompute'),
  }
}
