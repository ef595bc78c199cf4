/** Which part of the log is shown, as it stands in the address. */
import type { AuditFilters } from '../../../contract/audit.ts'
import { boundsOf, type DaysBack, type Period, periodIn } from '../../components/period.ts'

export const STREAMS = [
  'ticket',
  'workspace',
  'account',
  'contact',
  'opportunity',
  'team',
  'member',
  'policy',
  'issue',
  'access',
] as const
export type AuditStream = (typeof STREAMS)[number]
export const BY = ['people', 'system', 'all'] as const
export type AuditBy = (typeof BY)[number]

/** Left out means: what people did, of every kind and at any time. */
export interface AuditSearch {
  q?: string
  actor?: string
  type?: string
  stream?: AuditStream
  ticket?: number
  by?: AuditBy
  denied?: true
  days?: DaysBack
  from?: string
  to?: string
}

/** What of it shall be otherwise; undefined takes out what is in the address. */
export type AuditChange = { readonly [Name in keyof AuditSearch]?: AuditSearch[Name] | undefined }

/** The router reads digits in the address as a number, and `true` as a truth. */
function wordOf(value: unknown, shortest: number, longest: number): string | undefined {
  const word = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
  if (typeof word !== 'string') return undefined
  const trimmed = word.trim()
  return trimmed.length >= shortest && trimmed.length <= longest ? trimmed : undefined
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined

/** Keeps what fits and drops the rest, so that an address typed wrong still shows the log. */
export function auditSearch(raw: Record<string, unknown>): AuditSearch {
  const by = BY.find((each) => each === raw.by)
  const found = {
    q: wordOf(raw.q, 2, 100),
    actor: wordOf(raw.actor, 1, 320),
    type: wordOf(raw.type, 1, 60),
    stream: STREAMS.find((each) => each === raw.stream),
    ticket: numberOf(raw.ticket),
    by: by === 'people' ? undefined : by,
    denied: raw.denied === true ? true : undefined,
    ...periodIn(raw),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** Whether anything narrows what is shown. */
export const isNarrowed = (search: AuditSearch): boolean => Object.keys(search).length > 0

/** The search as the server takes it; days become instants on the wall of `zone`. */
export function filtersOf(search: AuditSearch, now: number, zone: string): AuditFilters {
  const { days, from, to, denied, ...rest } = search
  const period: Period = { days, from, to }
  const found = { ...rest, ...boundsOf(period, now, zone), denied: denied ? ('true' as const) : undefined }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
