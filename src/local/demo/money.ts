/** What the CRM of Harbor knows of its customers: what they pay, until when, and how likely they leave. */
import { type Money, NO_MONEY } from '../../domain/money.ts'
import { DAY, type Instant, isoOf, later } from '../../domain/time.ts'
import type { ChurnRisk } from '../../domain/vocabulary.ts'
import { ACCOUNTS, type Account } from './accounts.ts'

/** What a seat costs a year, in whole units of the currency; plans that are not here cost nothing. */
const SEAT_PRICE: Readonly<Record<string, number>> = { premium: 348, enterprise: 252, starter: 180, team: 108 }
const CENTS = 100

/** Dollars in the Americas, Asia and the Pacific, pounds on British time, euros in between. */
function currencyOf({ offset }: Account): string {
  if (offset === 0) return 'GBP'
  return offset > 0 && offset <= 3 ? 'EUR' : 'USD'
}

/** Most stay, a few may leave: told apart by their place in the list, so that every demo has the same ones. */
function riskOf(index: number): ChurnRisk {
  if (index % 9 === 7) return 'high'
  return index % 4 === 2 ? 'medium' : 'low'
}

/** Contracts run for a year, and end all over the year that follows. */
const renewalOf = (index: number, now: Instant): string =>
  isoOf(later(now, (17 + ((index * 37) % 345)) * DAY)).slice(0, 10)

/** Of those who pay; the others have no contract to renew. */
export function moneyOf(account: Account, now: Instant): Money {
  const price = SEAT_PRICE[account.plan ?? '']
  if (price === undefined) return NO_MONEY
  const index = ACCOUNTS.indexOf(account)
  const arr = { minor: account.seats * price * CENTS, currency: currencyOf(account) }
  return { arr, renewsOn: renewalOf(index, now), churnRisk: riskOf(index) }
}
