/** Tags that somebody may have meant to be one (TAG-2). */
import { stemOf } from '../routing/word-table.ts'

/** Why two tags are close: the same words written otherwise, a plural, other order, or a slip of the pen. */
export const NEARNESSES = ['punctuation', 'plural', 'order', 'spelling'] as const
export type Nearness = (typeof NEARNESSES)[number]

const wordsOf = (tag: string): string[] =>
  tag
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')

/** Steps of one letter put in, left out, changed, or swapped with its neighbour that lead from `a` to `b`; `most` + 1 when
 *  there are more than `most`. */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let older: number[] = []
  let before = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const here = [row]
    for (let column = 1; column <= b.length; column++) {
      here.push(Math.min(step(before, here, column, a[row - 1] === b[column - 1]), swap(a, b, [row, column], older)))
    }
    if (Math.min(...here) > most) return most + 1
    older = before
    before = here
  }
  return Math.min(before[b.length] ?? 0, most + 1)
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY

const step = (before: readonly number[], here: readonly number[], column: number, same: boolean): number =>
  Math.min(at(before, column) + 1, at(here, column - 1) + 1, at(before, column - 1) + (same ? 0 : 1))

function swap(a: string, b: string, [row, column]: readonly [number, number], older: readonly number[]): number {
  const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
  return swapped ? at(older, column - 2) + 1 : Number.POSITIVE_INFINITY
}

/** Short tags are told apart by single letters; longer ones may hold a slip, long ones two. */
const slips = (length: number): number => (length < 5 ? 0 : length < 10 ? 1 : 2)

/** Numbers are no slips: `v4` and `v5` are two things. */
const digits = (tag: string): string => tag.replaceAll(/\D/g, '')

/** Why `a` and `b` are close; undefined when they are not, or are the same. */
export function nearness(a: string, b: string): Nearness | undefined {
  if (a === b) return undefined
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  if (wordsA.join('') === wordsB.join('')) return 'punctuation'
  const [stemsA, stemsB] = [wordsA.map(stemOf), wordsB.map(stemOf)]
  if (stemsA.join('') === stemsB.join('')) return 'plural'
  if (wordsA.length > 1 && stemsA.toSorted().join(' ') === stemsB.toSorted().join(' ')) return 'order'
  if (digits(a) !== digits(b)) return undefined
  const [plainA, plainB] = [stemsA.join(''), stemsB.join('')]
  const most = slips(Math.min(plainA.length, plainB.length))
  return most > 0 && lettersApart(plainA, plainB, most) <= most ? 'spelling' : undefined
}

export interface Near {
  readonly slug: string
  readonly because: Nearness
}

/** Those of `others` that are close to `tag`, the closest kind first, then in their order. */
export function nearTo(tag: string, others: readonly string[]): Near[] {
  const near = others.flatMap((slug): Near[] => {
    const because = nearness(tag, slug)
    return because ? [{ slug, because }] : []
  })
  return near.toSorted((a, b) => NEARNESSES.indexOf(a.because) - NEARNESSES.indexOf(b.because))
}
