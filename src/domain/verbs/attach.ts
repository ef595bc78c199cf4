/** Putting a file to a ticket. Rules: docs/spec/attachments.md. */
import { may } from '../access/permissions.ts'
import { safeFileName } from '../file-name.ts'
import { MEGABYTE, sizeText } from '../file-size.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import type { Visibility } from '../vocabulary.ts'
import { type Asking, named, refuseClosed } from './asking.ts'

/** Bytes that one file may have. */
export const FILE_LIMIT = 20 * MEGABYTE
const FILES_LIMIT = 50
const TOTAL_LIMIT = 100 * MEGABYTE

/** A file as it arrives. */
export interface FileFacts {
  readonly attachmentId: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
  /** Whether the customer sees it; when undefined as its message, and internal without one. */
  readonly visibility: Visibility | undefined
  /** Version of the message it belongs to. */
  readonly message: number | null
}

/** What a ticket holds already. */
export interface Held {
  readonly files: number
  readonly bytes: number
}

const MESSAGES: ReadonlySet<string> = new Set(['opened', 'received', 'replied', 'noted'])

/** @throws Refusal `attachment_empty`, `attachment_too_large`, `attachments_full` */
function refuseUnfit(ticket: Ticket, { size, name }: FileFacts, { files, bytes }: Held): void {
  if (size === 0) throw new Refusal('attachment_empty', `${safeFileName(name)} is empty. Send a file with content.`)
  if (size > FILE_LIMIT) throw tooLarge()
  if (files >= FILES_LIMIT) {
    const text = `${named(ticket)} holds ${files} files, and no more may be put to it. Send a link, or pack several into one.`
    throw new Refusal('attachments_full', text, { files, filesLimit: FILES_LIMIT })
  }
  if (bytes + size > TOTAL_LIMIT) {
    const text = `${named(ticket)} holds ${sizeText(bytes)} of files; with ${sizeText(size)} more it would be over 100 MB. Send a link, or a smaller file.`
    throw new Refusal('attachments_full', text, { bytes, bytesLimit: TOTAL_LIMIT })
  }
}

/** One file is over the limit, however much of it was read. */
export const tooLarge = (): Refusal =>
  new Refusal('attachment_too_large', 'The file is over 20 MB. Send a smaller one, or a link to where it lies.')

/** Whether the customer sees it: never what belongs to a note. @throws Refusal `message_not_found`, `attachment_internal` */
function visibilityOf(ticket: Ticket, { message, visibility }: FileFacts, events: readonly TicketEvent[]): Visibility {
  if (message === null) return visibility ?? 'internal'
  const type = events.find(({ version }) => version === message)?.change.type
  if (type === undefined || !MESSAGES.has(type)) {
    const text = `Event ${message} of ticket #${ticket.number} is no message. Choose one that is, or leave it out.`
    throw new Refusal('message_not_found', text)
  }
  if (type !== 'noted') return visibility ?? 'public'
  if (visibility === 'public') {
    throw new Refusal('attachment_internal', 'What belongs to an internal note is internal. Put it to a reply instead.')
  }
  return 'internal'
}

/** The change by which a file belongs to the ticket; it stops no clock and moves nothing (ATT-4, ATT-6).
 *  @throws Refusal `ticket_closed`, `not_allowed`, `message_not_found`, `attachment_empty`, `attachment_internal`,
 *  `attachment_too_large`, `attachments_full` */
export function attach(
  ticket: Ticket,
  asking: Asking,
  file: FileFacts,
  { held, events }: { readonly held: Held; readonly events: readonly TicketEvent[] },
): TicketChange[] {
  refuseClosed(ticket)
  const visibility = visibilityOf(ticket, file, events)
  if (visibility === 'public' && !may(asking, 'answer_customers')) {
    const text = 'You may not show files to customers. Attach it as internal, or ask somebody who answers them.'
    throw new Refusal('not_allowed', text, { permission: 'answer_customers' })
  }
  refuseUnfit(ticket, file, held)
  return [{ type: 'attached', ...file, name: safeFileName(file.name), visibility, by: asking.handle }]
}
