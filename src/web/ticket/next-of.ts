import type { Workspace } from '../../contract/workspace.ts'
import type { TicketRead } from '../data/ticket-read.ts'
import { scopeName } from '../data/workspace.ts'
import { handOffText } from '../hand-off-text.ts'

/** Who acts next, by name. */
export function nextOf(
  { nextActor, contact }: Pick<TicketRead, 'nextActor' | 'contact'>,
  workspace: Workspace,
  nameOf: (handle: string) => string,
): string {
  const { of, handle, team, actsNext } = nextActor
  const { next } = handOffText
  if (of === 'nobody') return next.nobody
  if (of === 'contact') return next.contact(contact?.name)
  if (team !== null) return next.team(scopeName(workspace, team))
  return handle === null ? (actsNext ?? '') : nameOf(handle)
}
