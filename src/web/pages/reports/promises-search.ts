/** Which report is shown and what it counts, as it stands in the address. */
import { FATES, type Fate, GROUPINGS, type Grouping } from '../../../domain/clock/attainment.ts'
import { METRICS, type Metric } from '../../../domain/sla/document.ts'

/** Whole days back that can be chosen at once. */
export const DAYS_BACK = [7, 30, 90, 365] as const
export type DaysBack = (typeof DAYS_BACK)[number]

const VIEWS = ['attainment', 'forecast', 'holds'] as const
export type View = (typeof VIEWS)[number]

/** Left out means: attainment of first responses by priority, of all time, listing every breach. */
export interface PromisesSearch {
  view?: View
  metric?: Metric
  by?: Grouping
  days?: DaysBack
  /** First and last day of a period of one's own, YYYY-MM-DD; `days` is left out then. */
  from?: string
  to?: string
  /** The group whose promises are listed. */
  key?: string
  outcome?: Fate
}

/** What of it shall be otherwise; undefined takes out what is in the address. */
export type SearchChange = { readonly [Name in keyof PromisesSearch]?: PromisesSearch[Name] | undefined }

function among<Choice extends string | number>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value)
}

/** A day there is: the thirtieth of February is none. */
function date(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const at = Date.parse(`${value}T00:00Z`)
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(value) ? undefined : value
}

/** The router reads digits in the address as a number; a severity is such a key. */
function keyOf(value: unknown): string | undefined {
  const word = typeof value === 'number' ? String(value) : value
  return typeof word === 'string' && word !== '' && word.length <= 200 ? word : undefined
}

const unless = <Value>(usual: Value, value: Value | undefined) => (value === usual ? undefined : value)

/** Keeps what fits and drops the rest, so that an address typed wrong still shows a report. */
export function promisesSearch(raw: Record<string, unknown>): PromisesSearch {
  const from = date(raw.from)
  const until = date(raw.to)
  const to = from !== undefined && until !== undefined && until < from ? undefined : until
  const isOwn = from !== undefined || to !== undefined
  const found = {
    view: unless('attainment', among(VIEWS, raw.view)),
    metric: unless('first_response', among(METRICS, raw.metric)),
    by: unless('priority', among(GROUPINGS, raw.by)),
    days: isOwn ? undefined : among(DAYS_BACK, raw.days),
    from,
    to,
    key: keyOf(raw.key),
    outcome: unless('breached', among(FATES, raw.outcome)),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
