/** topline search: tickets by their words. */
import type { Command } from 'commander'
import type { SearchHits } from '../contract/queue.ts'
import { countingNumber } from './arguments.ts'
import type { CliDeps } from './deps.ts'
import { type Look, lookTable, paintPriority } from './look.ts'
import { askAndTell } from './tell.ts'
import { agoText, NONE, spaced } from './words.ts'

const hitsText = ({ items }: SearchHits, look: Look): string =>
  items.length === 0
    ? 'No ticket has these words. Try fewer or others.'
    : lookTable(
        items,
        [
          { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
          { head: 'pri', cell: ({ priority }) => ({ text: priority ?? NONE, paint: paintPriority(priority, look) }) },
          { head: 'status', cell: ({ status }) => spaced(status) },
          { head: 'account', cell: ({ account }) => account?.name ?? NONE },
          { head: 'subject', cut: true, cell: ({ subject }) => subject },
          { head: 'received', align: 'right', cell: ({ receivedAt }) => agoText(receivedAt, look.now) },
        ],
        look,
      )

export function addSearch(program: Command, deps: CliDeps): void {
  program
    .command('search')
    .description('find tickets by the words in them')
    .argument('<text...>', 'the words to look for')
    .option('--limit <number>', 'how many at most', countingNumber, 20)
    .action((words: string[], { limit }: { limit: number }, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.search(words.join(' '), limit), say: hitsText }),
    )
}
