/** Histories that happened elsewhere: how imports and the demo company hand tickets over with their true times. */
import type { AccountFile } from './accounts/account.ts'
import type { OpportunityFacts } from './accounts/opportunity.ts'
import type { Money } from './money.ts'
import type { Opened, TicketChange } from './ticket-event.ts'
import type { Instant } from './time.ts'
import type { Role, Segment, TeamKind } from './vocabulary.ts'

/** The opening as another system knows it: the number and the origin are given when it is loaded. */
export type OpenedElsewhere = Omit<
  Opened,
  'number' | 'source' | 'externalId' | 'accountId' | 'splitFrom' | 'followUpOf'
> & {
  /** Slug of the account, added beforehand; null when there is none. */
  readonly account: string | null
}

export type ChangeElsewhere = OpenedElsewhere | Exclude<TicketChange, Opened>

export interface HistoryEvent {
  /** Stable name of this event in its source; an event whose name is known is never added twice (HIS-1). */
  readonly ref: string
  readonly at: Instant
  readonly actor: string
  readonly change: ChangeElsewhere
}

/** One ticket's life elsewhere. The first event of a ticket not loaded before opens it. */
export interface TicketHistory {
  /** Name of the other system, such as `servicenow`; with `externalId` unique in a workspace. */
  readonly source: string
  readonly externalId: string
  /** In the order they happened. */
  readonly events: readonly HistoryEvent[]
}

/** A company to load a workspace with: people, teams, accounts. Slugs and handles are unique in their list. */
export interface CompanyFacts {
  readonly teams: readonly { readonly slug: string; readonly name: string; readonly kind: TeamKind }[]
  readonly members: readonly {
    readonly handle: string
    readonly name: string
    readonly role: Role
    readonly team: string
    /** Whoever signs in with it is this member. */
    readonly email?: string
  }[]
  readonly accounts: readonly {
    readonly slug: string
    readonly name: string
    readonly segment: Segment
    readonly plan: string | null
    /** Slug of the contract agreed with it. */
    readonly contract: string | null
    readonly arr?: Money['arr']
    readonly renewsOn?: Money['renewsOn']
    readonly churnRisk?: Money['churnRisk']
    readonly domains?: AccountFile['domains']
    readonly lifecycle?: AccountFile['lifecycle']
    readonly people?: AccountFile['people']
    readonly source?: AccountFile['source']
    readonly externalId?: AccountFile['externalId']
  }[]
  /** Of these accounts; addresses are in lower case and unique in the list. */
  readonly contacts?: readonly {
    /** Slug of the account. */
    readonly account: string
    readonly name: string
    readonly email: string
    readonly title: string | null
  }[]
  readonly opportunities?: readonly (OpportunityFacts & {
    /** Slug of the account. */
    readonly account: string
    readonly source: string
    readonly externalId: string
  })[]
}
