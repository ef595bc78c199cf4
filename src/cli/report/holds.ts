/** topline report holds: holds that look like gaming. */
import type { Command } from 'commander'
import type { FlaggedHolds } from '../../contract/clocks.ts'
import { timeText } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, count, counted, NONE, spaced } from '../words.ts'

function holdsText({ from, to, total, items }: FlaggedHolds, look: Look): string {
  const head = `${counted(total, 'odd hold')} begun from ${atText(from)} until ${atText(to)}`
  if (items.length === 0) return `${head}.`
  const rows = lookTable(
    items,
    [
      { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
      { head: 'from', cell: (hold) => atText(hold.from) },
      { head: 'for', cell: (hold) => spaced(hold.for) },
      { head: 'reason', cell: ({ reason }) => spaced(reason) },
      { head: 'by', cell: ({ by }) => by ?? NONE },
      { head: 'account', cell: ({ account }) => account ?? NONE },
      { head: 'odd because', cell: ({ flags }) => flags.join('; ') },
    ],
    look,
  )
  const rest = items.length < total ? ['', look.colours.dim(`The latest ${count(items.length)} are shown.`)] : []
  return [head, '', rows, ...rest].join('\n')
}

export function addReportHolds(report: Command, deps: CliDeps): void {
  report
    .command('holds')
    .description('list holds begun soon after a message without an answer, or longer than the cap')
    .option('--from <when>', 'holds that began then or later, such as 2026-03-01T00:00Z; 30 days back when left out')
    .option('--to <when>', 'holds that began before then')
    .action((options: { from?: string; to?: string }, command: Command) => {
      const from = options.from === undefined ? undefined : timeText('--from', options.from)
      const to = options.to === undefined ? undefined : timeText('--to', options.to)
      return askAndTell(deps, command, { ask: (client) => client.flaggedHolds({ from, to }), say: holdsText })
    })
}
