/** topline calendar list. */
import type { Command } from 'commander'
import type { Calendars } from '../../contract/calendars.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { count, NONE } from '../words.ts'
import { zonedText } from '../zoned.ts'

const calendarsText = ({ items }: Calendars, look: Look): string =>
  items.length === 0
    ? 'No calendar. Publish one with `topline calendar publish`.'
    : lookTable(
        items,
        [
          { head: 'calendar', cell: ({ slug }) => slug },
          { head: 'version', align: 'right', cell: ({ version }) => String(version) },
          {
            head: 'now',
            cell: ({ openNow }) => ({
              text: openNow ? 'open' : 'closed',
              paint: openNow ? look.colours.green : look.colours.dim,
            }),
          },
          {
            head: 'until',
            cell: ({ changesAt, timeZone }) => (changesAt === null ? NONE : zonedText(changesAt, timeZone)),
          },
          { head: 'zone', cell: ({ timeZone }) => timeZone ?? 'several (UTC here)' },
          { head: 'used by', align: 'right', cell: ({ usedBy }) => count(usedBy.length) },
          { head: 'name', cut: true, cell: ({ name }) => name },
        ],
        look,
      )

export function addCalendarList(calendar: Command, deps: CliDeps): void {
  calendar
    .command('list')
    .description('list calendars, and whether they are open')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.calendars(), say: calendarsText }),
    )
}
