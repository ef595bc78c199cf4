/** topline issue list. */
import type { Command } from 'commander'
import { ISSUE_STATES, type IssueSummary, type Issues, type IssuesQuery } from '../../contract/issues.ts'
import { ISSUE_KINDS } from '../../domain/issue/issue.ts'
import { countingNumber, oneOf } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import type { Column } from '../table.ts'
import { askAndTell } from '../tell.ts'
import { count, counted, NONE } from '../words.ts'
import { standsAs } from './words.ts'

type ListOptions = Pick<IssuesQuery, 'status' | 'kind' | 'team' | 'owner'> & {
  readonly limit: number
}

const COLUMNS: readonly Column<IssueSummary>[] = [
  { head: 'issue', align: 'right', cell: ({ number }) => String(number) },
  { head: 'kind', cell: ({ kind }) => kind },
  { head: 'status', cell: standsAs },
  { head: 'team', cell: ({ team }) => team ?? NONE },
  { head: 'owner', cell: ({ owner }) => owner ?? NONE },
  { head: 'tickets', align: 'right', cell: ({ tickets }) => count(tickets) },
  { head: 'accounts', align: 'right', cell: ({ accounts }) => count(accounts) },
  { head: 'audience', cell: ({ audience }) => audience },
  { head: 'title', cut: true, cell: ({ title }) => title },
]

function listText({ items, total, nextCursor }: Issues, look: Look): string {
  if (items.length === 0) return 'No issue fits. File one with `topline issue open`.'
  const rest = `${count(items.length)} of ${count(total)} shown; --limit N shows more.`
  const rows = lookTable(items, [...COLUMNS], look)
  return [counted(total, 'issue'), '', rows, ...(nextCursor === null ? [] : ['', look.colours.dim(rest)])].join('\n')
}

export function addIssueList(issue: Command, deps: CliDeps): void {
  issue
    .command('list')
    .description('list issues, the newest first; those that repeat another are left out')
    .argument('[text]', 'only those with these words, or this number')
    .addOption(oneOf('--status <status>', 'only these', ISSUE_STATES))
    .addOption(oneOf('--kind <kind>', 'only this kind', ISSUE_KINDS))
    .option('--team <team>', 'only the work of this team')
    .option('--owner <handle>', 'only what this member looks after')
    .option('--limit <number>', 'how many rows at most', countingNumber, 50)
    .action((text: string | undefined, options: ListOptions, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.issues({ ...options, q: text }), say: listText }),
    )
}
