/** topline calendar show: the hours of a calendar, its versions, and who counts by it. */
import type { Command } from 'commander'
import type { CalendarDetail } from '../../contract/calendars.ts'
import { WEEKDAYS } from '../../domain/calendar/document.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, counted, NONE } from '../words.ts'
import { zonedText } from '../zoned.ts'

/** Dates that are shown; the year view of the web app and --json have all. */
const DATES = 12

type Row = readonly [name: string, value: string]

const listed = (texts: readonly string[]): string => (texts.length === 0 ? NONE : texts.join(', '))

function hours({ document }: CalendarDetail): Row[] {
  if ('combine' in document) return [[document.combine, listed(document.of)]]
  const { week, holidays, overrides } = document
  const dates = overrides.slice(0, DATES).map(({ date, windows, name }): Row => {
    const open = windows.length === 0 ? 'closed' : windows.join(' ')
    return [date, name === null ? open : `${open} (${name})`]
  })
  const more: Row[] = overrides.length > DATES ? [['…', `and ${overrides.length - DATES} more dates`]] : []
  return [
    ...WEEKDAYS.map((day): Row => [day, week[day]?.length ? week[day].join(' ') : 'closed']),
    ['holidays', listed(holidays)],
    ...dates,
    ...more,
  ]
}

const reliant = (usedBy: readonly string[]): string =>
  usedBy.length === 0
    ? 'Nothing counts by it.'
    : `Used by ${counted(usedBy.length, 'rule')}:\n${usedBy.map((each) => `  ${each}`).join('\n')}`

function calendarText(calendar: CalendarDetail, look: Look): string {
  const { slug, name, timeZone, openNow, changesAt, usedBy, versions } = calendar
  const { bold, dim } = look.colours
  const until = changesAt === null ? '' : ` until ${zonedText(changesAt, timeZone)}`
  const rows = hours(calendar).map(([label, value]) => `${dim(label.padEnd(12))} ${value}`)
  const history = versions.map(({ version, effectiveFrom, by, reason }) => {
    return `  ${version}  from ${atText(effectiveFrom)}, by ${by}${reason === null ? '' : `: ${reason}`}`
  })
  return [
    `${bold(slug)} · ${name} · ${timeZone ?? 'several zones'}\nNow ${openNow ? 'open' : 'closed'}${until}.`,
    rows.join('\n'),
    reliant(usedBy),
    `Versions:\n${history.join('\n')}`,
  ].join('\n\n')
}

export function addCalendarShow(calendar: Command, deps: CliDeps): void {
  calendar
    .command('show')
    .description('show the hours of a calendar, its versions, and the rules that count by it')
    .argument('<slug>', 'the calendar, such as pacific-office')
    .action((slug: string, _: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.calendar(slug), say: calendarText }),
    )
}
