/** topline concerns: open disagreements, and for whom each waits. */
import type { Command } from 'commander'
import type { Concerns } from '../contract/concerns.ts'
import type { CliDeps } from './deps.ts'
import { type Look, lookTable } from './look.ts'
import { askAndTell } from './tell.ts'
import { agoText } from './words.ts'

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

export function addConcerns(program: Command, deps: CliDeps): void {
  program
    .command('concerns')
    .description('show open concerns, and for whom each waits')
    .option('--mine', 'those that wait for you')
    .action(({ mine }: { readonly mine?: true }, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.concerns(mine ? { of: 'me' } : {}), say: listText }),
    )
}
