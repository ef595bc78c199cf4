/** Figures that have a target: what is aimed at, and whether it is met. */

export interface Kpi {
  /** In percent. */
  readonly target: number
  /** Whether the share is to reach the target, or to stay within it. */
  readonly is: 'at_least' | 'at_most'
}

/** Of all tickets, of all first responses, of all answers to the survey. */
export const KPIS = {
  /** Questions and troubleshooting that were taken to engineering, of the tickets of a month. */
  help_rate: { target: 10, is: 'at_most' },
  /** First responses within their target, since 2023-05-24. */
  first_response: { target: 95, is: 'at_least' },
  /** The same until then. */
  first_response_2021: { target: 100, is: 'at_least' },
  csat: { target: 95, is: 'at_least' },
} as const satisfies Readonly<Record<string, Kpi>>

export interface JudgedKpi {
  /** Null while there is nothing to judge. */
  readonly percent: number | null
  /** To a tenth, rounded to the side that flatters nobody: no miss is told as a hit. */
  readonly percentText: string
  readonly isMet: boolean | null
}

/** `part` of `whole` against the target. */
export function judged({ target, is }: Kpi, part: number, whole: number): JudgedKpi {
  if (whole === 0) return { percent: null, percentText: 'none', isMet: null }
  const round = is === 'at_least' ? Math.floor : Math.ceil
  const tenths = round((part * 1_000) / whole)
  const isMet = is === 'at_least' ? part * 100 >= target * whole : part * 100 <= target * whole
  return { percent: (part * 100) / whole, percentText: `${(tenths / 10).toFixed(1)} %`, isMet }
}
