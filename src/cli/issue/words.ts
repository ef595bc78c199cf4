/** Issues in words, as every command that shows one says them. */
import type { IssueGlance } from '../../contract/issue-verbs.ts'
import { spaced } from '../words.ts'

const WORDS: Readonly<Record<string, string>> = { done: 'shipped', wont_do: 'won’t do' }

/** A status as people say it. */
export const statusWords = (status: string): string => WORDS[status] ?? spaced(status)

/** What became of it: a status says nothing where it goes on in another. */
export const standsAs = ({ status, duplicateOf }: Pick<IssueGlance, 'status' | 'duplicateOf'>): string => {
  if (duplicateOf !== null) return `goes on in issue ${duplicateOf}`
  return statusWords(status)
}

/** `Issue 5  Indexing stops at night`, and what it is. */
export const issueHead = (issue: IssueGlance, { bold }: { readonly bold: (text: string) => string }): string => {
  const { number, title, kind, audience, team, owner } = issue
  const facts = [kind, standsAs(issue), audience, team ?? '', owner === null ? 'no owner' : `owned by ${owner}`]
  return `${bold(`Issue ${number}`)}  ${bold(title)}\n${facts.filter(Boolean).join(' · ')}`
}
