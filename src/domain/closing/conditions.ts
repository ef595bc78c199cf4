/** When each closing reason holds. Rules: docs/spec/lifecycle.md. */
import { Refusal } from '../refusal.ts'
import type { ClosingReason } from '../vocabulary.ts'
import { addressesIn, type ClosingFacts } from './facts.ts'

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
  /** Addresses in the comment. */
  readonly filed: readonly string[]
}

const met = (why: string): Standing => ({ state: 'met', why })
const unmet = (why: string): Standing => ({ state: 'unmet', why })
const toVouch = (why: string): Standing => ({ state: 'to_vouch', why })
const chosen = (): Standing => ({ state: 'chosen', why: 'You say so by choosing this reason.' })

const isShared = ({ facts, filed }: Seen): boolean => filed.some((address) => facts.shared.includes(address))

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
  filed: [
    'What is missing or broken is filed',
    ({ filed: [address] }) =>
      address === undefined ? unmet('Write the address of what was filed in the comment.') : met(`Filed: ${address}`),
  ],
  link_shared: [
    'The customer has the link',
    (seen) =>
      isShared(seen)
        ? met('A public reply gave them the address.')
        : toVouch('No public reply gives the address of the comment. Share it, or vouch that they have it.'),
  ],
  tried_twice: [`The customer is silent after ${TRIES} tries`, tries],
  confident: ['We are sure that it works', chosen],
  ce_told: [
    'The account’s customer engineer is told',
    engineer('Tell the customer engineer of the account, and vouch for it.'),
  ],
  fixed_or_shared: [
    'It is fixed and the customer says so, or they have the public link',
    (seen) =>
      isShared(seen)
        ? met('A public reply gave them the address in the comment.')
        : toVouch('Write the address that they were given in the comment, or vouch that the fix is confirmed.'),
  ],
  feedback_passed_on: ['The feedback is with the product team', () => toVouch('Pass it on, and vouch for it.')],
  ce_asked: [
    'The account’s customer engineer was asked to reach them',
    engineer('Ask the customer engineer of the account to reach them, and vouch for it.'),
  ],
}

/** The conditions of `reason`, as the record and the comment show them (LIF-3). */
export function conditionsOf(reason: ClosingReason, facts: ClosingFacts, comment: string | null): Condition[] {
  const seen = { facts, filed: addressesIn(comment) }
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

/** Those of the vouched that had to be; what the record shows needs no word, and what it denies cannot have one (LIF-1,
 *  LIF-2). @throws Refusal `closing_conditions_unmet` */
export function vouchedFor({ reason, comment, vouch }: Closing, facts: ClosingFacts): ConditionId[] {
  const conditions = conditionsOf(reason, facts, comment)
  const said: readonly ConditionId[] = vouch
  const isMissing = ({ id, state }: Condition) => state === 'unmet' || (state === 'to_vouch' && !said.includes(id))
  const missing = conditions.filter(isMissing)
  if (missing.length > 0) {
    const each = missing.map(({ says, why }) => `${says}: ${why}`).join(' ')
    const details = { unmet: missing.map(({ id, state, why }) => ({ id, state, why })) }
    const text = `“${reason.replaceAll('_', ' ')}” does not hold yet. ${each}`
    throw new Refusal('closing_conditions_unmet', text, details)
  }
  return conditions.filter(({ state }) => state === 'to_vouch').map(({ id }) => id)
}
