/** topline calendar publish and import-holidays: the next version of a calendar or a holiday set. */
import type { Command } from 'commander'
import { CalendarDocument, type HolidaySet, type HolidaysRead } from '../../contract/calendars.ts'
import { fitted } from '../../contract/shape.ts'
import { DAY, isoOf, later } from '../../domain/time.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { readGivenFile } from '../given-file.ts'
import { readJsonFile, shaped } from '../json-file.ts'
import { addPublishOptions, type PublishOptions, previewOrPublish } from '../publishing.ts'
import { globalsOf } from '../tell.ts'
import { counted } from '../words.ts'

interface CalendarOptions extends PublishOptions {
  readonly keep?: true
}

const KEEP = 'clocks that run keep the hours they have; only new ones go by this'

export function addCalendarPublish(calendar: Command, deps: CliDeps): void {
  addPublishOptions(calendar.command('publish'))
    .description('publish the next version of a calendar, or a new one')
    .argument('<slug>', 'the calendar, such as pacific-office')
    .argument('<file>', 'its document as JSON')
    .option('--keep', KEEP)
    .action(async (slug: string, file: string, options: CalendarOptions, command: Command) => {
      const document = shaped(fitted(CalendarDocument, await readJsonFile(file)), file)
      await previewOrPublish(deps, command, options, {
        what: `calendar ${slug}`,
        preview: (client, when) => client.previewCalendar(slug, { document, ...when }),
        publish: (client, more, write) =>
          client.publishCalendar(slug, { document, apply: options.keep !== true, ...more }, write),
      })
    })
}

interface HolidayOptions extends CalendarOptions {
  readonly name?: string
  readonly from?: string
  readonly to?: string
}

const dateText = (text: string | undefined, otherwise: string): string => text ?? otherwise

/** What could not be read of a file is told, whatever becomes of the rest. */
function tellUnread(deps: CliDeps, { notUnderstood }: HolidaysRead): void {
  for (const { line, reason } of notUnderstood) {
    deps.out.stderr(`Not understood${line === null ? '' : `, line ${line}`}: ${reason}\n`)
  }
}

async function readFileOf(deps: CliDeps, command: Command, file: string, options: HolidayOptions): Promise<HolidaySet> {
  const { server, as: member, workspace } = globalsOf(command)
  const client = await deps.client({ server, member, workspace })
  const ics = new TextDecoder('utf-8').decode(await readGivenFile(file))
  const year = isoOf(deps.now()).slice(0, 4)
  const read = await client.readHolidays({
    ics,
    from: dateText(options.from, `${year}-01-01`),
    to: dateText(options.to, isoOf(later(deps.now(), 3 * 365 * DAY)).slice(0, 10)),
  })
  tellUnread(deps, read)
  if (read.dates.length === 0) {
    const text = `${file} has no dates in that stretch. Choose another with --from and --to, or another file.`
    throw new CommandFailed('file_unreadable', text)
  }
  deps.out.stderr(`Read ${counted(read.dates.length, 'date')} from ${file}.\n`)
  return { name: options.name ?? read.name, source: read.source, dates: read.dates }
}

export function addImportHolidays(calendar: Command, deps: CliDeps): void {
  addPublishOptions(calendar.command('import-holidays'))
    .description('publish a holiday set from an iCalendar file; it takes the place of the dates that were there')
    .argument('<set>', 'the holiday set, such as us-2026')
    .argument('<file>', 'the iCalendar file')
    .option('--name <name>', 'what the set is called; as the file says when left out')
    .option('--from <date>', 'the first date to take, such as 2026-01-01; this year when left out')
    .option('--to <date>', 'the last date to take; three years from now when left out')
    .option('--keep', KEEP)
    .action(async (slug: string, file: string, options: HolidayOptions, command: Command) => {
      const document = await readFileOf(deps, command, file, options)
      await previewOrPublish(deps, command, options, {
        what: `holiday set ${slug}`,
        preview: (client, when) => client.previewHolidays(slug, { document, ...when }),
        publish: (client, more, write) =>
          client.publishHolidays(slug, { document, apply: options.keep !== true, ...more }, write),
      })
    })
}
