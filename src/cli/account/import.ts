/** topline account import, topline account export: tables of a CRM. */
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { ImportedRow, ImportReport } from '../../contract/accounts.ts'
import { textOfFile } from '../../contract/csv-text.ts'
import { IMPORT_KINDS, type ImportKind } from '../../domain/accounts/import-fields.ts'
import { SEGMENTS, type Segment } from '../../domain/vocabulary.ts'
import { collected, oneOf } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { readGivenFile } from '../given-file.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell, clientOf, tell } from '../tell.ts'
import { count, counted, NONE } from '../words.ts'

interface ImportOptions {
  readonly kind: ImportKind
  readonly map?: readonly string[]
  readonly source: string
  readonly currency?: string
  readonly segment?: Segment
  readonly dates?: 'dmy' | 'mdy'
  readonly stage?: readonly string[]
  readonly preview?: true
  readonly reason?: string
}

/** Rows that are shown; --json has more. */
const SHOWN = 30

/** `name=Company` and the like, each left side once. @throws CommandFailed `wrong_usage` */
function pairs(flag: string, given: readonly string[] | undefined): Record<string, string> | undefined {
  if (given === undefined) return undefined
  const read = new Map<string, string>()
  for (const text of given) {
    const [, left, right] = /^([^=]+)=(.+)$/.exec(text)?.map((part) => part.trim()) ?? []
    if (left === undefined || right === undefined) {
      throw new CommandFailed('wrong_usage', `${flag} cannot be read: ${text}. Give two things with = between.`)
    }
    const other = read.get(left)
    if (other !== undefined && other !== right) {
      throw new CommandFailed(
        'wrong_usage',
        `${flag} says both ${left}=${other} and ${left}=${right}. Give one of them.`,
      )
    }
    read.set(left, right)
  }
  return Object.fromEntries(read)
}

/** What was refused makes the whole command one that a script must look at, though the rest is done.
 *  @throws CommandFailed `partly_refused` */
function refuseWhere({ counts: { refuse } }: ImportReport, isPreview: boolean): void {
  if (refuse === 0) return
  const rows = counted(refuse, 'row')
  const text = isPreview
    ? `${rows} would be refused. Correct the file, or import the others as they are.`
    : `${rows} ${refuse === 1 ? 'was' : 'were'} refused, the others are done. Correct the file and import it again: nothing is added twice.`
  throw new CommandFailed('partly_refused', text)
}

const words = { add: 'add', change: 'change', same: 'same', refuse: 'refused' } as const

function saysOf({ reason, changes, notes }: ImportedRow): string {
  const told = changes.map(({ field, before, after }) => `${field} ${before ?? NONE} → ${after ?? NONE}`)
  return [...(reason === null ? told : [reason]), ...notes].join('; ') || NONE
}

function columnsText({ columns }: ImportReport): string {
  const mapped = columns.flatMap(({ header, field }) => (field === null ? [] : [`${field}=${header}`]))
  const left = columns.flatMap(({ header, field }) => (field === null ? [header] : []))
  return [
    `Columns: ${mapped.join(', ') || 'none is known; name them with --map'}.`,
    ...(left.length === 0 ? [] : [`Not read: ${left.join(', ')}.`]),
  ].join('\n')
}

function reportText(report: ImportReport, look: Look, isPreview: boolean): string {
  const { counts, items, kind } = report
  const worth = items.filter(({ outcome }) => outcome !== 'same').slice(0, SHOWN)
  const rows = lookTable(
    worth,
    [
      { head: 'line', align: 'right', cell: ({ line }) => count(line) },
      { head: '', cell: ({ outcome }) => words[outcome] },
      { head: 'row', cell: ({ what }) => what },
      { head: 'says', cut: true, cell: saysOf },
    ],
    look,
  )
  const told = `${count(counts.add)} to add, ${count(counts.change)} to change, ${count(counts.same)} unchanged, ${count(counts.refuse)} refused`
  const done = `${count(counts.add)} added, ${count(counts.change)} changed, ${count(counts.same)} unchanged, ${count(counts.refuse)} refused`
  return [
    columnsText(report),
    ...(worth.length === 0 ? [] : [rows]),
    isPreview ? `${kind}: ${told}.\nNothing was changed.` : `${kind}: ${done}.`,
  ].join('\n')
}

/** Adds `import` to `topline account`. */
export function addAccountImport(account: Command, deps: CliDeps): void {
  account
    .command('import')
    .description('import accounts, contacts or opportunities from the table of a CRM')
    .argument('<file>', 'a CSV file whose first line names the columns')
    .addOption(oneOf('--kind <kind>', 'what its rows are', IMPORT_KINDS).makeOptionMandatory())
    .option('--map <field=column>', 'which column says what, where its name does not; may be given again', collected)
    .option('--source <system>', 'the system it is from, in which its ids are unique', 'crm')
    .option('--currency <code>', 'of amounts that name none, such as EUR')
    .addOption(oneOf('--segment <segment>', 'of new accounts that name none', SEGMENTS))
    .addOption(oneOf('--dates <order>', 'how to read 3/4/2026', ['dmy', 'mdy'] as const))
    .option('--stage <name=stage>', 'which of 1 to 6, won or lost a stage is; may be given again', collected)
    .option('--preview', 'only show what would change')
    .option('--reason <text>', 'where the table is from (required unless --preview)')
    .addHelpText('after', '\nExits with 1 when a row is refused; the others are done all the same.')
    .action(async (file: string, options: ImportOptions, self: Command) => {
      const { kind, source, currency, segment, dates, preview, reason } = options
      const [mapping, stages] = [pairs('--map', options.map), pairs('--stage', options.stage)]
      const csv = textOfFile(await readGivenFile(file))
      const input = { kind, csv, source, mapping, stages, currency, segment, dates }
      const client = () => clientOf(deps, self)
      if (preview) {
        const told = await (await client()).previewImport(input)
        tell(deps, self, told, (report, look) => reportText(report, look, true))
        return refuseWhere(told, true)
      }
      if (reason === undefined) {
        throw new CommandFailed(
          'wrong_usage',
          'There is no reason. Give one with --reason TEXT, or look with --preview.',
        )
      }
      const done = await (await client()).runImport({ ...input, reason })
      tell(deps, self, done, (report, look) => reportText(report, look, false))
      refuseWhere(done, false)
    })
}

/** Adds `export` to `topline account`. */
export function addAccountExport(account: Command, deps: CliDeps): void {
  account
    .command('export')
    .description('write all accounts, contacts or opportunities to a CSV file that an import reads back')
    .argument('<file>', 'the file to write')
    .addOption(oneOf('--kind <kind>', 'what its rows are', IMPORT_KINDS).makeOptionMandatory())
    .action((file: string, { kind }: { kind: ImportKind }, self: Command) =>
      askAndTell(deps, self, {
        ask: async (client) => {
          const { csv, rows } = await client.exportTable(kind)
          // Spreadsheets take a file for UTF-8 by its mark.
          await writeFile(file, `\ufeff${csv}`)
          return { kind, rows, file }
        },
        say: (done) => `Wrote ${count(done.rows)} ${done.kind} to ${done.file}.`,
      }),
    )
}
