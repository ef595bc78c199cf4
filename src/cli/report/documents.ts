/** topline report documents: how many questions existing documents answer. */
import type { Command } from 'commander'
import type { DocumentReport } from '../../contract/documents.ts'
import { timeText } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { standsAs } from '../issue/words.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, counted, NONE, spaced } from '../words.ts'

function head({ from, to, answersIt, missing, notNeeded, unasked, percent, percentText }: DocumentReport): string {
  const period = `closed from ${atText(from)} until ${atText(to)}`
  const rest = unasked === 0 ? '' : ` Nobody was asked about ${unasked}.`
  if (percent === null) return `No question ${period} says which document would have answered it.${rest}`
  const all = counted(answersIt + missing + notNeeded, 'question')
  const figure = `${answersIt} of ${all} ${period} are answered by documents there are: ${percentText}.`
  return `${figure} Missing: ${missing}; none needed: ${notNeeded}.${rest}`
}

/** The documents that are asked for, by their issues. */
function askedFor({ documents }: DocumentReport, look: Look): string[] {
  if (documents.length === 0) return []
  const table = lookTable(
    documents,
    [
      { head: 'issue', align: 'right', cell: ({ issue }) => String(issue.number) },
      { head: 'asked by', align: 'right', cell: ({ tickets }) => counted(tickets, 'ticket') },
      { head: 'status', cell: ({ issue }) => standsAs(issue) },
      { head: 'owner', cell: ({ issue }) => issue.owner ?? NONE },
      { head: 'missing document', cut: true, cell: ({ issue }) => issue.title },
    ],
    look,
  )
  return ['', table]
}

function documentsText(report: DocumentReport, look: Look): string {
  const { items, more } = report
  if (items.length === 0) return head(report)
  const table = lookTable(
    items,
    [
      { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
      { head: 'closed', cell: ({ closedAt }) => atText(closedAt) },
      { head: 'document', cell: ({ document }) => document.url ?? spaced(document.found) },
      { head: 'account', cell: ({ account }) => account?.name ?? NONE },
      { head: 'subject', cut: true, cell: ({ subject }) => subject },
    ],
    look,
  )
  const rest = more ? ['', look.colours.dim('The latest are shown.')] : []
  return [head(report), ...askedFor(report, look), '', table, ...rest].join('\n')
}

export function addReportDocuments(report: Command, deps: CliDeps): void {
  report
    .command('documents')
    .description('show how many questions existing documents answer, and which documents are missing')
    .option('--from <when>', 'closed then or later, such as 2026-03-01T00:00Z; 30 days back when left out')
    .option('--to <when>', 'closed before then')
    .action((options: { from?: string; to?: string }, command: Command) => {
      const from = options.from === undefined ? undefined : timeText('--from', options.from)
      const to = options.to === undefined ? undefined : timeText('--to', options.to)
      return askAndTell(deps, command, { ask: (client) => client.documentReport({ from, to }), say: documentsText })
    })
}
