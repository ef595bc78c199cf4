/** What can happen to a ticket on its way between people. */
import type { TakesBack } from '../takes-back.ts'
import type { HandOffKind, HelpKind, LinkAs, PacketFacts } from './flow.ts'

type HandOffChange =
  | {
      readonly type: 'handoff_offered'
      readonly by: string
      readonly kind: HandOffKind
      readonly team: string
      readonly to: string | null
      readonly region: string | null
      readonly packet: PacketFacts
      /** Version of the packet's policy. */
      readonly policy: number
    }
  /** The ticket is theirs from now on, in this team. */
  | { readonly type: 'handoff_accepted'; readonly by: string; readonly team: string }
  | {
      readonly type: 'handoff_bounced'
      readonly by: string
      /** Labels of the facts that are missing. */
      readonly missing: readonly string[]
      readonly reason: string
    }
  | { readonly type: 'handoff_withdrawn'; readonly by: string; readonly reason: string }

type HelpChange =
  | {
      readonly type: 'help_asked'
      readonly help: number
      readonly by: string
      readonly kind: HelpKind
      readonly team: string
      readonly packet: PacketFacts
      readonly missing: readonly string[]
      readonly score: number
      /** Where it stands among those of its team; the smaller first. */
      readonly key: number
      readonly policy: number
      /** The agreed path that it leaves, in words (HLP-3). */
      readonly detour?: string
    }
  | { readonly type: 'help_taken'; readonly help: number; readonly by: string }
  | {
      readonly type: 'help_bounced'
      readonly help: number
      readonly by: string
      readonly missing: readonly string[]
      readonly reason: string
    }
  /** Completed after it was bounced: it stands where it stood. */
  | {
      readonly type: 'help_completed'
      readonly help: number
      readonly by: string
      readonly packet: PacketFacts
      readonly missing: readonly string[]
      readonly score: number
    }
  | {
      readonly type: 'help_moved'
      readonly help: number
      readonly by: string
      readonly key: number
      /** Its place afterwards, 1 being first. */
      readonly place: number
      readonly reason: string
    }
  | { readonly type: 'help_answered'; readonly help: number; readonly by: string; readonly answer: string }
  | { readonly type: 'help_withdrawn'; readonly help: number; readonly by: string; readonly reason: string }

type ConcernChange =
  | {
      readonly type: 'concern_raised'
      readonly concern: number
      readonly by: string
      /** Handle of the other side. */
      readonly with: string
      readonly about: string
      readonly ourView: string
      readonly theirView: string
      /** What both sides have tried with each other. */
      readonly tried: string
      readonly evidence: string | null
      readonly step: string
      /** Version of the escalation path. */
      readonly policy: number
    }
  /** The other side says that the view which is stated for them is theirs, or what it is instead. */
  | {
      readonly type: 'concern_confirmed'
      readonly concern: number
      readonly by: string
      /** In their own words; null where it was stated rightly. */
      readonly theirView: string | null
    }
  | {
      readonly type: 'concern_replied'
      readonly concern: number
      readonly by: string
      readonly reply: string
      readonly evidence: string
    }
  | {
      readonly type: 'concern_passed_on'
      readonly concern: number
      readonly by: string
      readonly step: string
      /** Ids of the steps that were left out for a p0. */
      readonly leftOut: readonly string[]
      readonly reason: string
    }
  | {
      readonly type: 'concern_decided'
      readonly concern: number
      readonly by: string
      readonly decision: string
      readonly reason: string
      /** The evidence that was considered. */
      readonly considered: string
      readonly step: string
    }
  | { readonly type: 'concern_withdrawn'; readonly concern: number; readonly by: string; readonly reason: string }

type LinkChange =
  | ({ readonly type: 'linked'; readonly by: string; readonly to: number; readonly as: LinkAs } & TakesBack)
  | ({
      readonly type: 'unlinked'
      readonly by: string
      readonly to: number
      readonly reason: string | null
    } & TakesBack)
  | { readonly type: 'issue_linked'; readonly by: string; readonly issue: number }
  | { readonly type: 'issue_unlinked'; readonly by: string; readonly issue: number; readonly reason: string | null }
  /** The issue's work can be used now; `note` says how, in words that may be told. */
  | { readonly type: 'issue_shipped'; readonly by: string; readonly issue: number; readonly note: string | null }
  | { readonly type: 'watched'; readonly handle: string }
  | { readonly type: 'unwatched'; readonly handle: string }

export type FlowChange = HandOffChange | HelpChange | ConcernChange | LinkChange
