/** The windows of a week while they are edited. Days are 0 for Monday to 6 for Sunday, times whole minutes after the
 *  midnight that begins the day; a window past midnight closes after minute 1440 and belongs to the day it opens on. */

import { must } from '../../domain/assert.ts'
import { type OwnHours, WEEKDAYS, type Weekday } from '../../domain/calendar/document.ts'
import { DAY_MINUTES, textOf, type Window, windowOf } from '../../domain/calendar/windows.ts'

/** Monday first; the windows of a day are in order. */
export type Week = readonly (readonly Window[])[]

/** Which window: of a day, in its order. */
export interface Spot {
  readonly day: number
  readonly index: number
}

/** Windows are drawn and moved in steps of so many minutes. */
export const STEP = 15

const weekdayAt = (day: number): Weekday => must(WEEKDAYS[day], 'a week has seven days')
const sorted = (windows: readonly Window[]): Window[] => windows.toSorted((a, b) => a.opens - b.opens)

export const weekOf = (week: OwnHours['week']): Week =>
  WEEKDAYS.map((weekday) => sorted((week[weekday] ?? []).flatMap((text) => windowOf(text) ?? [])))

/** As a document has it: days without windows are left out. */
export const documentWeek = (week: Week): Partial<Record<Weekday, string[]>> =>
  Object.fromEntries(
    week.flatMap((windows, day) => (windows.length === 0 ? [] : [[weekdayAt(day), windows.map(textOf)]])),
  )

/** Windows of one day that overlap or touch as one. */
function joined(windows: readonly Window[]): Window[] {
  const parts: Window[] = []
  for (const window of sorted(windows)) {
    const last = parts.at(-1)
    if (last !== undefined && window.opens <= last.closes) {
      parts[parts.length - 1] = { opens: last.opens, closes: Math.max(last.closes, window.closes) }
    } else parts.push(window)
  }
  // Two that grew into more than a day are a whole one.
  return parts.map(({ opens, closes }) => ({ opens, closes: Math.min(closes, opens + DAY_MINUTES) }))
}

const withDay = (week: Week, day: number, windows: readonly Window[]): Week =>
  week.map((before, each) => (each === day ? windows : before))

/** Where the window that holds `minute` of `day` is after an edit. */
function spotAt(week: Week, day: number, minute: number): Spot {
  const index = (week[day] ?? []).findIndex(({ opens, closes }) => opens <= minute && minute < closes)
  return { day, index: Math.max(0, index) }
}

export interface Edited {
  readonly week: Week
  /** Where the edited window is now. */
  readonly spot: Spot
}

const snapped = (minute: number): number => Math.round(minute / STEP) * STEP

/** A window of at least one step that begins in the day it is drawn on and lasts a day at most. */
function held(from: number, to: number): Window {
  const opens = Math.min(Math.max(0, snapped(Math.min(from, to))), DAY_MINUTES - STEP)
  const closes = Math.min(Math.max(snapped(Math.max(from, to)), opens + STEP), opens + DAY_MINUTES)
  return { opens, closes }
}

/** Draws a window on `day` between two times, in either order; it joins those it overlaps or touches. */
export function drawnWindow(week: Week, day: number, from: number, to: number): Edited {
  const window = held(from, to)
  const edited = withDay(week, day, joined([...(week[day] ?? []), window]))
  return { week: edited, spot: spotAt(edited, day, window.opens) }
}

const others = (week: Week, { day, index }: Spot): Window[] => (week[day] ?? []).filter((_, each) => each !== index)
const windowAt = (week: Week, { day, index }: Spot): Window => must(week[day]?.[index], 'what is edited is in the week')

function replaced(week: Week, spot: Spot, window: Window): Edited {
  const edited = withDay(week, spot.day, joined([...others(week, spot), window]))
  return { week: edited, spot: spotAt(edited, spot.day, window.opens) }
}

/** Moves one edge of a window to a time; edges that pass each other change places. */
export function withEdge(week: Week, spot: Spot, edge: 'opens' | 'closes', minute: number): Edited {
  const { opens, closes } = windowAt(week, spot)
  return replaced(week, spot, edge === 'opens' ? held(minute, closes) : held(opens, minute))
}

/** Moves a window by so many minutes within its day; its length stays. */
export function movedBy(week: Week, spot: Spot, minutes: number): Edited {
  const { opens, closes } = windowAt(week, spot)
  const to = Math.min(Math.max(0, snapped(opens + minutes)), DAY_MINUTES - STEP)
  return replaced(week, spot, { opens: to, closes: to + (closes - opens) })
}

export const without = (week: Week, spot: Spot): Week => withDay(week, spot.day, others(week, spot))

/** A window, or the part of it after midnight, as it is drawn in the column of a day. */
export interface Piece {
  readonly spot: Spot
  readonly from: number
  readonly to: number
  /** The part after midnight of a window of the day before. */
  readonly isRest: boolean
}

export function piecesOf(week: Week, day: number): Piece[] {
  const before = (day + 6) % 7
  const rests = (week[before] ?? []).flatMap(({ closes }, index): Piece[] =>
    closes > DAY_MINUTES ? [{ spot: { day: before, index }, from: 0, to: closes - DAY_MINUTES, isRest: true }] : [],
  )
  const own = (week[day] ?? []).map(
    ({ opens, closes }, index): Piece => ({
      spot: { day, index },
      from: opens,
      to: Math.min(closes, DAY_MINUTES),
      isRest: false,
    }),
  )
  return [...rests, ...own]
}

const WHOLE_DAY: Window = { opens: 0, closes: DAY_MINUTES }
export const roundTheClock: Week = WEEKDAYS.map(() => [WHOLE_DAY])
export const isRoundTheClock = (week: Week): boolean =>
  week.every((windows) => windows.length === 1 && windows[0]?.opens === 0 && windows[0].closes === DAY_MINUTES)

/** Monday's windows on Tuesday to Friday as well. */
export const likeMonday = (week: Week): Week =>
  week.map((windows, day) => (day > 0 && day < 5 ? (week[0] ?? []) : windows))

/** Open minutes of the week. */
export const minutesOf = (week: Week): number => week.flat().reduce((sum, { opens, closes }) => sum + closes - opens, 0)

/** Windows of a day as a person types them: `09:00-12:30, 13:15-17:30`; empty for a closed day. */
export const hoursText = (windows: readonly Window[]): string => windows.map(textOf).join(', ')

const TYPED = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?$/

/** Reads typed windows, also `9-17` and with a long dash; the part that is no window when one is not. */
export function readHours(text: string): { readonly windows: Window[] } | { readonly wrong: string } {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
  const windows: Window[] = []
  for (const part of parts) {
    const [found, h1 = '', m1 = '00', h2 = '', m2 = '00'] = TYPED.exec(part) ?? []
    const window =
      found === undefined ? undefined : windowOf(`${h1.padStart(2, '0')}:${m1}-${h2.padStart(2, '0')}:${m2}`)
    if (window === undefined) return { wrong: part }
    windows.push(window)
  }
  return { windows: sorted(windows) }
}

/** The days whose windows overlap each other or the night before, with the two windows. */
export function overlapsOf(week: Week): { readonly day: number; readonly one: Window; readonly other: Window }[] {
  return week.flatMap((windows, day) => {
    const rests = (week[(day + 6) % 7] ?? [])
      .filter(({ closes }) => closes > DAY_MINUTES)
      .map(({ opens, closes }) => ({ opens: opens - DAY_MINUTES, closes: closes - DAY_MINUTES }))
    const inOrder = sorted([...rests, ...windows])
    const index = inOrder.findIndex(({ opens }, each) => each > 0 && opens < (inOrder[each - 1]?.closes ?? 0))
    const [one, other] = [inOrder[index - 1], inOrder[index]]
    return one === undefined || other === undefined ? [] : [{ day, one, other }]
  })
}
