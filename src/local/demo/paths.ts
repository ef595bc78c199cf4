/** The ways a ticket can take, as beats: one thing that somebody does. */
import type { ClosingReason, Kind } from '../../domain/vocabulary.ts'

export type Beat =
  // support, before anybody owns it
  | 'triage'
  | 'skip'
  | 'claim'
  // the owner, in public
  | 'ask'
  | 'find'
  | 'answer'
  | 'update'
  | 'nudge'
  | 'explain'
  // the owner, internally
  | 'retriage'
  | 'note'
  | 'progress'
  | 'help'
  | 'verdict'
  | 'release'
  | 'hold'
  | 'vendor'
  | 'wait'
  | 'resume'
  | 'solve'
  | 'reopen'
  // to the line of another team and back
  | 'engineering'
  | 'product'
  | 'field'
  | 'back'
  // the customer
  | 'give'
  | 'question'
  | 'thanks'
  | 'again'
  | 'chase'
  // leads, and the system by itself
  | 'pin-first'
  | 'pin-second'
  | 'pin'
  | 'unpin'
  | 'pin-ends'
  | 'silent'
  | 'close'

export interface Path {
  readonly beats: readonly Beat[]
  readonly weight: number
  /** How it would be closed; null when it does not get that far. */
  readonly closing: ClosingReason | null
}

export const MET = ['triage', 'claim'] as const
export const ASKED = [...MET, 'ask', 'hold', 'give'] as const
export const TOLD = [...MET, 'find', 'hold'] as const
export const KNOWN = [...ASKED, 'note'] as const
const AGREED = ['hold', 'thanks', 'solve'] as const

const path = (weight: number, closing: ClosingReason, ...beats: readonly Beat[]): Path => ({ beats, weight, closing })

const QUESTION: readonly Path[] = [
  path(20, 'customer_confirmed', ...TOLD, 'thanks', 'solve'),
  path(10, 'customer_silent_confident', ...TOLD, 'silent'),
  path(22, 'customer_confirmed', ...ASKED, 'find', ...AGREED),
  path(16, 'customer_confirmed', ...TOLD, 'question', 'answer', ...AGREED),
  path(9, 'customer_confirmed', ...KNOWN, 'find', 'hold', 'question', 'answer', ...AGREED),
  path(5, 'customer_silent_unanswered', ...MET, 'ask', 'hold', 'nudge', 'silent'),
  path(6, 'customer_silent_confident', ...ASKED, 'find', 'hold', 'silent'),
  path(4, 'customer_confirmed', ...TOLD, 'thanks', 'solve', 'question', 'answer', ...AGREED),
  path(3, 'product_feedback_filed', ...TOLD, 'question', 'note', 'answer', ...AGREED),
  path(3, 'customer_confirmed', ...ASKED, 'release', 'claim', 'find', ...AGREED),
  path(2, 'customer_confirmed', ...MET, 'field', 'claim', 'find', ...AGREED),
]

const HELPED = [...KNOWN, 'help', 'engineering', 'claim', 'verdict', 'back'] as const

const PROBLEM: readonly Path[] = [
  path(22, 'customer_confirmed', ...KNOWN, 'find', ...AGREED),
  path(9, 'customer_confirmed', ...TOLD, 'thanks', 'solve'),
  path(8, 'customer_confirmed', ...KNOWN, 'update', 'wait', 'resume', 'find', ...AGREED),
  path(8, 'defect_fixed_or_filed', ...HELPED, 'find', ...AGREED),
  path(6, 'workaround_and_issue_filed', ...HELPED, 'find', 'hold', 'question', 'answer', ...AGREED),
  path(11, 'customer_confirmed', ...KNOWN, 'find', 'hold', 'question', 'answer', ...AGREED),
  path(6, 'customer_confirmed', ...KNOWN, 'vendor', 'resume', 'find', ...AGREED),
  path(5, 'customer_silent_unanswered', ...MET, 'ask', 'hold', 'nudge', 'silent'),
  path(7, 'customer_silent_confident', ...KNOWN, 'find', 'hold', 'silent'),
  path(5, 'customer_confirmed', ...KNOWN, 'find', ...AGREED, 'again', 'note', 'explain', ...AGREED),
  path(4, 'customer_confirmed', ...ASKED, 'release', 'claim', 'note', 'find', ...AGREED),
  path(3, 'customer_confirmed', ...KNOWN, 'update', 'chase', 'find', ...AGREED),
  path(3, 'customer_confirmed', ...KNOWN, 'retriage', 'find', ...AGREED),
  path(2, 'customer_confirmed', ...MET, 'ask', 'hold', 'give', 'pin', 'find', 'unpin', ...AGREED),
  path(1, 'workaround_and_issue_filed', ...KNOWN, 'pin', 'pin-ends', 'find', ...AGREED),
  path(1, 'customer_confirmed', ...ASKED, 'find', 'hold', 'silent', 'reopen', 'nudge', ...AGREED),
]

const CALLED = [...MET, 'ask', 'give', 'note', 'update'] as const

const INCIDENT: readonly Path[] = [
  path(6, 'customer_confirmed', ...CALLED, 'find', ...AGREED),
  path(4, 'defect_fixed_or_filed', ...CALLED, 'retriage', 'find', ...AGREED),
  path(4, 'defect_fixed_or_filed', ...CALLED, 'help', 'engineering', 'claim', 'verdict', 'back', 'find', ...AGREED),
  path(2, 'customer_confirmed', ...CALLED, 'find', 'hold', 'question', 'answer', ...AGREED),
]

const FEATURE: readonly Path[] = [
  path(8, 'product_gap_filed', ...ASKED, 'help', 'product', 'claim', 'verdict', 'back', 'find', ...AGREED),
  path(6, 'product_feedback_filed', ...ASKED, 'find', ...AGREED),
  path(4, 'product_feedback_filed', ...TOLD, 'thanks', 'solve'),
  path(3, 'product_gap_filed', ...ASKED, 'note', 'find', 'hold', 'question', 'answer', ...AGREED),
]

const PROSPECT: readonly Path[] = [
  path(7, 'customer_confirmed', ...KNOWN, 'find', ...AGREED),
  path(6, 'customer_confirmed', ...TOLD, 'thanks', 'solve'),
  path(5, 'customer_confirmed', ...KNOWN, 'find', 'hold', 'question', 'answer', ...AGREED),
  path(3, 'customer_confirmed', ...ASKED, 'field', 'claim', 'find', ...AGREED),
]

const TASK: readonly Path[] = [
  path(5, 'customer_confirmed', 'triage', 'claim', 'note', 'solve'),
  path(4, 'customer_confirmed', 'triage', 'claim', 'note', 'progress', 'solve'),
  path(2, 'defect_fixed_or_filed', 'triage', 'claim', 'note', 'wait', 'resume', 'progress', 'solve'),
]

/** The ways to a solved ticket. */
export const DONE: Readonly<Record<Kind, readonly Path[]>> = {
  question: QUESTION,
  problem: PROBLEM,
  incident: INCIDENT,
  feature: FEATURE,
  presales: PROSPECT,
  task: TASK,
}
