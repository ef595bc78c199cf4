/** topline member hours, away, back, capacity. */
import type { Command } from 'commander'
import type { DutyMember } from '../../contract/duty.ts'
import { WEEKDAYS, type Weekday } from '../../domain/calendar/document.ts'
import { REGIONS, type Region } from '../../domain/duty/document.ts'
import { collected, momentText, oneOf } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { atText, NONE } from '../words.ts'

interface HoursOptions {
  readonly zone: string
  readonly region: Region
  readonly weekdays?: string
  readonly day?: readonly string[]
}

const windows = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** `saturday=10:00-14:00`; `friday=free` leaves a day out. */
function dayOf(text: string): readonly [Weekday, string[]] {
  const [name = '', given = ''] = text.split('=')
  const day = WEEKDAYS.find((each) => each === name)
  if (day !== undefined && given !== '') return [day, given === 'free' ? [] : windows(given)]
  throw new CommandFailed('wrong_usage', `--day ${text} is no day. Write saturday=10:00-14:00, or friday=free.`)
}

function weekOf({ weekdays, day = [] }: HoursOptions): Partial<Record<Weekday, string[]>> {
  const five = weekdays === undefined ? [] : WEEKDAYS.slice(0, 5).map((each) => [each, windows(weekdays)] as const)
  const given = Object.entries(Object.fromEntries([...five, ...day.map(dayOf)]))
  return Object.fromEntries(given.filter(([, each]) => each.length > 0))
}

function hoursText({ handle, zone, region, week }: DutyMember): string {
  const days = WEEKDAYS.flatMap((day) => (week?.[day]?.length ? [`  ${day.padEnd(10)} ${week[day].join(', ')}`] : []))
  return [`${handle} works on the wall of ${zone ?? NONE}, region ${region ?? NONE}:`, ...days].join('\n')
}

function addHours(member: Command, deps: CliDeps): void {
  member
    .command('hours')
    .description('say when a member works, on the wall of the place they are at')
    .argument('<handle>', 'the member')
    .requiredOption('--zone <name>', 'IANA name of the place, such as Europe/Berlin')
    .addOption(oneOf('--region <region>', 'part of the world', REGIONS).makeOptionMandatory())
    .option('--weekdays <windows>', 'Monday to Friday, such as 09:00-12:30,13:30-17:00')
    .option('--day <day=windows>', 'one day, such as saturday=10:00-14:00 or friday=free; may be repeated', collected)
    .action((handle: string, options: HoursOptions, command: Command) => {
      const { zone, region } = options
      const input = { zone, region, week: weekOf(options) }
      return askAndTell(deps, command, { ask: (client) => client.setHours(handle, input), say: hoursText })
    })
}

const absenceText = ({ handle, absences }: DutyMember): string =>
  absences.length === 0
    ? `${handle} has no absence ahead.`
    : absences
        .map(({ id, startsAt, endsAt, backup, standIn }) => {
          const there = standIn === null ? 'nobody is there' : standIn === backup ? '' : `, where ${standIn} stands in`
          return `${handle} is away from ${atText(startsAt)} to ${atText(endsAt)}; backup ${backup}${there}. (${id})`
        })
        .join('\n')

interface AwayOptions {
  readonly from: string
  readonly to: string
  readonly backup: string
  readonly note?: string
}

function addAway(member: Command, deps: CliDeps): void {
  member
    .command('away')
    .description('plan an absence, with somebody who stands in')
    .argument('<handle>', 'the member')
    .requiredOption('--from <when>', 'first day, such as 2026-12-24, or a time with its offset')
    .requiredOption('--to <when>', 'last day, or a time with its offset')
    .requiredOption('--backup <handle>', 'who stands in')
    .option('--note <text>', 'a note for colleagues')
    .action((handle: string, { note, ...given }: AwayOptions, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.planAbsence(handle, { ...given, note: note ?? null }),
        say: absenceText,
      }),
    )
}

function addBack(member: Command, deps: CliDeps): void {
  member
    .command('back')
    .description('end an absence now, or take back one that has not begun')
    .argument('<handle>', 'the member')
    .option('--absence <id>', 'which one; the present or else the next when left out')
    .action((handle: string, { absence }: { absence?: string }, command: Command) =>
      askAndTell(deps, command, {
        ask: async (client) => {
          const { people } = await client.duty()
          const known = people.find((each) => each.handle === handle)?.absences[0]?.id
          const id = absence ?? known
          if (id === undefined)
            throw new CommandFailed('wrong_usage', `${handle} has no absence ahead. Check the handle.`)
          return client.cancelAbsence(handle, id)
        },
        say: absenceText,
      }),
    )
}

interface CapacityOptions {
  readonly full?: true
  readonly free?: true
  readonly until?: string
  readonly note?: string
}

const capacityText = ({ handle, atCapacity, active, limit }: DutyMember): string =>
  atCapacity === null
    ? `${handle} takes new tickets; ${active} of ${limit} are active.`
    : `${handle} takes no new tickets until ${atCapacity.until === null ? 'they say so' : atText(atCapacity.until)}; ${active} of ${limit} are active.`

function addCapacity(member: Command, deps: CliDeps): void {
  member
    .command('capacity')
    .description('say that a member takes no new tickets, or some again; leads see it')
    .argument('<handle>', 'the member')
    .option('--full', 'no new tickets')
    .option('--free', 'new tickets again')
    .option('--until <when>', 'with --full: until 4h, 2d, or a time; until they say so when left out')
    .option('--note <text>', 'with --full: why')
    .action((handle: string, { full, free, until, note }: CapacityOptions, command: Command) => {
      if (full === free) throw new CommandFailed('wrong_usage', 'Give one of --full and --free.')
      const time = until === undefined ? null : momentText('--until', until, deps.now())
      const input = { atCapacity: full === true, until: time, note: note ?? null }
      return askAndTell(deps, command, { ask: (client) => client.setCapacity(handle, input), say: capacityText })
    })
}

export function addMemberHours(member: Command, deps: CliDeps): void {
  addHours(member, deps)
  addAway(member, deps)
  addBack(member, deps)
  addCapacity(member, deps)
}
