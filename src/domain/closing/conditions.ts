/** When each closing reason holds. Rules: docs/spec/lifecycle.md. */
import type { IssueKind } from '../issue/issue.ts'
import { Refusal } from '../refusal.ts'
import type { ClosingReason } from '../vocabulary.ts'
import { addressesIn, type ClosingFacts, type FiledIssue } from './facts.ts'

/** What has to be so, by closing reason (LIF-3). */
export const CONDITIONS = {
  customer_confirmed: ['confirmed', 'tasks_done'],
  workaround_and_issue_filed: ['workaround_given', 'filed', 'link_shared'],
  customer_silent_confident: ['tried_twice', 'confident', 'tasks_done', 'ce_told'],
  defect_fixed_or_filed: ['fixed_or_shared', 'tasks_done'],
  product_gap_filed: ['filed'],
  product_feedback_filed: ['feedback_passed_on'],
  customer_silent_unanswered: ['tried_twice', 'ce_asked', 'tasks_done'],
} as const satisfies Readonly<Record<ClosingReason, readonly string[]>>

export const CONDITION_IDS = [
  'confirmed',
  'tasks_done',
  'workaround_given',
  'filed',
  'link_shared',
  'tried_twice',
  'confident',
  'ce_told',
  'fixed_or_shared',
  'feedback_passed_on',
  'ce_asked',
] as const
export type ConditionId = (typeof CONDITION_IDS)[number]

/** Those that a person may have to vouch for. */
export const VOUCHED_IDS = [
  'link_shared',
  'ce_told',
  'fixed_or_shared',
  'feedback_passed_on',
  'ce_asked',
] as const satisfies readonly ConditionId[]
export type VouchedId = (typeof VOUCHED_IDS)[number]

/** `chosen`: whoever chooses the reason says so; `to_vouch`: its author has to say so by name. */
export const CONDITION_STATES = ['met', 'chosen', 'to_vouch', 'unmet'] as const

/** How a condition stands, and why, or what to do about it. */
interface Standing {
  readonly state: (typeof CONDITION_STATES)[number]
  readonly why: string
}

export interface Condition extends Standing {
  readonly id: ConditionId
  /** What has to be so. */
  readonly says: string
}

/** What is looked at. */
interface Seen {
  readonly facts: ClosingFacts
  /** Linked issues of a kind that the reason is about. */
  readonly issues: readonly FiledIssue[]
  /** Addresses in the comment. */
  readonly filed: readonly string[]
}

/** The kinds of issues that a reason is about (LIF-3). */
const KINDS_OF: Readonly<Partial<Record<ClosingReason, readonly IssueKind[]>>> = {
  workaround_and_issue_filed: ['defect', 'gap'],
  defect_fixed_or_filed: ['defect'],
  product_gap_filed: ['gap'],
}

const met = (why: string): Standing => ({ state: 'met', why })
const unmet = (why: string): Standing => ({ state: 'unmet', why })
const toVouch = (why: string): Standing => ({ state: 'to_vouch', why })
const chosen = (): Standing => ({ state: 'chosen', why: 'You say so by choosing this reason.' })

/** Whether a public reply gave the address of what was filed, as the comment or a linked issue has it. */
const isShared = ({ facts, filed, issues }: Seen): boolean =>
  [...filed, ...issues.flatMap(({ url }) => url ?? [])].some((address) => facts.shared.includes(address))

const issueWords = ({ number, kind }: FiledIssue): string => `issue ${number}, a ${kind}`

function filing({ filed: [address], issues: [issue] }: Seen): Standing {
  if (address !== undefined) return met(`Filed: ${address}`)
  if (issue) return met(`Filed as ${issueWords(issue)}.`)
  return unmet('Link the issue, or write the address of what was filed in the comment.')
}

function fixed(seen: Seen): Standing {
  const shipped = seen.issues.find(({ shippedAt }) => shippedAt !== null)
  if (shipped) return met(`It is fixed by ${issueWords(shipped)}, which has shipped.`)
  if (isShared(seen)) return met('A public reply gave them the address of what was filed.')
  return toVouch('Write the address that they were given in the comment, or vouch that the fix is confirmed.')
}

/** Tries that a silence needs (domain 10: a couple). */
const TRIES = 2

function tasks({ facts: { openTasks } }: Seen): Standing {
  if (openTasks.length === 0) return met('No task of it is open.')
  const names = openTasks.map((number) => `#${number}`).join(', ')
  return unmet(`Still open: ${names}. Finish ${openTasks.length === 1 ? 'it' : 'them'}, or take the link off.`)
}

function tries({ facts }: Seen): Standing {
  const wrote = `We wrote ${facts.tries} times since their last message.`
  if (facts.tries >= TRIES) return met(wrote)
  const few = ['We have not written since their last message.', 'We wrote once since their last message.'][facts.tries]
  return unmet(`${few} Ask them again, at least twice in all.`)
}

/** A colleague has to know where there is one: a ticket of no account has none. */
const engineer =
  (what: string) =>
  ({ facts: { hasAccount } }: Seen): Standing =>
    hasAccount ? toVouch(what) : met('It has no account, so that there is nobody to tell.')

const WHERE: Readonly<Record<ConditionId, readonly [says: string, stands: (seen: Seen) => Standing]>> = {
  confirmed: ['The customer did it, and says that it works', chosen],
  tasks_done: ['Our own tasks are done', tasks],
  workaround_given: ['A workaround is given', chosen],
  filed: ['What is missing or broken is filed', filing],
  link_shared: [
    'The customer has the link',
    (seen) =>
      isShared(seen)
        ? met('A public reply gave them the address.')
        : toVouch('No public reply gives the address of what was filed. Share it, or vouch that they have it.'),
  ],
  tried_twice: [`The customer is silent after ${TRIES} tries`, tries],
  confident: ['We are sure that it works', chosen],
  ce_told: [
    'The account’s customer engineer is told',
    engineer('Tell the customer engineer of the account, and vouch for it.'),
  ],
  fixed_or_shared: ['It is fixed and the customer says so, or they have the public link', fixed],
  feedback_passed_on: ['The feedback is with the product team', () => toVouch('Pass it on, and vouch for it.')],
  ce_asked: [
    'The account’s customer engineer was asked to reach them',
    engineer('Ask the customer engineer of the account to reach them, and vouch for it.'),
  ],
}

/** The conditions of `reason`, as the record and the comment show them (LIF-3). */
export function conditionsOf(reason: ClosingReason, facts: ClosingFacts, comment: string | null): Condition[] {
  const kinds = KINDS_OF[reason] ?? []
  const issues = facts.issues.filter(({ kind }) => kinds.includes(kind))
  const seen = { facts, issues, filed: addressesIn(comment) }
  return CONDITIONS[reason].map((id) => {
    const [says, stands] = WHERE[id]
    return { id, says, ...stands(seen) }
  })
}

export interface Closing {
  readonly reason: ClosingReason
  readonly comment: string | null
  /** Conditions its author vouches for. */
  readonly vouch: readonly VouchedId[]
}

/** What keeps a ticket from being closed so: first what has to become so, then what its author still has to vouch for
 *  (LIF-1). */
export function openConditions(
  conditions: readonly Condition[],
  vouched: readonly ConditionId[],
): readonly Condition[] {
  const toVouch = conditions.filter(({ id, state }) => state === 'to_vouch' && !vouched.includes(id))
  return [...conditions.filter(({ state }) => state === 'unmet'), ...toVouch]
}

/** Those of the vouched that had to be; what the record shows needs no word, and what it denies cannot have one (LIF-1,
 *  LIF-2). @throws Refusal `closing_conditions_unmet` */
export function vouchedFor({ reason, comment, vouch }: Closing, facts: ClosingFacts): ConditionId[] {
  const conditions = conditionsOf(reason, facts, comment)
  const missing = openConditions(conditions, vouch)
  if (missing.length > 0) {
    const each = missing.map(({ says, why }) => `${says}: ${why}`).join(' ')
    const details = { unmet: missing.map(({ id, state, why }) => ({ id, state, why })) }
    const text = `“${reason.replaceAll('_', ' ')}” does not hold yet. ${each}`
    throw new Refusal('closing_conditions_unmet', text, details)
  }
  return conditions.filter(({ state }) => state === 'to_vouch').map(({ id }) => id)
}
