/** Which rotas and working hours can be worked by. Rule: DUT-13. */
import { dayOf } from '../calendar/dates.ts'
import { WEEKDAYS, type Weekday } from '../calendar/document.ts'
import { overlapInWeek } from '../calendar/overlap.ts'
import { windowOf } from '../calendar/windows.ts'
import { Refusal } from '../refusal.ts'
import { type Fault, fault, refuse, twiceNamed } from '../sla/faults.ts'
import { isTimeZone } from '../wall-clock.ts'
import type { DutyBlock, DutyRota, Rotation, WorkHours } from './document.ts'
import { groupOf } from './rota.ts'

const MOST_PEOPLE = 50

const zoneFaults = (zone: string | null, place: string): Fault[] =>
  zone === null || isTimeZone(zone)
    ? []
    : [fault(place, `is "${zone}", which is no time zone. Write the name of a place, such as Europe/Berlin, or UTC.`)]

const numberFaults = (value: number, place: string): Fault[] =>
  Number.isInteger(value) && value >= 1 && value <= MOST_PEOPLE
    ? []
    : [fault(place, `is ${value}. Write a whole number from 1 to ${MOST_PEOPLE}.`)]

function dayFaults(days: readonly Weekday[], place: string): Fault[] {
  if (days.length === 0) return [fault(place, 'is empty, so the block never begins. Name at least one weekday.')]
  return days.flatMap((day, index) => {
    const at = `${place}[${index}]`
    if (!WEEKDAYS.includes(day)) return [fault(at, `is "${day}". Write one of ${WEEKDAYS.join(', ')}.`)]
    return days.indexOf(day) === index ? [] : [fault(at, `is ${day}, which stands there already. Name each day once.`)]
  })
}

function rotationFaults({ starts, order }: Rotation, place: string): Fault[] {
  const faults: Fault[] = []
  if (dayOf(starts) === undefined) {
    faults.push(fault(`${place}.starts`, `is "${starts}", which is no date that exists. Write it as 2026-11-23.`))
  }
  if (order.length === 0) faults.push(fault(`${place}.order`, 'is empty. Name at least one person.'))
  for (const [index, entry] of order.entries()) {
    const group = groupOf(entry)
    const at = `${place}.order[${index}]`
    if (group.length === 0) faults.push(fault(at, 'is an empty group. Name somebody, or take the turn out.'))
    const twice = group.find((handle, position) => group.indexOf(handle) !== position)
    if (twice !== undefined) faults.push(fault(at, `names "${twice}" twice. Name each person of a group once.`))
  }
  return faults
}

function blockFaults(block: DutyBlock, place: string): Fault[] {
  const { from, to, zone, days, people, rotation } = block
  const faults = [
    ...zoneFaults(zone, `${place}.zone`),
    ...dayFaults(days, `${place}.days`),
    ...numberFaults(people, `${place}.people`),
    ...rotationFaults(rotation, `${place}.rotation`),
  ]
  if (!windowOf(`${from}-${to}`)) {
    faults.push(fault(`${place}.from`, `with to is ${from} to ${to}. Write both as 02:00; to may be 24:00.`))
  }
  return faults
}

/** Passes a rota that can be worked by. Who is named need not be a member: whoever left leaves a gap, which is told.
 *  @throws Refusal `policy_invalid` with the `place` of the first fault, and all `faults` */
export function checkDutyRota(document: DutyRota): DutyRota {
  const { zone, blocks, activeLimit } = document
  refuse([
    ...zoneFaults(zone, 'zone'),
    ...numberFaults(activeLimit, 'activeLimit'),
    ...(blocks.length === 0 ? [fault('blocks', 'is empty. Add a block, so that somebody is on duty.')] : []),
    ...blocks.flatMap((block, index) => blockFaults(block, `blocks[${index}]`)),
    ...twiceNamed(blocks, 'blocks'),
  ])
  return document
}

/** What a reviewer should look at: turns with fewer people than are wanted. */
export const rotaWarnings = ({ blocks }: DutyRota): string[] =>
  blocks.flatMap(({ name, people, rotation }, index) => {
    const least = Math.min(...rotation.order.map((entry) => groupOf(entry).length))
    return least >= people
      ? []
      : [`blocks[${index}]: “${name}” wants ${people}, but a turn has ${least}. Name a group for each turn.`]
  })

const refuseHours = (place: string, text: string): never => {
  throw new Refusal('hours_invalid', text, { place })
}

/** Passes working hours of at least one window, on the wall of a place.
 *  @throws Refusal `hours_invalid` with its `place` */
export function checkWorkHours({ zone, week, region }: WorkHours): WorkHours {
  if (!isTimeZone(zone)) {
    refuseHours('zone', `"${zone}" is no time zone. Write the name of the place you work at, such as Europe/Berlin.`)
  }
  const windows = WEEKDAYS.flatMap((day) =>
    (week[day] ?? []).map((text, index) => [`week.${day}[${index}]`, text] as const),
  )
  for (const [place, text] of windows) {
    if (!windowOf(text))
      refuseHours(place, `"${text}" is no window. Write it as 09:00-17:00, or 22:00-06:00 past midnight.`)
  }
  if (windows.length === 0) refuseHours('week', 'There is no working time in the week. Give a weekday a window.')
  const overlap = overlapInWeek({ week })
  if (overlap) {
    const [one, told] = overlap
    refuseHours(
      told.path,
      `The window ${told.text} overlaps ${one.text} (${one.path}). Let one begin when the other ends.`,
    )
  }
  return { zone, week, region }
}
