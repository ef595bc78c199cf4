/** Which report is shown and what it counts, as it stands in the address. */
import { FATES, type Fate, GROUPINGS, type Grouping } from '../../../domain/clock/attainment.ts'
import { METRICS, type Metric } from '../../../domain/sla/document.ts'
import { type DaysBack, periodIn } from '../../components/period.ts'

const VIEWS = ['attainment', 'forecast', 'holds', 'priorities', 'help', 'hand-offs', 'documents'] as const
const ONLY = ['near_breach', 'lowered', 'all'] as const
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
  /** Which changes of priority are listed. */
  only?: (typeof ONLY)[number]
  /** The month whose help rate is shown, such as 2026-03; the present one when left out. */
  month?: string
}

/** What of it shall be otherwise; undefined takes out what is in the address. */
export type SearchChange = { readonly [Name in keyof PromisesSearch]?: PromisesSearch[Name] | undefined }

function among<Choice extends string | number>(choices: readonly Choice[], value: unknown): Choice | undefined {
  return choices.find((choice) => choice === value)
}

/** The router reads digits in the address as a number; a severity is such a key. */
function keyOf(value: unknown): string | undefined {
  const word = typeof value === 'number' ? String(value) : value
  return typeof word === 'string' && word !== '' && word.length <= 200 ? word : undefined
}

const monthOf = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : undefined

const unless = <Value>(usual: Value, value: Value | undefined) => (value === usual ? undefined : value)

/** Keeps what fits and drops the rest, so that an address typed wrong still shows a report. */
export function promisesSearch(raw: Record<string, unknown>): PromisesSearch {
  const found = {
    view: unless('attainment', among(VIEWS, raw.view)),
    metric: unless('first_response', among(METRICS, raw.metric)),
    by: unless('priority', among(GROUPINGS, raw.by)),
    ...periodIn(raw),
    key: keyOf(raw.key),
    outcome: unless('breached', among(FATES, raw.outcome)),
    only: unless('near_breach', among(ONLY, raw.only)),
    month: monthOf(raw.month),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
