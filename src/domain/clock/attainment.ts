/** How many promises were kept, counted in groups (EXP-5). */
import { PRIORITIES, SEGMENTS } from '../vocabulary.ts'

/** What promises are counted by; the month is that of the start, in UTC. */
export const GROUPINGS = ['priority', 'severity', 'segment', 'account', 'calendar-month'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What became of a promise. One that was ever missed is `breached`, whatever came of it later; a paused one runs. */
export const FATES = ['met', 'breached', 'running', 'cancelled'] as const
export type Fate = (typeof FATES)[number]

export type Fates = Readonly<Record<Fate, number>>

export interface Group extends Fates {
  /** Such as `p1`, `untriaged`, `2`, `enterprise`, slug of an account or `none`, `2024-03`. */
  readonly key: string
  /** Of an account; null for the other groupings. */
  readonly name: string | null
}

/** Kept of those decided, in percent; null while none is. */
export const percentKept = ({ met, breached }: Pick<Fates, 'met' | 'breached'>): number | null =>
  met + breached === 0 ? null : (met * 100) / (met + breached)

/** `99.9 %`: rounded down to a tenth, so that only all is told as 100 %, and only none as 0 %. */
export function percentText({ met, breached }: Pick<Fates, 'met' | 'breached'>): string {
  if (met + breached === 0) return 'none decided'
  if (breached === 0) return '100 %'
  if (met === 0) return '0 %'
  const thousandths = Math.floor((met * 1_000) / (met + breached))
  return thousandths === 0 ? 'under 0.1 %' : `${Math.floor(thousandths / 10)}.${thousandths % 10} %`
}

const ORDERS: Readonly<Partial<Record<Grouping, readonly string[]>>> = { priority: PRIORITIES, segment: SEGMENTS }

/** Place of a key that has an order of its own; others come after. */
function placeOf(key: string, by: Grouping): number {
  const order = ORDERS[by] ?? []
  return order.includes(key) ? order.indexOf(key) : order.length
}

/** Groups as a report lists them: accounts with the most misses first, the others in the order of their values. */
export function inReportOrder<Each extends Group>(groups: readonly Each[], by: Grouping): Each[] {
  const misses = (group: Each): number => (by === 'account' ? group.breached : 0)
  return groups.toSorted(
    (a, b) => misses(b) - misses(a) || placeOf(a.key, by) - placeOf(b.key, by) || (a.key < b.key ? -1 : 1),
  )
}

/** All groups together. */
export function totalOf(groups: readonly Fates[]): Fates {
  const sum = (fate: Fate): number => groups.reduce((total, group) => total + group[fate], 0)
  return { met: sum('met'), breached: sum('breached'), running: sum('running'), cancelled: sum('cancelled') }
}
