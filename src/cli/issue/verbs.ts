/** topline issue: what tickets lead to. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import { addIssueFacts } from './facts.ts'
import { addIssueKeeping } from './keep.ts'
import { addIssueList } from './list.ts'
import { addIssueShow } from './show.ts'

export function addIssueVerbs(issue: Command, deps: CliDeps): void {
  for (const add of [addIssueList, addIssueShow, addIssueFacts, addIssueKeeping]) add(issue, deps)
}
