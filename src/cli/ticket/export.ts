/** topline ticket export: a ticket as Markdown, for its customer or for us. */
import path from 'node:path'
import type { Command } from 'commander'
import { ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { saveNew } from '../saved-file.ts'
import { askAndTell } from '../tell.ts'

interface ExportOptions {
  readonly full?: boolean
  readonly out?: string
  readonly timeZone?: string
}

interface Exported {
  readonly number: number
  readonly full: boolean
  readonly markdown: string
  /** Where it was saved; null when it was not. */
  readonly savedAs: string | null
}

/** @throws CommandFailed `file_unwritable` */
async function saved(out: string, markdown: string): Promise<string> {
  return saveNew(path.dirname(out), path.basename(out), new TextEncoder().encode(markdown))
}

const said = ({ number, full, markdown, savedAs }: Exported): string => {
  if (savedAs === null) return markdown.trimEnd()
  return `#${number} is saved as ${savedAs}${full ? ', everything, for us alone' : ', as its customer may see it'}`
}

export function addTicketExport(ticket: Command, deps: CliDeps): void {
  ticket
    .command('export')
    .description('write a ticket as Markdown: what its customer may see, or everything')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .option('--full', 'everything, notes and hand-offs with it; not for the customer')
    .option('--out <file>', 'save it there; a file that is there is not overwritten, another name is taken')
    .option('--time-zone <name>', 'tell times as in this place; as in the calendar of its clocks when left out')
    .action((number: number, { full = false, out, timeZone }: ExportOptions, command: Command) =>
      askAndTell(deps, command, {
        ask: async (client): Promise<Exported> => {
          const markdown = await client.transcript(number, { full, timeZone })
          return { number, full, markdown, savedAs: out === undefined ? null : await saved(out, markdown) }
        },
        say: said,
      }),
    )
}
