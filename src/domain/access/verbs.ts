/** What each verb of a ticket asks of its caller. */
import type { Permission } from './permissions.ts'

export const VERB_PERMISSIONS = {
  triage: 'set_priority',
  claim: 'work_tickets',
  skip: 'work_tickets',
  release: 'work_tickets',
  reply: 'answer_customers',
  note: 'write_notes',
  receive: 'answer_customers',
  judge: 'judge_replies',
  waive: 'answer_customers',
  hold: 'work_tickets',
  resume: 'work_tickets',
  solve: 'work_tickets',
  reopen: 'work_tickets',
  close: 'work_tickets',
  dismiss: 'end_tickets',
  merge: 'end_tickets',
  split: 'end_tickets',
  pin: 'pin_tickets',
  unpin: 'pin_tickets',
} as const satisfies Readonly<Record<string, Permission>>
