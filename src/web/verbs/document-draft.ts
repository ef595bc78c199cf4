/** What is said of the document that would have answered a ticket, as it is typed. */
import type { IssueGlance } from '../../contract/issue-verbs.ts'
import type { TicketDetail, VerbInput } from '../../contract/tickets.ts'
import type { DocumentAnswer } from '../../domain/flow/flow.ts'

export interface DocumentDraft {
  readonly found: DocumentAnswer['found'] | undefined
  readonly url: string
  /** Of a missing one: whether an issue asks for it already. */
  readonly which: 'make' | 'there'
  readonly issue: IssueGlance | undefined
  readonly title: string
  /** Handle of who sees to it. */
  readonly owner: string
}

/** Letters of a title. */
const LONGEST = 200

type Asking = Pick<TicketDetail, 'subject' | 'issues'>

/** Nothing is said yet; if a document turns out to be missing, an issue that asks for it may be linked already. */
export function newDocument({ subject, issues }: Asking, you: string): DocumentDraft {
  const issue = issues.find(({ kind, duplicateOf }) => kind === 'documentation' && duplicateOf === null)
  return {
    found: undefined,
    url: '',
    which: issue === undefined ? 'make' : 'there',
    issue,
    title: `Document: ${subject}`.slice(0, LONGEST),
    owner: you,
  }
}

/** Whether an issue there is was meant, and none is chosen. */
export const lacksIssue = ({ found, which, issue }: DocumentDraft): boolean =>
  found === 'missing' && which === 'there' && issue === undefined

/** As it is sent; null where nothing is said. */
export function sentDocument({
  found,
  url,
  which,
  issue,
  title,
  owner,
}: DocumentDraft): VerbInput<'solve'>['document'] {
  if (found === undefined) return null
  if (found === 'answers_it') return { found, url: url.trim() }
  if (found === 'not_needed') return { found }
  return which === 'there' ? { found, issue: issue?.number ?? null } : { found, newIssue: { title, owner } }
}
