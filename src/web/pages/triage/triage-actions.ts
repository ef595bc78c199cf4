/** What may be done in the inbox, each with its key. */

import type { TicketVerb } from '../../../contract/tickets.ts'
import type { Permission } from '../../../domain/access/permissions.ts'
import { VERB_PERMISSIONS } from '../../../domain/access/verbs.ts'

/** What opens a form. */
export type PanelName = 'judge' | 'ask' | 'duplicate' | 'decline' | 'spam' | 'snooze' | 'route' | 'sort'
export type TriageAction = PanelName | 'accept' | 'wake' | 'undo'

interface Doing {
  readonly key: string
  readonly verb: TicketVerb
  /** Whether it may be done to many at once. */
  readonly many: boolean
}

export const ACTIONS: Readonly<Record<TriageAction, Doing>> = {
  accept: { key: 'a', verb: 'triage', many: false },
  judge: { key: 'e', verb: 'triage', many: false },
  ask: { key: 'n', verb: 'reply', many: false },
  duplicate: { key: 'd', verb: 'dismiss', many: true },
  decline: { key: 'c', verb: 'dismiss', many: true },
  spam: { key: '!', verb: 'dismiss', many: true },
  snooze: { key: 's', verb: 'snooze', many: true },
  wake: { key: 's', verb: 'snooze', many: true },
  route: { key: 'r', verb: 'route', many: true },
  sort: { key: 't', verb: 'classify', many: true },
  undo: { key: 'z', verb: 'undo', many: true },
}

export const permissionFor = (action: TriageAction): Permission => VERB_PERMISSIONS[ACTIONS[action].verb]

/** In the order they are shown; what is done to snoozed ones is to wake them. */
export const SHOWN: Readonly<Record<'waiting' | 'snoozed', readonly TriageAction[]>> = {
  waiting: ['accept', 'judge', 'ask', 'duplicate', 'decline', 'spam', 'snooze', 'route', 'sort'],
  snoozed: ['wake', 'accept', 'judge', 'ask', 'duplicate', 'decline', 'spam', 'route', 'sort'],
}
