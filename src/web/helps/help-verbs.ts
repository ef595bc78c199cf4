/** What of a help request makes sense to do, and for whom. The server decides; this decides only what is offered. */
import type { HelpRequest } from '../../contract/help-verbs.ts'
import type { Permission } from '../../domain/access/permissions.ts'
import { isOpenHelp } from '../../domain/flow/flow.ts'

export type HelpVerb = 'take' | 'answer' | 'bounce' | 'complete' | 'move' | 'withdraw'

interface Around {
  readonly you: string
  /** Handle of the ticket's owner. */
  readonly owner: string | null
  readonly closed: boolean
  /** Whether it stands in the line of its team. */
  readonly waits: boolean
}

/** In the order in which it is shown; the first is the one to do next. */
export function helpVerbs(
  { state, by, takenBy }: Pick<HelpRequest, 'state' | 'by' | 'takenBy'>,
  { you, owner, closed, waits }: Around,
  may: (permission: Permission) => boolean,
): HelpVerb[] {
  if (!isOpenHelp({ state })) return []
  const answers = may('answer_help')
  const leads = may('release_others')
  const speaks = may('work_tickets') && (owner === you || leads)
  const takes = state === 'asked' || (state === 'taken' && takenBy !== you && leads)
  const offered: readonly (readonly [HelpVerb, boolean])[] = [
    ['complete', state === 'bounced' && speaks && owner !== null && !closed],
    ['take', takes && answers && !closed],
    ['answer', answers],
    ['bounce', state !== 'bounced' && answers && !closed],
    ['move', state === 'asked' && waits && may('order_help') && !closed],
    ['withdraw', may('work_tickets') && (speaks || by === you)],
  ]
  return offered.filter(([, isOffered]) => isOffered).map(([verb]) => verb)
}
