/** topline import servicenow: tickets that lived elsewhere, with their true times. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import { checkGivenFile } from '../given-file.ts'
import type { Imported } from '../local-commands.ts'
import { type Look, lookTable } from '../look.ts'
import { globalsOf } from '../tell.ts'
import { count, counted, tookText } from '../words.ts'
import { workAndTell } from './work.ts'

function importedText({ workspace, rows, tickets, events, notUnderstood, tookMs }: Imported, look: Look): string {
  const head = [
    `Read ${counted(rows, 'row')} in ${tookText(tookMs)}.`,
    `Added ${counted(tickets.added, 'ticket')} of ${count(tickets.read)} and ${counted(events.added, 'event')} of ${count(events.read)} to ${workspace}.`,
  ]
  if (events.added === 0 && events.read > 0) head.push('Everything was there already.')
  if (notUnderstood.length === 0) return [...head, 'Every row was understood.'].join('\n')
  const left = lookTable(
    notUnderstood,
    [
      { head: 'rows', align: 'right', cell: (each) => count(each.rows) },
      { head: 'first in line', align: 'right', cell: ({ firstLine }) => count(firstLine) },
      { head: 'not understood because', cell: ({ reason }) => reason },
    ],
    look,
  )
  return [...head, '', left].join('\n')
}

export function addImportServicenow(imports: Command, deps: CliDeps): void {
  imports
    .command('servicenow')
    .description('replay an incident log of ServiceNow; a second run adds only what is new')
    .argument('<file>', 'the log as CSV, plain or gzipped')
    .requiredOption('--mapping <file>', 'the file that says what its columns mean')
    .action(async (file: string, { mapping }: { mapping: string }, command: Command) => {
      await checkGivenFile(file)
      await checkGivenFile(mapping)
      const { workspace } = globalsOf(command)
      await workAndTell(deps, command, {
        work: (progress) => deps.local.importServicenow({ file, mapping, workspace, progress }),
        say: importedText,
      })
    })
}
