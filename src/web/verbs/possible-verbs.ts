/** Which verbs make sense for a ticket as it stands. The server decides; this decides only what is offered. */
import type { TicketDetail, TicketVerb } from '../../contract/tickets.ts'
import type { Permission } from '../../domain/access/permissions.ts'
import { VERB_PERMISSIONS } from '../../domain/access/verbs.ts'

/** What is done to a ticket as a whole; what is done to one of its messages, or in the triage inbox, is offered there. */
export type OfferedVerb = Exclude<
  TicketVerb,
  'receive' | 'judge' | 'waive' | 'affects' | 'snooze' | 'undo' | 'answer-form' | 'ask-missing'
>
type Standing = Pick<TicketDetail, 'status' | 'owner' | 'lease' | 'hold' | 'pin' | 'closingReason'>

/** Those of them that somebody may do. */
export function possibleVerbs(standing: Standing, you: string, may: (permission: Permission) => boolean) {
  return sensibleVerbs(standing, you).filter(
    (verb) =>
      may(VERB_PERMISSIONS[verb]) &&
      mayRelease(verb, standing, you, may) &&
      // Who sets it need not propose it.
      (verb !== 'propose' || !may('set_priority')),
  )
}

/** What a colleague holds, leads alone release. */
function mayRelease(
  verb: OfferedVerb,
  { owner, lease }: Standing,
  you: string,
  may: (permission: Permission) => boolean,
): boolean {
  const holder = lease?.by ?? owner
  return verb !== 'release' || holder === null || holder === you || may('release_others')
}

/** What would make sense whoever does it, in the order it is shown; the first is the one to do next. */
function sensibleVerbs(standing: Standing, you: string): OfferedVerb[] {
  const { status, owner, lease, hold, pin, closingReason } = standing
  if (status === 'closed') return closingReason === 'merged' ? [] : ['reopen']
  const pinning: OfferedVerb = pin === null ? 'pin' : 'unpin'
  if (status === 'solved') return ['close', 'reopen', 'note', 'triage', ...(pin === null ? [] : [pinning])]
  const holding: OfferedVerb = hold === null ? 'hold' : 'resume'
  const work: OfferedVerb[] = [
    'reply',
    'triage',
    'propose',
    'note',
    holding,
    'solve',
    'classify',
    'route',
    'assign-account',
    pinning,
    'merge',
    'split',
    'dismiss',
  ]
  if (lease?.by === you) return ['claim', 'skip', ...work]
  if (owner === you) return [...work, 'release']
  return owner === null && lease === null ? ['claim', ...work] : [...work, 'claim', 'release']
}

/** What a key does when two verbs share it: the one that is possible. */
export const KEY_VERBS: Readonly<Record<string, readonly OfferedVerb[]>> = {
  t: ['triage', 'propose'],
  r: ['reply'],
  i: ['note'],
  h: ['hold', 'resume'],
  s: ['solve', 'close', 'reopen'],
  p: ['pin', 'unpin'],
  m: ['route'],
  l: ['classify'],
  c: ['claim'],
  x: ['skip', 'release'],
}

export const keyOfVerb = (verb: OfferedVerb): string | undefined =>
  Object.entries(KEY_VERBS).find(([, verbs]) => verbs.includes(verb))?.[0]
