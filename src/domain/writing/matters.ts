/** What somebody who is writing must have seen before they send (docs/spec/presence.md, PRE-4 and PRE-5). */
import type { TicketEventType } from '../ticket-event.ts'

/** `always`: whoever did it; `others`: unless the writer did it; `never`. */
type Matters = 'always' | 'others' | 'never'

const MATTERS: Readonly<Record<TicketEventType, Matters>> = {
  // What is said.
  opened: 'always',
  received: 'always',
  replied: 'always',
  noted: 'always',
  responded: 'others',
  attached: 'others',
  help_answered: 'others',
  concern_replied: 'others',
  concern_decided: 'others',
  issue_shipped: 'others',
  answer_waived: 'others',
  // How it stands.
  held: 'others',
  resumed: 'others',
  solved: 'others',
  reopened: 'others',
  closed: 'others',
  dismissed: 'others',
  merged: 'others',
  taken_back: 'others',
  absorbed: 'others',
  split_off: 'others',
  account_set: 'others',
  // Whose it is.
  claimed: 'others',
  released: 'others',
  assigned: 'others',
  routed: 'others',
  handoff_accepted: 'others',
  // How urgent it is.
  triaged: 'others',
  untriaged: 'others',
  // Nothing of it changes what there is to say.
  leased: 'never',
  lease_expired: 'never',
  skipped: 'never',
  priority_proposed: 'never',
  classified: 'never',
  form_answered: 'never',
  snoozed: 'never',
  also_affects: 'never',
  reply_judged: 'never',
  terms_changed: 'never',
  rebased: 'never',
  clock_warned: 'never',
  clock_breached: 'never',
  clocks_corrected: 'never',
  pinned: 'never',
  unpinned: 'never',
  pin_expired: 'never',
  facts_changed: 'never',
  handoff_offered: 'never',
  handoff_bounced: 'never',
  handoff_withdrawn: 'never',
  help_asked: 'never',
  help_taken: 'never',
  help_bounced: 'never',
  help_completed: 'never',
  help_moved: 'never',
  help_withdrawn: 'never',
  concern_raised: 'never',
  concern_confirmed: 'never',
  concern_passed_on: 'never',
  concern_withdrawn: 'never',
  linked: 'never',
  unlinked: 'never',
  issue_linked: 'never',
  issue_unlinked: 'never',
  watched: 'never',
  unwatched: 'never',
}

interface Happened {
  readonly actor: string
  /** One of `TicketEventType`; a page may meet one that is newer than itself. */
  readonly type: string
}

/** Whether `writer` must have seen it before a reply or a note of theirs is sent. */
export function mattersTo(writer: string, { actor, type }: Happened): boolean {
  const matters = (MATTERS as Readonly<Record<string, Matters | undefined>>)[type] ?? 'others'
  return matters === 'always' || (matters === 'others' && actor !== writer)
}
