/** The names under which answers are kept, so that live changes know what became stale. */
import type { FlaggedHoldsQuery } from '../../contract/clocks.ts'
import type { QueueQuery } from '../../contract/queue.ts'
import type { AttainmentQuery, AttainmentTicketsQuery } from '../../contract/reports.ts'

export const keys = {
  workspace: ['workspace'],
  accounts: (q: string) => ['accounts', q],
  lines: ['line'],
  line: (query: QueueQuery) => ['line', query],
  whys: ['why'],
  why: (number: number, scope: string | undefined) => ['why', number, scope],
  search: (q: string) => ['search', q],
  tickets: ['ticket'],
  ticket: (number: number) => ['ticket', number],
  timeline: (number: number) => ['timeline', number],
  places: (number: number) => ['places', number],
  allClocks: ['clocks'],
  clocks: (number: number) => ['clocks', number],
  clocksIn: (number: number, timeZone: string) => ['clocks', number, timeZone],
  explained: (number: number, timeZone: string) => ['clocks', number, 'explained', timeZone],
  calendars: ['calendars'],
  calendar: (slug: string) => ['calendars', slug],
  calendarYear: (slug: string, year: number) => ['calendars', slug, year],
  holidays: ['holidays'],
  regions: ['regions'],
  sla: ['sla'],
  recompute: ['recompute'],
  preview: (of: string, draft: unknown) => ['preview', of, draft],
  attainment: (query: AttainmentQuery) => ['reports', 'attainment', query],
  promises: (query: AttainmentTicketsQuery) => ['reports', 'promises', query],
  flaggedHolds: (query: FlaggedHoldsQuery) => ['reports', 'holds', query],
  forecast: ['reports', 'forecast'],
} as const
