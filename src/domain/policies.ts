/** Everything the domain takes as given when it judges a ticket: every version of every policy. */
import type { CalendarBook } from './calendar/document.ts'
import type { OrderPolicy } from './policy.ts'
import type { RetentionPolicy } from './retention.ts'
import type { ClosingPolicy, Contract, SlaPolicy } from './sla/document.ts'
import type { Version } from './version.ts'

/** Each list is oldest first and checked; contracts are by slug. */
export interface Policies {
  readonly order: readonly Version<OrderPolicy>[]
  readonly sla: readonly Version<SlaPolicy>[]
  readonly closing: readonly Version<ClosingPolicy>[]
  readonly retention: readonly Version<RetentionPolicy>[]
  readonly contracts: Readonly<Record<string, readonly Version<Contract>[]>>
  readonly book: CalendarBook
}
