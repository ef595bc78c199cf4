/** topline concerns: open disagreements and for whom each waits, or those that have ended. */
import type { Command } from 'commander'
import type { Concerns } from '../contract/concerns.ts'
import type { CliDeps } from './deps.ts'
import { type Look, lookTable } from './look.ts'
import { askAndTell } from './tell.ts'
import { agoText, NONE } from './words.ts'

function listText({ items, more }: Concerns, look: Look): string {
  if (items.length === 0) return 'No concern is open.'
  const table = lookTable(
    items,
    [
      { head: '#', align: 'right', cell: ({ ticket }) => `#${ticket.number}` },
      { head: 'concern', align: 'right', cell: ({ concern }) => String(concern) },
      { head: 'at', cell: ({ stepName }) => stepName },
      { head: 'waits for', cell: ({ waitsFor, yours }) => (yours ? 'you' : waitsFor.join(', ')) },
      { head: 'to', cell: ({ confirmedAt }) => (confirmedAt === null ? 'confirm their view' : 'pass on or decide') },
      { head: 'about', cut: true, cell: ({ about }) => about },
      { head: 'there', align: 'right', cell: ({ since }) => agoText(since, look.now) },
    ],
    look,
  )
  return more ? `${table}\n\n${look.colours.dim('There are more.')}` : table
}

function endedText({ items, nextCursor }: Concerns, look: Look): string {
  if (items.length === 0) return 'No concern has ended.'
  const table = lookTable(
    items,
    [
      { head: '#', align: 'right', cell: ({ ticket }) => `#${ticket.number}` },
      { head: 'concern', align: 'right', cell: ({ concern }) => String(concern) },
      { head: 'is', cell: ({ state }) => state },
      { head: 'at', cell: ({ stepName }) => stepName },
      { head: 'by', cell: ({ ended }) => ended?.by ?? NONE },
      { head: 'about', cut: true, cell: ({ about }) => about },
      { head: 'decision', cut: true, cell: ({ ended }) => ended?.decision ?? NONE },
      { head: 'when', align: 'right', cell: ({ ended }) => (ended ? agoText(ended.at, look.now) : NONE) },
    ],
    look,
  )
  return nextCursor === null
    ? table
    : `${table}\n\n${look.colours.dim(`There are more: --ended --cursor ${nextCursor}`)}`
}

interface Options {
  readonly mine?: true
  readonly ended?: true
  readonly cursor?: string
}

export function addConcerns(program: Command, deps: CliDeps): void {
  program
    .command('concerns')
    .description('show open concerns, and for whom each waits')
    .option('--mine', 'those that wait for you; of those that have ended, yours')
    .option('--ended', 'those that were decided or withdrawn, the last first')
    .option('--cursor <cursor>', 'of those that have ended, where the next page begins')
    .action(({ mine, ended, cursor }: Options, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) =>
          client.concerns({
            ...(mine ? { of: 'me' } : {}),
            ...(ended ? { state: 'ended', ...(cursor === undefined ? {} : { cursor }) } : {}),
          }),
        say: ended ? endedText : listText,
      }),
    )
}
