/** Opportunities: deals that the CRM knows of, by which an ask of a prospect is weighed. Rules: docs/spec/accounts.md. */
import { grouped } from '../group.ts'
import type { Amount } from '../money.ts'

/** From the first talk to the last signature. */
export const STAGES = [1, 2, 3, 4, 5, 6] as const
export type Stage = (typeof STAGES)[number]

export const OUTCOMES = ['won', 'lost'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** How much of an amount counts in the pipeline, in percent, by stage (ACT-13). [domain 8] */
export const STAGE_WEIGHTS: Readonly<Record<Stage, number>> = { 1: 0, 2: 10, 3: 20, 4: 50, 5: 75, 6: 90 }

/** What the CRM says of a deal. */
export interface OpportunityFacts {
  readonly name: string
  readonly stage: Stage
  /** Null while it is open; then `stage` is where it ended. */
  readonly outcome: Outcome | null
  readonly amount: Amount | null
  /** ISO date. */
  readonly closesOn: string | null
  /** The dates that matter to it, and what else there is to know, in words. */
  readonly keyDates: string | null
  /** Percent, as the CRM claims it; judged before it is kept (ACT-14). */
  readonly winRate: number | null
}

/** Its part of the pipeline, in whole smallest units; what is won or lost has none (ACT-13). */
export const weighted = (
  { minor, currency }: Amount,
  { stage, outcome }: Pick<OpportunityFacts, 'stage' | 'outcome'>,
) => ({
  minor: outcome === null ? Math.round((minor * STAGE_WEIGHTS[stage]) / 100) : 0,
  currency,
})

/** The open opportunities of one currency. */
export interface Pipeline {
  readonly currency: string
  readonly opportunities: number
  /** Smallest units. */
  readonly minor: number
  readonly weightedMinor: number
}

/** Whether it may still be won: those that ended count no more (M-POOL). */
export const isOpen = ({ outcome }: Pick<OpportunityFacts, 'outcome'>): boolean => outcome === null

/** Totals of the open ones by currency, in the order of its letters; those without an amount add nothing. */
export function pipelinesOf(all: readonly Pick<OpportunityFacts, 'stage' | 'outcome' | 'amount'>[]): Pipeline[] {
  const open = all.flatMap(({ amount, ...facts }) => (isOpen(facts) && amount ? [{ ...facts, amount }] : []))
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  return [...grouped(open, ({ amount }) => amount.currency)]
    .map(([currency, own]) => ({
      currency,
      opportunities: own.length,
      minor: sum(own.map(({ amount }) => amount.minor)),
      weightedMinor: sum(own.map((each) => weighted(each.amount, each).minor)),
    }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** The open one that closes next from `today` (an ISO date) on; else the one that should have closed last, else any
 *  without a date; of several the further one (ACT-12). */
export function nearestOpportunity<Some extends Pick<OpportunityFacts, 'stage' | 'outcome' | 'closesOn'>>(
  all: readonly Some[],
  today: string,
): Some | undefined {
  const class_ = ({ closesOn }: Some) => (closesOn === null ? 2 : closesOn < today ? 1 : 0)
  const byDate = (a: Some, b: Some) => (a.closesOn ?? '').localeCompare(b.closesOn ?? '') * (class_(a) === 1 ? -1 : 1)
  return all.filter(isOpen).toSorted((a, b) => class_(a) - class_(b) || byDate(a, b) || b.stage - a.stage)[0]
}

/** `stage 4`, `won at stage 6`. */
export const stageWords = ({ stage, outcome }: Pick<OpportunityFacts, 'stage' | 'outcome'>): string =>
  outcome === null ? `stage ${stage}` : `${outcome} at stage ${stage}`
