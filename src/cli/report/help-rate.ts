/** topline report help-rate: how often support needed engineering in a month. */
import type { Command } from 'commander'
import type { HelpRate } from '../../contract/help.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, counted, NONE } from '../words.ts'

function head({ month, tickets, counted: requests, percentText, isMet, target, byKind }: HelpRate): string {
  const kinds = `Questions ${byKind.question}, troubleshooting ${byKind.troubleshooting}; not counted: defects ${byKind.defect}, improvements ${byKind.improvement}.`
  if (isMet === null) return `No ticket came in in ${month}. ${kinds}`
  const judged = isMet ? 'within' : 'over'
  return `${month}: ${counted(requests, 'help request')} with ${counted(tickets, 'ticket')}, ${percentText}, ${judged} the ${target} % aimed at. ${kinds}`
}

function rateText(rate: HelpRate, look: Look): string {
  const { items, more } = rate
  if (items.length === 0) return head(rate)
  const table = lookTable(
    items,
    [
      { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
      { head: 'asked', cell: ({ askedAt }) => atText(askedAt) },
      { head: 'kind', cell: ({ kind }) => kind },
      { head: 'counts', cell: ({ counts }) => (counts ? 'yes' : 'no') },
      { head: 'team', cell: ({ team }) => team },
      { head: 'by', cell: ({ by }) => by },
      { head: 'account', cell: ({ account }) => account?.name ?? NONE },
      { head: 'detour', cell: ({ detour }) => (detour === null ? NONE : 'yes') },
      { head: 'subject', cut: true, cell: ({ subject }) => subject },
    ],
    look,
  )
  const rest = more ? ['', look.colours.dim('The latest are shown.')] : []
  return [head(rate), '', table, ...rest].join('\n')
}

export function addReportHelpRate(report: Command, deps: CliDeps): void {
  report
    .command('help-rate')
    .description('show how often support needed engineering in a month, and with which tickets')
    .option('--month <month>', 'a calendar month such as 2026-03, in UTC; the present one when left out')
    .action(({ month }: { month?: string }, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.helpRate(month === undefined ? {} : { month }),
        say: rateText,
      }),
    )
}
