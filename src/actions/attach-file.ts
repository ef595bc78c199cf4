/** Puts a file to a ticket: its bytes and its event in one transaction. */
import { must } from '../domain/assert.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import { attach, type FileFacts } from '../domain/verbs/attach.ts'
import { heldBy, keepFile } from '../store/attachments.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'

export interface AttachRequest extends Omit<FileFacts, 'attachmentId' | 'size'> {
  readonly bytes: Buffer
}

/** Keeps the file with ticket `number`. @throws Refusal as `attach` and `changeTicket` */
export const attachFile = (desk: Desk, number: number, { bytes, ...facts }: AttachRequest): Promise<PlacedTicket> =>
  changeTicket(desk, number, async (ticket, tx) => {
    const file = { ...facts, attachmentId: desk.newId(), size: bytes.length }
    const events: readonly TicketEvent[] = file.message === null ? [] : await ticketEvents(tx, ticket.id)
    const changes = attach(ticket, desk.asking, file, { held: await heldBy(tx, ticket.id), events })
    const { name, visibility } = must(
      changes.find((change) => change.type === 'attached'),
      'it was not refused',
    )
    const { attachmentId: id, mediaType, sha256 } = file
    await keepFile(tx, { id, ticketId: ticket.id, name, mediaType, visibility, sha256, bytes }, desk.now)
    return changes
  })
