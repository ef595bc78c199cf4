/** A second opinion on who is on duty: it looks at one minute at a time, reads the wall off the platform's zone data, and
 *  walks the local dates one by one. Written without the code it judges. */
import type { DutyBlock, DutyRota, People } from '../../src/domain/duty/document.ts'
import { wallOf } from './wall.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const minutesOf = (text: string): number => {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return hour * 60 + minute
}
const weekdayOf = (day: number): string => WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? ''

/** Whether a clock that shows `shown` at `at` is in the part of the block that begins on `day`: it has shown the start or
 *  something later, and has not shown the end yet. */
function isWithin(block: DutyBlock, day: number, latest: number): boolean {
  const from = minutesOf(block.from)
  const to = minutesOf(block.to)
  const start = day * DAY + from * MINUTE
  const end = day * DAY + (to > from ? to : to + 1440) * MINUTE
  return latest >= start && latest < end
}

/** Whose turn it is on `day`: every date since the first is walked. */
function turnOf({ days, rotation }: DutyBlock, day: number): readonly string[] {
  const first = Date.parse(`${rotation.starts}T00:00Z`) / DAY
  if (day < first || !days.some((each) => each === weekdayOf(day))) return []
  let turn = 0
  for (let each = first; each < day; each += 1) {
    if (rotation.every === 'day' && days.some((name) => name === weekdayOf(each))) turn += 1
    if (rotation.every === 'week' && weekdayOf(each + 1) === weekdayOf(first)) turn += 1
  }
  const entry = rotation.order[turn % rotation.order.length] ?? []
  return typeof entry === 'string' ? [entry] : entry
}

const midnight = (date: string, zone: string, after: number): number => {
  const wall = wallOf(zone)
  const local = Date.parse(`${date}T00:00Z`) + after * DAY
  // The first minute by which the wall has shown that midnight.
  for (let at = local - 26 * 60 * MINUTE; ; at += MINUTE) if (wall.latestShown(at) >= local) return at
}

const edges = new Map<string, number>()
function edgeOf(text: string, zone: string, after: number): number {
  if (text.includes('T')) return Date.parse(text)
  const key = `${text} ${zone} ${after}`
  const known = edges.get(key) ?? midnight(text, zone, after)
  edges.set(key, known)
  return known
}

/** The backup of `handle` at `at`, or undefined when they are there. */
function backupOf(people: People, handle: string, at: number): string | undefined {
  const person = people.get(handle)
  const zone = person?.hours?.zone ?? 'UTC'
  const away = person?.absences.find(({ from, to }) => at >= edgeOf(from, zone, 0) && at < edgeOf(to, zone, 1))
  return away?.backup
}

function presentFor(people: People, handle: string, at: number): string | undefined {
  let next = handle
  for (let steps = 0; steps <= people.size; steps += 1) {
    if (!people.has(next)) return undefined
    const backup = backupOf(people, next, at)
    if (backup === undefined) return next
    next = backup
  }
  return undefined
}

/** Handles of those who are on at `at` in each block, in alphabetical order; a block that is not under way is left out. */
export function onDutyAt(rota: DutyRota, people: People, at: number): Readonly<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const block of rota.blocks) {
    const latest = wallOf(block.zone ?? rota.zone).latestShown(at)
    const today = Math.floor(latest / DAY)
    for (const day of [today - 1, today]) {
      const turn = turnOf(block, day)
      if (turn.length === 0 || !isWithin(block, day, latest)) continue
      const on = turn.flatMap((handle) => presentFor(people, handle, at) ?? [])
      found[block.name] = [...new Set([...(found[block.name] ?? []), ...on])].toSorted()
    }
  }
  return found
}
