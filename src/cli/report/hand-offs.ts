/** topline report hand-offs: how many there were, how long they waited, how many came back. */
import type { Command } from 'commander'
import { HAND_OFF_WORDS } from '../../contract/flow-words.ts'
import type { HandOffReport } from '../../contract/hand-offs.ts'
import { timeText } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, count, counted, lengthText, NONE } from '../words.ts'

const percent = (share: number | null): string => (share === null ? NONE : `${Math.round(share * 100)} %`)
const length = (ms: number | null): string => (ms === null ? NONE : lengthText(ms))
const kindWords = (kind: string): string => HAND_OFF_WORDS[kind] ?? kind

function reportText({ from, to, total, rows, items, more }: HandOffReport, look: Look): string {
  const head = `${counted(total.offered, 'hand-off')} offered from ${atText(from)} until ${atText(to)}`
  if (items.length === 0) return `${head}.`
  const table = lookTable(
    rows,
    [
      { head: 'team', cell: ({ team }) => team },
      { head: 'why', cell: ({ kind }) => kindWords(kind) },
      { head: 'offered', align: 'right', cell: ({ offered }) => count(offered) },
      { head: 'accepted', align: 'right', cell: ({ accepted }) => count(accepted) },
      { head: 'back', align: 'right', cell: ({ bounced }) => count(bounced) },
      { head: 'share', align: 'right', cell: ({ bouncedShare }) => percent(bouncedShare) },
      { head: 'open', align: 'right', cell: ({ open }) => count(open) },
      { head: 'median', align: 'right', cell: ({ medianMs }) => length(medianMs) },
      { head: 'total', align: 'right', cell: ({ totalMs }) => length(totalMs) },
    ],
    look,
  )
  const tickets = lookTable(
    items,
    [
      { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
      { head: 'offered', cell: ({ offeredAt }) => atText(offeredAt) },
      { head: 'by', cell: ({ by }) => by },
      { head: 'to', cell: ({ team }) => team },
      { head: 'why', cell: ({ kind }) => kindWords(kind) },
      { head: 'end', cell: ({ end }) => (end === 'bounced' ? 'sent back' : end) },
      { head: 'waited', align: 'right', cell: ({ waitedMs }) => lengthText(waitedMs) },
      { head: 'subject', cut: true, cell: ({ subject }) => subject },
    ],
    look,
  )
  const waited = `Waiting between hands: ${length(total.totalMs)} in all, median ${length(total.medianMs)}. Sent back: ${percent(total.bouncedShare)}.`
  const rest = more ? ['', look.colours.dim('There were more; choose a shorter period.')] : []
  return [`${head}. ${waited}`, '', table, '', tickets, ...rest].join('\n')
}

export function addReportHandOffs(report: Command, deps: CliDeps): void {
  report
    .command('hand-offs')
    .description('show how many hand-offs there were, how long they waited, and how many came back')
    .option('--from <when>', 'those offered then or later, such as 2026-03-01T00:00Z; 30 days back when left out')
    .option('--to <when>', 'those offered before then')
    .action((options: { readonly from?: string; readonly to?: string }, command: Command) => {
      const from = options.from === undefined ? undefined : timeText('--from', options.from)
      const to = options.to === undefined ? undefined : timeText('--to', options.to)
      return askAndTell(deps, command, { ask: (client) => client.handOffReport({ from, to }), say: reportText })
    })
}
