/** The `retention` policy: how long personal data is kept. Rules: docs/spec/erasure.md. */
import { Refusal } from './refusal.ts'

/** A null keeps for ever. */
export interface RetentionPolicy {
  readonly name: string
  readonly closedTickets: {
    /** So many days after a ticket was closed, its contacts and what they wrote are erased. */
    readonly eraseContactsAfterDays: number | null
  }
  /** So many days after a session has ended or expired, what is known of it goes. */
  readonly endedSessionsDays: number | null
}

/** A century: longer than that is for ever. */
const MOST_DAYS = 36_525

/** Passes what can be worked by. @throws Refusal `policy_invalid` */
export function checkRetentionPolicy(policy: RetentionPolicy): RetentionPolicy {
  const places = {
    'closedTickets.eraseContactsAfterDays': policy.closedTickets.eraseContactsAfterDays,
    endedSessionsDays: policy.endedSessionsDays,
  }
  const faults = Object.entries(places).flatMap(([place, days]) => {
    if (days === null || (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)) return []
    return [{ place, text: `${days} is no whole number of days from 1 to ${MOST_DAYS}. Write one, or null to keep.` }]
  })
  const [first] = faults
  if (first) throw new Refusal('policy_invalid', `${first.place}: ${first.text}`, { place: first.place, faults })
  return policy
}
