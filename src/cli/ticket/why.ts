/** topline ticket why: the reason for a ticket's place. */
import type { Command } from 'commander'
import type { Why } from '../../contract/queue.ts'
import { ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { count } from '../words.ts'

function neighbour(which: 'above' | 'below', beside: Why['above']): string {
  if (beside === null) return which === 'above' ? 'Nothing stands above it.' : 'Nothing stands below it.'
  const { number, subject, criterion, ours, theirs } = beside
  return `${which === 'above' ? 'Above it' : 'Below it'} #${number} ${subject}\n  decided by ${criterion}: ${ours} here, ${theirs} there`
}

function whyText(why: Why, look: Look): string {
  const { bold, dim, yellow } = look.colours
  const mode = why.mode === 'hard' ? yellow('hard choices') : 'normal order'
  const place = `${bold(`#${why.number}`)} · place ${why.place} of ${count(why.of)} in ${why.scope} · ${mode}`
  const criteria = lookTable(
    why.criteria,
    [
      { head: 'criterion', cell: ({ criterion }) => criterion },
      { head: 'value', cell: ({ value }) => value },
    ],
    look,
  )
  const moves = lookTable(
    why.moves,
    [
      { head: 'place', align: 'right', cell: ({ place: then }) => String(then) },
      { head: 'if', cell: ({ sentence }) => sentence },
    ],
    look,
  )
  return [
    `${place}\n${why.sentence}`,
    criteria,
    `${neighbour('above', why.above)}\n${neighbour('below', why.below)}`,
    ...(why.moves.length === 0 ? [] : [`What would move it:\n${moves}`]),
    dim(`By version ${why.policyVersion} of the order policy.`),
  ].join('\n\n')
}

export function addTicketWhy(ticket: Command, deps: CliDeps): void {
  ticket
    .command('why')
    .description('say why a ticket stands where it stands, and what would move it')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .option('--scope <team>', 'the line to look at: a team, or company; its own team when left out')
    .action((number: number, { scope }: { scope?: string }, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.why(number, scope), say: whyText }),
    )
}
