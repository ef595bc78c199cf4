/** What may be done to an issue: each gives the change to append, or refuses. Rules: docs/spec/issue.md. */
import { Refusal } from '../refusal.ts'
import { type Issue, type IssueFacts, issueName, type SetStatus } from './issue.ts'
import type { IssueChange } from './issue-event.ts'
import { type Known, namesCustomer, refuseUntellable } from './public-words.ts'

/** What is checked against: whose names may not be told. */
export interface Telling {
  readonly known: Known
}

/** @throws Refusal `issue_merged`, that names where it goes on (ISS-8) */
export function refuseMerged(issue: Issue): void {
  if (issue.duplicateOf === null) return
  const text = `${issueName(issue)} goes on in issue ${issue.duplicateOf}. Work with that one.`
  throw new Refusal('issue_merged', text, { into: issue.duplicateOf })
}

/** @throws Refusal `issue_shipped` (ISS-6) */
function refuseShipped(issue: Issue): void {
  if (issue.shippedAt === null) return
  const text = `${issueName(issue)} has shipped, and its tickets were told. File a new issue for what is left.`
  throw new Refusal('issue_shipped', text)
}

/** @throws Refusal `issue_not_public` where what is told names a customer or an amount (ISS-4) */
function refuseUnfit(
  { audience, title, text }: Pick<IssueFacts, 'audience' | 'title' | 'text'>,
  known: Known,
  note: string | null = null,
): void {
  if (audience === 'public') refuseUntellable({ title, text, ...(note === null ? {} : { note }) }, known)
}

/** Files an issue (ISS-2). @throws Refusal `issue_not_public` */
export function file(number: number, facts: IssueFacts, { known }: Telling): IssueChange {
  refuseUnfit(facts, known)
  return { type: 'issue_filed', number, ...facts }
}

/** What is to be; what is undefined stays. */
export type FactsChange = { readonly [Fact in keyof IssueFacts]?: IssueFacts[Fact] | undefined }

const changed = (issue: IssueFacts, wanted: FactsChange): Partial<IssueFacts> =>
  Object.fromEntries(
    Object.entries(wanted).filter(([fact, value]) => value !== undefined && value !== issue[fact as keyof IssueFacts]),
  )

/** Changes what is written of it (ISS-7). @throws Refusal `issue_merged`, `issue_unchanged`, `issue_not_public` */
export function edit(issue: Issue, wanted: FactsChange, { known }: Telling): IssueChange {
  refuseMerged(issue)
  const facts = changed(issue, wanted)
  if (Object.keys(facts).length === 0) {
    throw new Refusal('issue_unchanged', `${issueName(issue)} says this already. Change something, or leave it.`)
  }
  // The note stays as it was told: no edit can mend it, so it counts only for whether the issue can be made public.
  refuseUnfit({ ...issue, ...facts }, known, facts.audience === 'public' ? issue.shippedNote : null)
  return { type: 'issue_edited', ...facts }
}

/** A public issue that names one of these customers, who come to it, is private from then on; undefined where it need not
 *  be (ISS-10). */
export function keptPrivate(issue: Issue, linked: Known['linked'], reason: string): IssueChange | undefined {
  if (issue.audience === 'private' || !namesCustomer(issue, linked)) return undefined
  return { type: 'issue_edited', audience: 'private', reason }
}

/** Sets its status (ISS-5). @throws Refusal `issue_merged`, `issue_shipped`, `issue_unchanged` */
export function move(issue: Issue, status: SetStatus, reason: string): IssueChange {
  refuseMerged(issue)
  refuseShipped(issue)
  if (issue.status === status) {
    const text = `${issueName(issue)} is ${status.replaceAll('_', ' ')} already. Choose another status, or leave it.`
    throw new Refusal('issue_unchanged', text)
  }
  return { type: 'issue_moved', status, reason }
}

/** Says that it has shipped, and so to its `tickets` (ISS-6).
 *  @throws Refusal `issue_merged`, `issue_shipped`, `issue_not_public` */
export function ship(issue: Issue, note: string, { known, tickets }: Telling & { readonly tickets: number }) {
  refuseMerged(issue)
  refuseShipped(issue)
  refuseUntellable({ note }, known)
  return { type: 'issue_done', note, tickets } as const satisfies IssueChange
}

export interface IssueMerge {
  /** The issue that goes on. */
  readonly into: Issue
  readonly reason: string
  /** How many tickets move. */
  readonly tickets: number
}

/** Ends an issue because it goes on in another (ISS-8). What goes on in a third takes none, so that the way from an issue
 *  to where it goes on never comes back. @throws Refusal `same_issue`, `issue_merged` */
export function merge(issue: Issue, { into, reason, tickets }: IssueMerge) {
  if (issue.number === into.number) {
    throw new Refusal('same_issue', `${issueName(issue)} does not repeat itself. Give the number of the other one.`)
  }
  refuseMerged(issue)
  refuseMerged(into)
  return {
    ended: { type: 'issue_merged', into: into.number, tickets, reason },
    goesOn: { type: 'issue_absorbed', absorbed: issue.number, tickets },
  } as const satisfies { readonly ended: IssueChange; readonly goesOn: IssueChange }
}
