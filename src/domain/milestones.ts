/** Counting along a line without walking it: some of its keys are milestones, and how many tickets stand between two of
 *  them is known. Only the tickets after the last milestone before a key are left to be counted. */
import type { RankKey } from './rank.ts'

/** How a line stands at one moment. A stretch is from one milestone up to, but not including, the next. */
export interface Milestones {
  /** In order. */
  readonly keys: readonly RankKey[]
  /** How many tickets of each team stand in each stretch; there is one stretch more than there are milestones. */
  readonly standing: ReadonlyMap<string, readonly number[]>
}

/** A ticket that takes a key in its team's line, or leaves it. */
export interface Step {
  readonly team: string
  readonly key: RankKey
  readonly by: 1 | -1
}

/** Some tickets of a stretch, next to each other. */
export interface Part {
  /** The first key in it. */
  readonly start: RankKey
  readonly standing: ReadonlyMap<string, number>
}

/** A line in which nobody stands, all of it one stretch. */
export const EMPTY_LINE: Milestones = { keys: [], standing: new Map() }

/** Index of the stretch that `key` lies in, whether a ticket stands there or not. */
export function stretchOf({ keys }: Milestones, key: RankKey): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? '') <= key) low = middle + 1
    else high = middle
  }
  return low
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** How many tickets of `team`, null for all teams, stand in the first `stretches`; in all of them when left out. */
export function standing(line: Milestones, team: string | null, stretches?: number): number {
  const rows = team === null ? [...line.standing.values()] : [line.standing.get(team) ?? []]
  return sum(rows.map((row) => sum(stretches === undefined ? row : row.slice(0, stretches))))
}

/** The line after `steps`. */
export function afterSteps(line: Milestones, steps: readonly Step[]): Milestones {
  if (steps.length === 0) return line
  const rows = new Map([...line.standing].map(([team, row]) => [team, [...row]]))
  for (const { team, key, by } of steps) {
    const row = rows.get(team) ?? Array<number>(line.keys.length + 1).fill(0)
    rows.set(team, row)
    const stretch = stretchOf(line, key)
    row[stretch] = (row[stretch] ?? 0) + by
  }
  return { keys: line.keys, standing: rows }
}

/** The line with one stretch cut into `parts`, in order, that together hold all tickets in it. */
export function divided(line: Milestones, stretch: number, parts: readonly Part[]): Milestones {
  const keys = line.keys.toSpliced(stretch, 0, ...parts.slice(1).map(({ start }) => start))
  const teams = new Set([...line.standing.keys(), ...parts.flatMap((part) => [...part.standing.keys()])])
  const rows = [...teams].map((team): [string, number[]] => {
    const row = line.standing.get(team) ?? Array<number>(line.keys.length + 1).fill(0)
    const within = parts.map((part) => part.standing.get(team) ?? 0)
    return [team, row.toSpliced(stretch, 1, ...(within.length > 0 ? within : [0]))]
  })
  return { keys, standing: new Map(rows) }
}

/** The first stretch with more than `most` tickets in it; undefined when there is none. */
export function longStretch(line: Milestones, most: number): number | undefined {
  const rows = [...line.standing.values()]
  for (let stretch = 0; stretch <= line.keys.length; stretch++) {
    if (sum(rows.map((row) => row[stretch] ?? 0)) > most) return stretch
  }
  return undefined
}
