/** The stretch of time on screen and how it maps to pixels. Instants and lengths are milliseconds, places are pixels. */

/** From `from` up to `to`, the left and the right edge. */
export interface View {
  readonly from: number
  readonly to: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Nearer than this there is nothing more to see. */
const SHORTEST = 10 * MINUTE
/** How far one may look beyond what there is, as a part of it. */
const BEYOND = 0.5

export const lengthOf = ({ from, to }: View): number => to - from

/** The whole of `range` with a little room on both sides, so that marks at its ends are not cut. */
export function fitted(range: View): View {
  const room = Math.max(lengthOf(range) * 0.03, MINUTE)
  const lacking = Math.max(0, (SHORTEST - lengthOf(range)) / 2 - room)
  return { from: range.from - room - lacking, to: range.to + room + lacking }
}

/** `view` moved and shortened until it lies in what may be looked at. */
function held(view: View, range: View): View {
  const whole = fitted(range)
  const [least, most] = [whole.from - lengthOf(whole) * BEYOND, whole.to + lengthOf(whole) * BEYOND]
  const length = Math.min(lengthOf(view), most - least)
  const from = Math.min(Math.max(view.from, least), most - length)
  return { from, to: from + length }
}

/** Shows `factor` times as much, with the instant `at` staying where it is. */
export function zoomed(view: View, factor: number, at: number, range: View): View {
  const length = Math.max(lengthOf(view) * factor, SHORTEST)
  const share = (at - view.from) / lengthOf(view)
  const from = at - share * length
  return held({ from, to: from + length }, range)
}

/** Moves by a `share` of what is shown; positive is later. */
export function panned(view: View, share: number, range: View): View {
  const by = lengthOf(view) * share
  return held({ from: view.from + by, to: view.to + by }, range)
}

/** Moves, if it must, until `at` is in sight: a little inside the edges, and less than the room that the whole has, so that
 *  nothing of the whole moves it. */
export function showing(view: View, at: number, range: View): View {
  const edge = lengthOf(view) * 0.02
  const by = Math.min(0, at - edge - view.from) + Math.max(0, at + edge - view.to)
  return by === 0 ? view : held({ from: view.from + by, to: view.to + by }, range)
}

export const placeOf = (at: number, view: View, width: number): number => ((at - view.from) / lengthOf(view)) * width

export const instantAt = (place: number, view: View, width: number): number =>
  view.from + (place / width) * lengthOf(view)

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** The part of `stretches` in sight as places; what lies closer together than a pixel is drawn as one. */
export function drawn(stretches: readonly Stretch[], view: View, width: number): Stretch[] {
  const places: { from: number; to: number }[] = []
  for (const { from, to } of stretches) {
    if (to < view.from || from > view.to) continue
    const part = {
      from: placeOf(Math.max(from, view.from), view, width),
      to: placeOf(Math.min(to, view.to), view, width),
    }
    const last = places.at(-1)
    if (last !== undefined && part.from - last.to < 1) last.to = part.to
    else places.push(part)
  }
  return places
}

/** Steps between ticks, shortest first. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28, 91, 364].map((days) => days * DAY),
]
/** Pixels a label needs. */
const LABEL = 64

export interface Tick {
  readonly at: number
  /** It begins a day, so it is told by its date. */
  readonly isDay: boolean
}

/** 1970-01-05, the first Monday: weeks are counted from Mondays. */
const MONDAY = 4 * DAY

/** Round times on the wall whose clock is `offsetAt` ahead of UTC, as close together as their labels allow. */
export function ticksOf(view: View, width: number, offsetAt: (at: number) => number): Tick[] {
  const step = STEPS.find((each) => (each / lengthOf(view)) * width >= LABEL) ?? 364 * DAY
  const ticks: Tick[] = []
  const base = step >= 7 * DAY ? MONDAY : 0
  const first = Math.floor((view.from + offsetAt(view.from) - base) / step) * step + base
  // In steps of the wall, so that a changed clock leaves them at round times.
  for (let wall = first; ; wall += step) {
    const guess = wall - offsetAt(wall)
    const at = wall - offsetAt(guess)
    if (at > view.to) return ticks
    if (at >= view.from && at !== ticks.at(-1)?.at) ticks.push({ at, isDay: wall % DAY === 0 })
  }
}
