/** Why an item is in a member's inbox, and who may read what it says. Rules: ATN-12, ATN-13. */
import { may, type Standing } from '../access/permissions.ts'
import type { AttentionKind, ConcernedAs } from './item.ts'

export const WHY_HERE: Readonly<Record<ConcernedAs, string>> = {
  owner: 'You own it.',
  watcher: 'You follow it.',
  mentioned: 'The note names you.',
  receiver: 'It is offered to you.',
  sender: 'You handed it off.',
  asker: 'You asked for help.',
  decider: 'It waits for your word.',
  side: 'You are one side of it.',
}

/** What anybody who reads the ticket may hear of; the other kinds are of what colleagues write to each other. */
const PUBLIC_KINDS: ReadonlySet<AttentionKind> = new Set(['promise', 'customer', 'shipped', 'status'])

/** Whether somebody may hear of items of this kind at all (ATN-13). */
export const mayHear = (standing: Standing, kind: AttentionKind): boolean =>
  PUBLIC_KINDS.has(kind) || may(standing, 'read_notes')
