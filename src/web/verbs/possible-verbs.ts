/** Which verbs make sense for a ticket as it stands. The server decides; this decides only what is offered. */
import type { TicketDetail, TicketVerb } from '../../contract/tickets.ts'
import type { Permission } from '../../domain/access/permissions.ts'
import { VERB_PERMISSIONS } from '../../domain/access/verbs.ts'
import { mayAnswer } from '../../domain/flow/may-answer.ts'

/** Done to a help request, and offered beside it. */
type HelpVerb = 'take-help' | 'bounce-help' | 'complete-help' | 'move-help' | 'answer-help' | 'withdraw-help'

/** Done to a concern, and offered beside it. */
type ConcernVerb = 'confirm-view' | 'reply-concern' | 'pass-on-concern' | 'decide-concern' | 'withdraw-concern'

/** What is done to a ticket as a whole; what is done to one of its messages, or in the triage inbox, is offered there. */
export type OfferedVerb = Exclude<
  TicketVerb,
  | HelpVerb
  | ConcernVerb
  | 'receive'
  | 'judge'
  | 'waive'
  | 'affects'
  | 'snooze'
  | 'undo'
  | 'unlink'
  | 'unlink-issue'
  | 'answer-form'
  | 'ask-missing'
>
type Standing = Pick<
  TicketDetail,
  'status' | 'owner' | 'lease' | 'hold' | 'pin' | 'closingReason' | 'handOff' | 'watchers'
>

/** Who looks at the ticket. */
interface Reader {
  readonly handle: string
  readonly team: string
}

/** Those of them that somebody may do. */
export function possibleVerbs(standing: Standing, reader: Reader, may: (permission: Permission) => boolean) {
  const you = reader.handle
  const following: OfferedVerb = standing.watchers.includes(you) ? 'unwatch' : 'watch'
  return [...answers(standing, reader), ...sensibleVerbs(standing, you), following].filter(
    (verb) =>
      may(VERB_PERMISSIONS[verb]) &&
      mayRelease(verb, standing, you, may) &&
      mayHandOff(verb, standing, you, may) &&
      mayAsk(verb, standing, you, may) &&
      // Who sets it need not propose it.
      (verb !== 'propose' || !may('set_priority')),
  )
}

/** The owner asks engineering for help, or a lead in their place. */
function mayAsk(
  verb: OfferedVerb,
  { owner, lease }: Standing,
  you: string,
  may: (permission: Permission) => boolean,
): boolean {
  if (verb !== 'ask-help') return true
  const holder = owner ?? lease?.by ?? null
  return holder === you || (holder !== null && may('release_others'))
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

/** What its receiver answers to an offer comes first. */
const answers = (standing: Standing, reader: Reader): OfferedVerb[] =>
  standing.handOff?.bouncedAt === null && mayAnswer(standing, reader) ? ['accept', 'bounce'] : []

/** Its owner or a lead hands it off, once at a time; they and its sender take the offer back. */
function mayHandOff(
  verb: OfferedVerb,
  { owner, lease, handOff }: Standing,
  you: string,
  may: (permission: Permission) => boolean,
): boolean {
  const holder = owner ?? lease?.by ?? null
  const isTheirs = holder !== null && (holder === you || may('release_others'))
  if (verb === 'hand-off') return isTheirs && (handOff === null || handOff.bouncedAt !== null)
  return verb !== 'withdraw' || (handOff !== null && (isTheirs || handOff.by === you))
}

/** What would make sense whoever does it, in the order it is shown; the first is the one to do next. */
function sensibleVerbs(standing: Standing, you: string): OfferedVerb[] {
  const { status, owner, lease, hold, pin, closingReason } = standing
  if (status === 'closed') return closingReason === 'merged' ? ['link', 'link-issue'] : ['reopen', 'link', 'link-issue']
  const pinning: OfferedVerb = pin === null ? 'pin' : 'unpin'
  if (status === 'solved')
    return [
      'close',
      'reopen',
      'note',
      'triage',
      'link',
      'link-issue',
      'raise-concern',
      ...(pin === null ? [] : [pinning]),
    ]
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
    'hand-off',
    'withdraw',
    'assign-account',
    'ask-help',
    'raise-concern',
    pinning,
    'link',
    'link-issue',
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
  f: ['accept', 'hand-off'],
  l: ['classify'],
  c: ['claim'],
  x: ['skip', 'release'],
  e: ['ask-help'],
  w: ['watch', 'unwatch'],
}

export const keyOfVerb = (verb: OfferedVerb): string | undefined =>
  Object.entries(KEY_VERBS).find(([, verbs]) => verbs.includes(verb))?.[0]
