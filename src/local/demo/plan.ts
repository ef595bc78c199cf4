/** What the tickets of the demo have come to by now, and the ways that led there. */
import type { Kind, Segment, Severity, Status } from '../../domain/vocabulary.ts'
import type { Beat, Path } from './paths.ts'
import type { Area } from './scenario.ts'

/** A kind of ask with its severity; `weight` says how common it is. */
export interface Ask {
  readonly kind: Kind
  readonly severity: Severity
  readonly weight: number
}

export interface Plan {
  readonly count: number
  /** How they end; `new` stands for `new` or `open`. */
  readonly status: Status
  readonly asks: readonly Ask[]
  /** Hours before now between which they arrived. */
  readonly ages: readonly [youngest: number, oldest: number]
  /** Hours since the last step, at most. */
  readonly idle: number
  readonly paths: (ask: Ask) => readonly Path[]
  /** Only tickets of these segments. */
  readonly segments?: readonly Segment[]
  readonly area?: Area
  /** Minutes from now between which the first response is due; negative is past. */
  readonly due?: readonly [from: number, to: number]
}

export const ask = (kind: Kind, severity: Severity, weight: number): Ask => ({ kind, severity, weight })

export const OUTAGE = [ask('incident', 0, 1)]
export const SERIOUS = [ask('problem', 2, 10), ask('problem', 1, 1)]
export const USUAL = [ask('question', 3, 5), ask('problem', 2, 6)]
export const PROSPECT = [ask('presales', 2, 1), ask('presales', 3, 1)]
export const UNDER_WAY = [
  ...USUAL,
  ask('feature', 3, 1),
  ask('presales', 3, 1),
  ask('problem', 1, 0.5),
  ask('incident', 1, 0.3),
]
export const PAYING: readonly Segment[] = ['enterprise', 'team', 'presales']
export const UNPAID: readonly Segment[] = ['free', 'open_source']
export const DAYS = 24

export const way = (weight: number, ...beats: readonly Beat[]): Path => ({ beats, weight, closing: null })
/** The way is one of `paths`, whatever is asked. */
export const always = (...paths: readonly Path[]) => {
  return () => paths
}
