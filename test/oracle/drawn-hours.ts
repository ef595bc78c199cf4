/** Hours drawn by chance, so that they have their edges where the clocks of a zone change. */
import { type DateOverride, type OwnHours, WEEKDAYS } from '../../src/domain/calendar/document.ts'
import type { Random } from './random.ts'
import { wallOf } from './wall.ts'

const MINUTE = 60_000
const DAY = 86_400_000
const DAY_MINUTES = 1_440
const WEEK_MINUTES = 7 * DAY_MINUTES

/** Where and when a case plays: a change of the clocks, or any other moment. */
export interface Anchor {
  readonly timeZone: string
  readonly at: number
}

const isoDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

function clockText(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** `opens` and `closes` in minutes after one midnight; at most a day apart. */
function windowText(opens: number, closes: number): string {
  const end = closes === DAY_MINUTES ? '24:00' : clockText(closes % DAY_MINUTES)
  return `${clockText(opens)}-${end}`
}

/** Minutes of the day that matter: where the wall jumps from and to at the anchor, and near that; midnight; any. */
function minuteOfDay(random: Random, { timeZone, at }: Anchor): number {
  const wall = wallOf(timeZone)
  const edges = [at + wall.offset(at), at + wall.offset(at - MINUTE)].map((shown) => Math.floor(shown / MINUTE))
  const near = random.pick(edges) + random.pick([-90, -60, -45, -30, -15, -1, 0, 0, 0, 1, 15, 30, 45, 60, 90, 120])
  const minute = random.chance(70) ? near : random.pick([0, 0, random.whole(0, 95) * 15, random.whole(0, 1439)])
  return ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES
}

/** Windows that do not overlap, from pairs of neighbours on the circle of `length` minutes. */
function pairs(points: readonly number[], length: number): [opens: number, closes: number][] {
  const sorted = [...new Set(points)].toSorted((a, b) => a - b)
  return sorted.flatMap((opens, index): [number, number][] => {
    if (index % 2 === 1) return []
    const closes = sorted[index + 1] ?? (sorted[0] ?? 0) + length
    return closes - opens <= DAY_MINUTES ? [[opens, closes]] : [[opens, opens + DAY_MINUTES]]
  })
}

type Week = OwnHours['week']

function weekOf(windows: readonly (readonly [opens: number, closes: number])[]): Week {
  const week: Record<string, string[]> = {}
  for (const [opens, closes] of windows) {
    const day = Math.floor(opens / DAY_MINUTES)
    const weekday = WEEKDAYS[day % 7] ?? 'monday'
    week[weekday] ??= []
    week[weekday].push(windowText(opens - day * DAY_MINUTES, closes - day * DAY_MINUTES))
  }
  return week
}

const everyDay = (windows: readonly string[], days: readonly string[] = WEEKDAYS): Week =>
  Object.fromEntries(days.map((day) => [day, windows]))

const WORKDAYS = WEEKDAYS.slice(0, 5)

/** Points on the circle of a week, most of them on few minutes of the day. */
function anyWeek(random: Random, anchor: Anchor): Week {
  const minutes = [minuteOfDay(random, anchor), minuteOfDay(random, anchor), minuteOfDay(random, anchor)]
  const points = Array.from(
    { length: random.whole(1, 12) * 2 },
    () => random.whole(0, 6) * DAY_MINUTES + random.pick(minutes),
  )
  return weekOf(pairs(points.length % 2 === 0 ? points : points.slice(1), WEEK_MINUTES))
}

/** Longer days and shorter ones, some with a break. */
function unequalWeek(random: Random): Week {
  const hours = (from: number, to: number) => windowText(from * 60, to * 60)
  const day = (opens: number, closes: number) =>
    random.chance(30) ? [hours(opens, 12), hours(13, closes)] : [hours(opens, closes)]
  return Object.fromEntries(
    WEEKDAYS.map((weekday) => [weekday, random.chance(20) ? [] : day(random.whole(0, 11), random.whole(14, 24))]),
  )
}

function drawnWeek(random: Random, anchor: Anchor): Week {
  const opens = minuteOfDay(random, anchor)
  const length = random.pick([1, 15, 30, 60, 60, 90, 480, 600, 1_439, 1_440])
  const shapes: readonly (() => Week)[] = [
    () => anyWeek(random, anchor),
    () => anyWeek(random, anchor),
    () => unequalWeek(random),
    () => unequalWeek(random),
    () => everyDay([windowText(opens, opens + length)]),
    () => everyDay([windowText(opens, opens + length)], WORKDAYS),
    () => everyDay(['09:00-17:00'], WORKDAYS),
    () => everyDay(['09:00-12:00', '12:00-13:30', '14:00-18:00'], WORKDAYS),
    () => everyDay(['22:00-06:00']),
    () => everyDay(['00:00-24:00']),
    () => ({ ...everyDay(['00:00-24:00'], WORKDAYS.slice(0, 4)), friday: ['00:00-17:00'], sunday: ['14:00-24:00'] }),
    () => everyDay(pairs([opens, minuteOfDay(random, anchor)], DAY_MINUTES).map(([from, to]) => windowText(from, to))),
  ]
  return random.pick(shapes)()
}

/** Dates around the anchor: closed, a half day, night shifts, a window where the clocks change. */
export function drawnDates(random: Random, anchor: Anchor, count: number, spread: number): DateOverride[] {
  const today = Math.floor((anchor.at + wallOf(anchor.timeZone).offset(anchor.at)) / DAY)
  const days = new Set(Array.from({ length: count }, () => today + random.whole(-spread, spread)))
  return [...days]
    .toSorted((a, b) => a - b)
    .map((day) => ({ date: isoDate(day), windows: drawnDay(random, anchor), name: null }))
}

function drawnDay(random: Random, anchor: Anchor): string[] {
  if (random.chance(35)) return []
  if (random.chance(20)) return [random.pick(['00:00-24:00', '20:00-04:00', '09:00-13:00', '00:00-12:00'])]
  const points = Array.from({ length: 2 * random.whole(1, 2) }, () => minuteOfDay(random, anchor))
  const windows = pairs(points, DAY_MINUTES).slice(0, 2)
  return windows.map(([opens, closes]) => windowText(opens, closes))
}

/** In minutes after the midnight of the day before the date, of the windows of that day, the date and the next day. */
function around(date: string, { week, overrides }: Pick<OwnHours, 'week' | 'overrides'>): [number, number][] {
  const day = Date.parse(date) / DAY
  const minutes = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return [-1, 0, 1].flatMap((after) => {
    const weekday = WEEKDAYS[(new Date((day + after) * DAY).getUTCDay() + 6) % 7] ?? 'monday'
    const own = overrides.find((override) => override.date === isoDate(day + after))?.windows
    return (own ?? week[weekday] ?? []).map((window): [number, number] => {
      const [opens = 0, closes = 0] = window.split('-').map(minutes)
      const midnight = (after + 1) * DAY_MINUTES
      return [midnight + opens, midnight + closes + (closes > opens ? 0 : DAY_MINUTES)]
    })
  })
}

/** Whether windows overlap around a date; such hours cannot be saved. */
function overlaps(date: string, hours: Pick<OwnHours, 'week' | 'overrides'>): boolean {
  const sorted = around(date, hours).toSorted(([a], [b]) => a - b)
  return sorted.some(([opens], index) => opens < (sorted[index - 1]?.[1] ?? opens))
}

/** With a week, and dates that differ but overlap nothing. */
export function drawnHours(random: Random, anchor: Anchor, holidays: readonly string[]): OwnHours {
  const count = random.pick([0, 0, 1, 2, 5])
  const drawn = drawnDates(random, anchor, count, random.pick([2, 2, 20]))
  const week = drawnWeek(random, anchor)
  const overrides: DateOverride[] = []
  for (const each of drawn) {
    if (!overlaps(each.date, { week, overrides: [...overrides, each] })) overrides.push(each)
  }
  return { name: 'Drawn', timeZone: anchor.timeZone, week, holidays, overrides }
}
