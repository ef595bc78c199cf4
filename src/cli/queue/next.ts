/** topline queue next: take number one under a lease. */
import type { Command } from 'commander'
import type { ActedTicket } from '../../contract/tickets.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { ticketHead } from '../ticket/head.ts'
import { dueText } from '../words.ts'

function leasedText(ticket: ActedTicket, look: Look): string {
  const { number, lease, notice } = ticket
  const said = notice === undefined ? '' : `\n${look.colours.yellow(notice)}`
  const until = lease ? ` The lease ends ${dueText(lease.until, look.now)}.` : ''
  const ways = [
    `  topline ticket reply ${number} --body TEXT     answer it`,
    `  topline ticket claim ${number}                 keep it`,
    `  topline ticket skip ${number} --reason TEXT    pass it on`,
  ]
  return [
    ticketHead(ticket, look),
    `It is yours to look at.${until}${said}\n${look.colours.dim(ways.join('\n'))}`,
  ].join('\n\n')
}

export function addQueueNext(queue: Command, deps: CliDeps): void {
  queue
    .command('next')
    .description('take the first waiting ticket of a team under a short lease')
    .option('--scope <team>', 'the team whose line to take from', 'support')
    .action((options: { scope: string }, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.next({ scope: options.scope }),
        say: leasedText,
      }),
    )
}
