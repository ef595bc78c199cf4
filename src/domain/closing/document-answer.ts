/** Which document would have answered it. Rules: docs/spec/documents.md. */
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { Kind } from '../vocabulary.ts'

/** Kinds of tickets that a document may answer (DOC-1). */
export const ASKED_KINDS: readonly Kind[] = ['question', 'problem']

/** Whether closing it still has to say which document would have answered it. */
export const isDocumentAsked = ({ kind, document }: Pick<Ticket, 'kind' | 'document'>): boolean =>
  document === null && ASKED_KINDS.includes(kind)

/** @throws Refusal `document_unanswered` where nobody has said it, now or at solving (DOC-1) */
export function refuseUnanswered(ticket: Pick<Ticket, 'kind' | 'document'>, given: object | null | undefined): void {
  if (given || !isDocumentAsked(ticket)) return
  const text =
    'Which document would have answered it? Give the address of the one that does, or say that it is missing, or that none is needed.'
  throw new Refusal('document_unanswered', text)
}
