/** What the keys of the verbs do while several tickets are selected. */
import type { BulkVerb } from '../../contract/bulk.ts'
import type { RowRead } from '../data/ticket-read.ts'
import { KEY_VERBS, type OfferedVerb } from '../verbs/possible-verbs.ts'
import { LINE_VERBS } from './bulk-verbs.ts'

/** A selected ticket, as far as it decides what a key means. */
export type Picked = Pick<RowRead, 'number' | 'status' | 'hold'>

/** In the line this one selects, and does nothing else. */
const SELECTS = 'x'

/** The keys that mean a verb. */
export const VERB_KEYS: readonly string[] = Object.keys(KEY_VERBS).filter((key) => key !== SELECTS)

const fits: Partial<Record<BulkVerb, (ticket: Picked) => boolean>> = {
  hold: ({ hold }) => hold === null,
  resume: ({ hold }) => hold !== null,
  solve: ({ status }) => status !== 'solved',
  close: ({ status }) => status === 'solved',
}

const isBulk = (verb: OfferedVerb): verb is OfferedVerb & BulkVerb => LINE_VERBS.some((each) => each === verb)

/** The verb that the key does to all of them: of those that share it the one that fits every ticket, else the first, whose
 *  preview tells where it does not. Undefined where its verbs are done to one ticket at a time. */
export function bulkVerbOf(key: string, selected: readonly Picked[]): BulkVerb | undefined {
  const verbs = key === SELECTS ? [] : (KEY_VERBS[key] ?? []).filter(isBulk)
  return verbs.find((verb) => selected.every((ticket) => fits[verb]?.(ticket) ?? true)) ?? verbs[0]
}

/** The key that does this to those selected. */
export const keyOfBulk = (verb: BulkVerb, selected: readonly Picked[]): string | undefined =>
  VERB_KEYS.find((key) => bulkVerbOf(key, selected) === verb)

/** What somebody means who presses a key whose verb is done to one ticket at a time. */
export function singleVerbOf(key: string): OfferedVerb | undefined {
  const verbs = KEY_VERBS[key] ?? []
  // An offer is accepted by the key that makes one; in the line more often the latter is meant.
  return verbs.find((verb) => verb !== 'accept')
}
