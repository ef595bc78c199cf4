/** Links between two tickets, told on both in one step. */
import type { LinkAs } from '../domain/flow/flow.ts'
import { link, unlink } from '../domain/verbs/link.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { changeBoth } from './change-both.ts'
import type { Desk } from './desk.ts'

/** Links ticket `number` with another. @throws Refusal `ticket_not_found`, `stale_write` and as `link`; Repeated */
export const linkTicket = (desk: Desk, number: number, { to, as }: { to: number; as: LinkAs }): Promise<PlacedTicket> =>
  changeBoth(desk, [number, to], ({ ticket }, { ticket: other }) => link(ticket, other, desk.asking, as))

/** Takes a link off. @throws Refusal `ticket_not_found`, `stale_write` and as `unlink`; Repeated */
export const unlinkTicket = (
  desk: Desk,
  number: number,
  { to, reason }: { to: number; reason: string | null },
): Promise<PlacedTicket> =>
  changeBoth(desk, [number, to], ({ ticket }, { ticket: other }) => unlink(ticket, other, desk.asking, reason))
