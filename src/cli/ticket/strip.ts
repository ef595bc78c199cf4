/** A clock as one line of a timeline: when its time counted, what paused it, its due and its end (EXP-4). */
import type { ClockView, TicketClocks } from '../../contract/clocks.ts'
import { instant } from '../../domain/time.ts'

/** What each sign of a strip means, in the order of the legend. */
export const SIGNS = {
  '█': 'counted',
  '▓': 'counted, late',
  '─': 'will count',
  '░': 'paused',
  '·': 'closed',
  '◆': 'due',
  '✓': 'met',
  '✗': 'missed',
  '×': 'cancelled',
  '│': 'now',
} as const
type Sign = keyof typeof SIGNS

/** The stretch of time that a strip shows, in so many cells. */
export interface Scale {
  readonly from: number
  readonly to: number
  readonly cells: number
}

export const scaleOf = ({ range }: TicketClocks, cells: number): Scale => ({
  from: instant(range.from),
  to: instant(range.to),
  cells,
})

interface Stretch {
  readonly from: number
  readonly to: number
}

const overlap = (a: Stretch, b: Stretch): number => Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from))
const covered = (stretches: readonly Stretch[], cell: Stretch): number =>
  stretches.reduce((sum, stretch) => sum + overlap(stretch, cell), 0)

/** A clock in numbers. */
interface Drawn {
  readonly span: Stretch
  readonly counted: readonly Stretch[]
  readonly paused: readonly Stretch[]
  /** From when on counted time is late. */
  readonly late: number
  readonly now: number
}

function drawn(clock: ClockView, asOf: string): Drawn {
  const now = instant(asOf)
  const { endedAt, dueAt, breachedAt } = clock
  const last = endedAt === null ? Math.max(now, dueAt === null ? now : instant(dueAt)) : instant(endedAt)
  return {
    span: { from: instant(clock.startedAt), to: last },
    counted: clock.counted.map(({ from, to }) => ({ from: instant(from), to: instant(to) })),
    paused: clock.pauses.map(({ from, to }) => ({ from: instant(from), to: to === null ? last : instant(to) })),
    late: breachedAt === null ? Number.POSITIVE_INFINITY : instant(breachedAt),
    now,
  }
}

/** What fills most of a cell. */
function fill({ span, counted, paused, late, now }: Drawn, cell: Stretch): Sign | ' ' {
  const within = overlap(span, cell)
  if (within === 0) return ' '
  const [open, stopped] = [covered(counted, cell), covered(paused, cell)]
  if (open >= stopped && open >= within - open - stopped) {
    const middle = (cell.from + cell.to) / 2
    return middle > now ? '─' : middle > late ? '▓' : '█'
  }
  return stopped >= within - open - stopped ? '░' : '·'
}

function cellAt(at: string, { from, to, cells }: Scale): number {
  const cell = Math.floor(((instant(at) - from) / (to - from)) * cells)
  return Math.max(0, Math.min(cells - 1, cell))
}

function endSign({ endedAt, breachedAt, cancelledBecause }: ClockView): Sign {
  if (endedAt === null) return '│'
  if (cancelledBecause !== null) return '×'
  return breachedAt === null ? '✓' : '✗'
}

/** The strip of `clock`; the signs of due and end stand over what fills their cells, that of the end over the other. */
export function strip(clock: ClockView, asOf: string, scale: Scale): string {
  const width = (scale.to - scale.from) / scale.cells
  const facts = drawn(clock, asOf)
  const signs = Array.from({ length: scale.cells }, (_, index) =>
    fill(facts, { from: scale.from + index * width, to: scale.from + (index + 1) * width }),
  )
  if (clock.dueAt !== null) signs[cellAt(clock.dueAt, scale)] = '◆'
  signs[cellAt(clock.endedAt ?? asOf, scale)] = endSign(clock)
  return signs.join('').trimEnd()
}

/** The signs that `strips` use, with their meanings. */
export const legend = (strips: readonly string[]): string =>
  Object.entries(SIGNS)
    .filter(([sign]) => strips.some((each) => each.includes(sign)))
    .map(([sign, meaning]) => `${sign} ${meaning}`)
    .join('  ')
