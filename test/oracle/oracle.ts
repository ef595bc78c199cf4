/** A second opinion on working time: slow, plain, and written without the code it judges. It looks at every minute, and
 *  at every second or millisecond of a minute in which something may change, and counts. */
import { type Asked, type Hours, hoursOf } from './hours.ts'

const SECOND = 1_000
const MINUTE = 60_000
const DAY = 86_400_000

/** How far a search goes before it says that nothing is there. */
const FARTHEST = 30 * 366 * DAY

export interface Span {
  readonly start: number
  readonly end: number
}

export interface Oracle {
  readonly isOpen: (at: number) => boolean
  /** The first moment by which `ms` of open time have passed since `from`; `from` itself for nothing or less. */
  readonly add: (from: number, ms: number) => number
  /** The last moment from which `ms` of open time pass until `from`. */
  readonly subtract: (from: number, ms: number) => number
  /** The open time in `from <= t < to`; nothing when `to` is not after `from`. */
  readonly between: (from: number, to: number) => number
  /** The first open moment that is not before `at`. */
  readonly nextOpening: (at: number) => number
  /** The end of the open span that holds `at`, or of the next one. */
  readonly nextClosing: (at: number) => number
  /** The open spans within `from <= t < to`, as long as they go. */
  readonly spans: (from: number, to: number) => Span[]
}

/** Open milliseconds of each minute of a day of UTC, and of the whole day. */
interface Sheet {
  readonly minutes: Int32Array
  readonly total: number
}

const floorTo = (unit: number, at: number): number => Math.floor(at / unit) * unit

/** The open milliseconds in `from <= t < to`, both within one minute. */
function openWithin(hours: Hours, from: number, to: number): number {
  if (hours.isSmooth(floorTo(MINUTE, from))) return hours.isOpen(from) ? to - from : 0
  let open = 0
  for (let at = from; at < to; at += 1) if (hours.isOpen(at)) open += 1
  return open
}

/** The open milliseconds of a minute. Zone data and windows are whole seconds, versions begin at any millisecond: so a
 *  second whose ends answer alike is taken as a whole, any other millisecond by millisecond. */
function openInMinute(hours: Hours, minute: number): number {
  if (hours.isSmooth(minute)) return hours.isOpen(minute) ? MINUTE : 0
  let open = 0
  for (let second = minute; second < minute + MINUTE; second += SECOND) {
    const [first, last] = [hours.isOpen(second), hours.isOpen(second + SECOND - 1)]
    if (first === last) open += first ? SECOND : 0
    else open += openWithin(hours, second, second + SECOND)
  }
  return open
}

function sheetOf(hours: Hours, start: number): Sheet {
  const minutes = Int32Array.from({ length: DAY / MINUTE }, (_, index) => openInMinute(hours, start + index * MINUTE))
  return { minutes, total: minutes.reduce((sum, open) => sum + open, 0) }
}

/** A stretch that is counted as a whole: a day or a minute of UTC, or a part of a minute. */
interface Piece extends Span {
  readonly open: number
}

/** The answers for one calendar; sheets of days that are alike are made once. */
export function oracleOf(asked: Asked): Oracle {
  const hours = hoursOf(asked)
  const byDay = new Map<number, Sheet>()
  const byLikeness = new Map<string, Sheet>()

  const sheet = (start: number): Sheet => {
    const known = byDay.get(start)
    if (known) return known
    const likeness = hours.likeness(start)
    const found = (likeness !== null && byLikeness.get(likeness)) || sheetOf(hours, start)
    byDay.set(start, found)
    if (likeness !== null) byLikeness.set(likeness, found)
    return found
  }

  const wholeDay = (start: number): Piece => ({ start, end: start + DAY, open: sheet(start).total })
  const wholeMinute = (start: number): Piece => {
    const day = floorTo(DAY, start)
    return { start, end: start + MINUTE, open: sheet(day).minutes[(start - day) / MINUTE] ?? 0 }
  }
  const part = (start: number, end: number): Piece => ({ start, end, open: openWithin(hours, start, end) })

  /** The largest piece that begins at `at`, ends by `to` and is not refused by `fits`; at least a part of a minute. */
  const after = (at: number, to: number, fits: (piece: Piece) => boolean): Piece => {
    if (at % DAY === 0 && at + DAY <= to && fits(wholeDay(at))) return wholeDay(at)
    if (at % MINUTE === 0 && at + MINUTE <= to) return wholeMinute(at)
    return part(at, Math.min(to, floorTo(MINUTE, at) + MINUTE))
  }

  /** The same, ending at `at`. */
  const before = (at: number, fits: (piece: Piece) => boolean): Piece => {
    if (at % DAY === 0 && fits(wholeDay(at - DAY))) return wholeDay(at - DAY)
    return at % MINUTE === 0 ? wholeMinute(at - MINUTE) : part(floorTo(MINUTE, at), at)
  }

  const between = (from: number, to: number): number => {
    let total = 0
    for (let at = from; at < to; ) {
      const piece = after(at, to, () => true)
      total += piece.open
      at = piece.end
    }
    return total
  }

  const add = (from: number, ms: number): number => {
    const farthest = from + FARTHEST
    let left = ms
    let at = from
    while (left > 0 && at < farthest) {
      const piece = after(at, farthest, ({ open }) => open < left)
      if (piece.open >= left) return firstBy(hours, piece, left)
      left -= piece.open
      at = piece.end
    }
    return left > 0 ? Number.NaN : at
  }

  const subtract = (from: number, ms: number): number => {
    const farthest = from - FARTHEST
    let left = ms
    let at = from
    while (left > 0 && at > farthest) {
      const piece = before(at, ({ open }) => open < left)
      if (piece.open >= left) return lastFrom(hours, piece, left)
      left -= piece.open
      at = piece.start
    }
    return left > 0 ? Number.NaN : at
  }

  /** The first open moment in `from <= t < to`. */
  const firstOpen = (from: number, to: number): number => {
    for (let at = from; at < to; ) {
      const piece = after(at, to, ({ open }) => open === 0)
      if (piece.open > 0) return firstBy(hours, piece, 1) - 1
      at = piece.end
    }
    return Number.NaN
  }

  const nextOpening = (at: number): number => firstOpen(at, at + FARTHEST)

  const nextClosing = (from: number): number => {
    const farthest = from + FARTHEST
    let at = nextOpening(from)
    while (at < farthest) {
      const piece = after(at, farthest, ({ start, end, open }) => open === end - start)
      if (piece.open < piece.end - piece.start) return firstClosed(hours, piece)
      at = piece.end
    }
    return Number.NaN
  }

  const spans = (from: number, to: number): Span[] => {
    const found: Span[] = []
    let start = firstOpen(from, to)
    while (start < to) {
      const closing = nextClosing(start)
      const end = closing < to ? closing : to
      found.push({ start, end })
      start = firstOpen(end, to)
    }
    return found
  }

  return { isOpen: hours.isOpen, add, subtract, between, nextOpening, nextClosing, spans }
}

/** The first moment by which `ms` of the piece, a minute or less, were open. */
function firstBy(hours: Hours, { start }: Piece, ms: number): number {
  if (hours.isSmooth(floorTo(MINUTE, start))) return start + ms
  let at = start
  for (let left = ms; left > 0; at += 1) if (hours.isOpen(at)) left -= 1
  return at
}

/** The last moment from which `ms` of the piece, a minute or less, are open until its end. */
function lastFrom(hours: Hours, { end }: Piece, ms: number): number {
  if (hours.isSmooth(floorTo(MINUTE, end - 1))) return end - ms
  let at = end
  for (let left = ms; left > 0; at -= 1) if (hours.isOpen(at - 1)) left -= 1
  return at
}

function firstClosed(hours: Hours, { start }: Piece): number {
  let at = start
  while (hours.isOpen(at)) at += 1
  return at
}
