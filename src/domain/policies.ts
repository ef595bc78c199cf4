/** Everything the domain takes as given when it judges a ticket: every version of every policy. */
import type { CalendarBook } from './calendar/document.ts'
import type { DutyRota } from './duty/document.ts'
import type { EscalationPath } from './flow/escalation-path.ts'
import type { Packet } from './flow/packet.ts'
import type { FormPolicy } from './intake/document.ts'
import type { OrderPolicy } from './policy.ts'
import type { RetentionPolicy } from './retention.ts'
import type { RoutingPolicy } from './routing/document.ts'
import type { SeverityPolicy } from './severity/document.ts'
import type { ClosingPolicy, Contract, SlaPolicy } from './sla/document.ts'
import type { TagPolicy } from './tags/document.ts'
import type { Version } from './version.ts'
import type { ReplyTemplate } from './writing/document.ts'

/** Versions of documents that are named by a slug of their own. */
export type BySlug<Document> = Readonly<Record<string, readonly Version<Document>[]>>

/** Each list is oldest first and checked. */
export interface Policies {
  readonly order: readonly Version<OrderPolicy>[]
  readonly sla: readonly Version<SlaPolicy>[]
  readonly closing: readonly Version<ClosingPolicy>[]
  readonly retention: readonly Version<RetentionPolicy>[]
  readonly severity: readonly Version<SeverityPolicy>[]
  readonly routing: readonly Version<RoutingPolicy>[]
  readonly tags: readonly Version<TagPolicy>[]
  readonly escalation: readonly Version<EscalationPath>[]
  readonly contracts: BySlug<Contract>
  readonly forms: BySlug<FormPolicy>
  readonly templates: BySlug<ReplyTemplate>
  readonly rotas: BySlug<DutyRota>
  readonly packets: BySlug<Packet>
  readonly book: CalendarBook
}
