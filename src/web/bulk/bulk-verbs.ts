/** What the line offers to do to several tickets at once. */
import type { BulkAct, BulkVerb } from '../../contract/bulk.ts'
import type { VerbInput } from '../../contract/tickets.ts'

/** In the order they are shown, the one most often meant first. */
export const LINE_VERBS: readonly BulkVerb[] = [
  'claim',
  'route',
  'classify',
  'hold',
  'solve',
  'close',
  'dismiss',
  'snooze',
  'resume',
  'release',
]

/** A verb and what it takes. */
export type BulkWish = { [Verb in BulkVerb]: { readonly verb: Verb; readonly input: VerbInput<Verb> } }[BulkVerb]

/** A ticket as it was seen; as it is now when the version is null. */
export interface Seen {
  readonly number: number
  readonly version: number | null
}

export const callOf = (wish: BulkWish, tickets: readonly Seen[]) =>
  ({ ...wish, tickets: [...tickets] }) as Exclude<BulkAct, { verb: 'undo' }>
