/** What a timeline can be narrowed to, and how that and one of its entries stand in the address (TML-7, TML-8). */
import type { TimelineEvent } from '../../contract/tickets.ts'
import type { TicketEventType } from '../../domain/ticket-event.ts'

export const TIMELINE_KINDS = ['messages', 'notes', 'places', 'clocks', 'hands', 'decisions'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** A new kind of event does not compile until it has its place here. */
const OF: Readonly<Record<TicketEventType, TimelineKind>> = {
  opened: 'messages',
  received: 'messages',
  replied: 'messages',
  responded: 'messages',
  attached: 'messages',
  noted: 'notes',
  clock_warned: 'clocks',
  clock_breached: 'clocks',
  clocks_corrected: 'clocks',
  rebased: 'clocks',
  terms_changed: 'clocks',
  leased: 'hands',
  lease_expired: 'hands',
  claimed: 'hands',
  skipped: 'hands',
  released: 'hands',
  routed: 'hands',
  assigned: 'hands',
  handoff_offered: 'hands',
  handoff_accepted: 'hands',
  handoff_bounced: 'hands',
  handoff_withdrawn: 'hands',
  help_asked: 'hands',
  help_taken: 'hands',
  help_bounced: 'hands',
  help_completed: 'hands',
  help_moved: 'hands',
  help_answered: 'hands',
  help_withdrawn: 'hands',
  triaged: 'decisions',
  untriaged: 'decisions',
  priority_proposed: 'decisions',
  classified: 'decisions',
  form_answered: 'decisions',
  account_set: 'decisions',
  snoozed: 'decisions',
  also_affects: 'decisions',
  reply_judged: 'decisions',
  answer_waived: 'decisions',
  held: 'decisions',
  resumed: 'decisions',
  taken_back: 'decisions',
  solved: 'decisions',
  reopened: 'decisions',
  closed: 'decisions',
  dismissed: 'decisions',
  merged: 'decisions',
  absorbed: 'decisions',
  split_off: 'decisions',
  pinned: 'decisions',
  unpinned: 'decisions',
  pin_expired: 'decisions',
  concern_raised: 'decisions',
  concern_confirmed: 'decisions',
  concern_replied: 'decisions',
  concern_passed_on: 'decisions',
  concern_decided: 'decisions',
  concern_withdrawn: 'decisions',
  linked: 'decisions',
  unlinked: 'decisions',
  issue_linked: 'decisions',
  issue_unlinked: 'decisions',
  issue_shipped: 'decisions',
  watched: 'decisions',
  unwatched: 'decisions',
  facts_changed: 'decisions',
}

/** What an event is shown among; one that only a newer server knows is a decision. */
export function kindOf({ type, change }: Pick<TimelineEvent, 'type' | 'change'>): TimelineKind {
  if (type === 'attached' && change.visibility === 'internal') return 'notes'
  return Object.hasOwn(OF, type) ? OF[type as TicketEventType] : 'decisions'
}

/** The kinds that an address names; none means all. */
export function kindsIn(show: unknown): readonly TimelineKind[] {
  const named = typeof show === 'string' ? show.split('.') : []
  return TIMELINE_KINDS.filter((kind) => named.includes(kind))
}

/** How they stand in an address; undefined for all. */
export function showText(kinds: readonly TimelineKind[]): string | undefined {
  const named = TIMELINE_KINDS.filter((kind) => kinds.includes(kind))
  return named.length === 0 || named.length === TIMELINE_KINDS.length ? undefined : named.join('.')
}

/** The place of an event in the address of its ticket, after the `#`. */
export const eventAnchor = (version: number): string => `e${version}`
/** Likewise of the place in the line that it came to by this event. */
export const placeAnchor = (version: number): string => `p${version}`
/** Likewise of what it did to the clocks. */
export const clocksAnchor = (version: number): string => `c${version}`

/** Whether an address leads to an entry. */
export const leadsToEntry = (hash: string): boolean => /^[cep]\d+$/.test(hash)
