/** What the chart of forecasts draws and its table says. */
import type { ForecastReport } from '../../../contract/reports.ts'

type Bin = ForecastReport['bins'][number]

/** Of fewer promises than this a share says little. */
export const FEW = 10

/** A column of the chart; places and heights are shares of its width and height, from the left and from the top. */
export interface Column {
  readonly index: number
  readonly left: number
  readonly width: number
  readonly count: number
  /** Undefined in an empty bin. */
  readonly bar: { readonly top: number; readonly height: number; readonly isFew: boolean } | undefined
  readonly called: { readonly across: number; readonly down: number } | undefined
}

/** Part of a bin that its bar is wide. */
const BAR = 0.72

export function columnsOf(bins: readonly Bin[]): Column[] {
  return bins.map(({ from, to, count, called, breached }, index) => {
    const width = (to - from) * BAR
    return {
      index,
      left: from + (to - from - width) / 2,
      width,
      count,
      bar: breached === null ? undefined : { top: 1 - breached, height: breached, isFew: count < FEW },
      called: called === null ? undefined : { across: called, down: 1 - called },
    }
  })
}

/** Whole percents, rounded. */
export const percentOf = (share: number): number => Math.round(share * 100)

/** How many of a bin breached, as the share of the server tells. */
export const breachedIn = ({ count, breached }: Bin): number => Math.round((breached ?? 0) * count)
