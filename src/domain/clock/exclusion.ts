/** Tickets of which nothing is promised to the customer, as their clocks see them. */
import type { Evidence } from '../ticket-event.ts'
import type { Exclusion } from '../vocabulary.ts'
import type { ClockFacts } from './state.ts'

/** What `facts` are without a promise to the customer, or with one again. */
export function excluding({ excluded: _, ...facts }: ClockFacts, excluded: Exclusion | null): ClockFacts {
  return excluded === null ? facts : { ...facts, excluded }
}

/** A feature that is not released yet has no promise (TV-26); nothing said of that changes nothing. */
export function withMaturity(facts: ClockFacts, evidence: Evidence | undefined): ClockFacts {
  const maturity = evidence?.maturity
  if (maturity === undefined || facts.excluded === 'best_effort') return facts
  return excluding(facts, maturity === 'beta' || maturity === 'experimental' ? maturity : null)
}
