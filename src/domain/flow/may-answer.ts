/** Who answers an offer; apart, since the web app asks it of every ticket on screen. */
import type { HandOff } from './flow.ts'

/** Whether `handle` of `team` may answer the offer that waits: one of the receiving team or the one it is for, who did not
 *  send it (HOF-7). */
export function mayAnswer(
  ticket: { readonly owner: string | null; readonly handOff: Pick<HandOff, 'by' | 'team' | 'to'> | null },
  { handle, team }: { readonly handle: string; readonly team: string },
): boolean {
  const { handOff, owner } = ticket
  if (handOff === null || handle === handOff.by || handle === owner) return false
  return handle === handOff.to || team === handOff.team
}
