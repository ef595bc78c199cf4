/** The issue that asks for a document that is missing (DOC-3). */
import type { Ticket } from '../ticket.ts'
import type { Asking } from '../verbs/asking.ts'
import type { IssueFacts } from './issue.ts'

/** Letters of a title. */
const LONGEST = 200

/** What was said of it, or of the ticket's subject and owned by whoever says that a document is missing. It is private: a
 *  subject is in the customer's words. */
export function documentIssue(
  { subject }: Pick<Ticket, 'subject'>,
  { handle }: Pick<Asking, 'handle'>,
  given: { readonly title: string; readonly owner: string } | null,
): IssueFacts {
  const { title, owner } = given ?? { title: `Document: ${subject}`.slice(0, LONGEST), owner: handle }
  return { kind: 'documentation', title, text: '', audience: 'private', owner, team: null, url: null }
}
