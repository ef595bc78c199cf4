/** topline calendar open and add-time: what a calendar makes of a stretch, and of an amount of its time. */
import { type Command, InvalidArgumentError } from 'commander'
import type { CalendarOpen, TimeAdded } from '../../contract/calendars.ts'
import { elapsed, HOUR, instant, MINUTE, type Millis, SECOND } from '../../domain/time.ts'
import { momentText } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, lengthText } from '../words.ts'
import { zonedText } from '../zoned.ts'

type Opened = CalendarOpen & { readonly timeZone: string | null }

function openText({ from, to, intervals, openMs, timeZone }: Opened, look: Look): string {
  const head = `Open for ${lengthText(openMs)} from ${zonedText(from, timeZone)} to ${zonedText(to, timeZone)} (${timeZone ?? 'UTC'}).`
  if (intervals.length === 0) return head
  const shown = lookTable(
    intervals,
    [
      { head: 'opens', cell: (each) => zonedText(each.from, timeZone) },
      { head: 'closes', cell: (each) => zonedText(each.to, timeZone) },
      { head: 'for', align: 'right', cell: (each) => lengthText(elapsed(instant(each.from), instant(each.to))) },
    ],
    look,
  )
  return `${head}\n\n${shown}`
}

function addOpen(calendar: Command, deps: CliDeps): void {
  calendar
    .command('open')
    .description('show when a calendar is open, and how much time that is')
    .argument('<slug>', 'the calendar, such as pacific-office')
    .option('--from <when>', 'from when: 4h, 2d, or a time such as 2026-03-05T12:00Z; now when left out')
    .option('--to <when>', 'to when; a week later when left out')
    .action((slug: string, { from, to }: { from?: string; to?: string }, command: Command) => {
      const now = deps.now()
      const query = {
        ...(from === undefined ? {} : { from: momentText('--from', from, now) }),
        ...(to === undefined ? {} : { to: momentText('--to', to, now) }),
      }
      return askAndTell(deps, command, {
        ask: async (client): Promise<Opened> => {
          const [open, { timeZone }] = await Promise.all([client.calendarOpen(slug, query), client.calendar(slug)])
          return { ...open, timeZone }
        },
        say: openText,
      })
    })
}

interface Amount {
  readonly amount: number
  readonly unit: TimeAdded['unit']
}

const LENGTHS: Readonly<Record<string, Millis>> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR }
const DATES: Readonly<Record<string, TimeAdded['unit']>> = { d: 'business_days', w: 'business_weeks' }

/** `90m`, `4h`, `30s`, `250ms` of open time; `3d` and `1w` are business days and weeks. */
function amountOf(text: string): Amount {
  const [, number, unit = ''] = /^(\d{1,12})(ms|[smhdw])$/.exec(text) ?? []
  const [length, dates] = [LENGTHS[unit], DATES[unit]]
  if (number !== undefined && length !== undefined) return { amount: Number(number) * length, unit: 'milliseconds' }
  if (number !== undefined && dates !== undefined) return { amount: Number(number), unit: dates }
  throw new InvalidArgumentError('Give an amount such as 90m, 4h, 30s, 250ms, 3d (business days) or 1w.')
}

const addedText = ({ at, timeZone }: TimeAdded): string =>
  timeZone === null ? atText(at) : `${zonedText(at, timeZone)} ${timeZone}, ${atText(at)}`

function addAddTime(calendar: Command, deps: CliDeps): void {
  calendar
    .command('add-time')
    .description('say when so much time of a calendar will have passed')
    .argument('<slug>', 'the calendar, such as pacific-office')
    .argument('<from>', 'from when: now, 4h, 2d, or a time such as 2026-03-05T12:00Z')
    .argument('<amount>', 'how much: 90m, 4h, 30s, 250ms, 3d (business days), 1w (business weeks)', amountOf)
    .option('--back', 'count back instead; for lengths alone')
    .action(
      (slug: string, from: string, { amount, unit }: Amount, ...[{ back }, command]: [{ back?: true }, Command]) => {
        const start = momentText('<from>', from === 'now' ? '0m' : from, deps.now())
        const query = { from: start, amount: back ? -amount : amount, unit }
        return askAndTell(deps, command, { ask: (client) => client.addTime(slug, query), say: addedText })
      },
    )
}

export function addReckoning(calendar: Command, deps: CliDeps): void {
  addOpen(calendar, deps)
  addAddTime(calendar, deps)
}
