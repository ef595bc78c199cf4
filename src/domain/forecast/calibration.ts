/** How good the forecasts were: of those called 70 %, how many were missed (FOR-3). */

/** What was forecast of a promise that has ended since, and what became of it. */
export interface Called {
  readonly chance: number
  readonly breached: boolean
}

export interface Bin {
  /** Chances from here up to, but not including, `to`; the last bin includes 1. */
  readonly from: number
  readonly to: number
  readonly count: number
  /** Mean of the chances that were called; null in an empty bin. */
  readonly called: number | null
  /** Share of them that were missed. */
  readonly breached: number | null
}

export interface Calibration {
  readonly count: number
  readonly bins: readonly Bin[]
  /** Mean squared distance between what was called and what happened; 0 is perfect, 0.25 a coin. Null without any. */
  readonly brier: number | null
  /** The same if every promise had been called by the overall share missed: a forecast must be below it. */
  readonly brierOfBase: number | null
}

const BINS = 10

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

const binOf = (chance: number): number => Math.min(BINS - 1, Math.floor(chance * BINS))

/** Ten bins of equal width with what was called in each and what happened. */
export function calibration(all: readonly Called[]): Calibration {
  const missed = (some: readonly Called[]) => mean(some.map(({ breached }) => (breached ? 1 : 0)))
  const bins = Array.from({ length: BINS }, (_, index): Bin => {
    const some = all.filter(({ chance }) => binOf(chance) === index)
    const called = mean(some.map(({ chance }) => chance))
    return { from: index / BINS, to: (index + 1) / BINS, count: some.length, called, breached: missed(some) }
  })
  const base = missed(all) ?? 0
  const squaredError = (forecast: (each: Called) => number) =>
    mean(all.map((each) => (forecast(each) - (each.breached ? 1 : 0)) ** 2))
  return { count: all.length, bins, brier: squaredError(({ chance }) => chance), brierOfBase: squaredError(() => base) }
}

/** Whether the forecasts were worth anything, in a sentence. */
export function verdictOn({ count, brier, brierOfBase }: Calibration): string {
  if (brier === null || brierOfBase === null)
    return 'No promise has ended yet of which anything could have been forecast.'
  const told = `Of ${count} promises the forecasts were off by ${brier.toFixed(3)} on average (squared)`
  const base = `calling the overall share every time by ${brierOfBase.toFixed(3)}`
  return brier < brierOfBase ? `${told}, ${base}: they tell something.` : `${told}, ${base}: do not lean on them yet.`
}
