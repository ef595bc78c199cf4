/** What may be said of how many deals are won: a rate holds from a stage on, never for all prospects (ACT-14). */
import { Refusal } from '../refusal.ts'
import { STAGE_WEIGHTS, type Stage } from './opportunity.ts'

/** From here on the technical sale is under way, and about four of five are won. [S0, domain 8] */
const HOLDS_FROM: Stage = 4
const HOLDS_PERCENT = 80

/** `percent` of those that have come to `fromStage` are won; null when it is said of all prospects. */
export interface WinRateClaim {
  readonly percent: number
  readonly fromStage: Stage | null
}

export type WinRateVerdict = { readonly holds: true } | { readonly holds: false; readonly because: string }

/** The most that may be claimed of a stage, in percent: before stage 4, what the pipeline weighs it with. */
export const mostWinRate = (stage: Stage | null): number => {
  if (stage === null) return 0
  return stage < HOLDS_FROM ? STAGE_WEIGHTS[stage] : Math.max(HOLDS_PERCENT, STAGE_WEIGHTS[stage])
}

/** Whether a stated rate may be kept and shown as it is (TV-67). */
export function judgeWinRate({ percent, fromStage }: WinRateClaim): WinRateVerdict {
  if (percent >= 0 && percent <= mostWinRate(fromStage)) return { holds: true }
  const of = fromStage === null ? 'of all prospects' : `from stage ${fromStage}`
  const known = `About ${HOLDS_PERCENT}% are won from stage ${HOLDS_FROM} on`
  const here =
    fromStage === null
      ? 'earlier, nobody has counted'
      : `at stage ${fromStage} the most that may be said is ${mostWinRate(fromStage)}%`
  return { holds: false, because: `${percent}% ${of} is not known to be true. ${known}; ${here}.` }
}

/** @throws Refusal `win_rate_unfounded` */
export function refuseUnfounded(claim: WinRateClaim): void {
  const verdict = judgeWinRate(claim)
  if (!verdict.holds) throw new Refusal('win_rate_unfounded', `${verdict.because} Leave the rate out, or correct it.`)
}
