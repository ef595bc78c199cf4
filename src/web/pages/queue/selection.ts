/** Which rows of the line are selected. A selection is of tickets, not of places: rows move under it. */
import { BULK_LIMIT } from '../../../domain/bulk/limit.ts'

export interface Selection {
  readonly numbers: ReadonlySet<number>
  /** Where a range begins: the row that was last selected or left alone by itself. */
  readonly anchor: number | undefined
}

export const NONE_SELECTED: Selection = { numbers: new Set(), anchor: undefined }

const limited = (numbers: Iterable<number>): ReadonlySet<number> => new Set([...new Set(numbers)].slice(0, BULK_LIMIT))

/** With the row selected that was not, or not any more that was. */
export function toggled({ numbers }: Selection, number: number): Selection {
  const next = new Set(numbers)
  if (!next.delete(number)) next.add(number)
  return { numbers: limited(next), anchor: number }
}

/** With every row from the anchor to this one, in the order they are shown. */
export function extended({ numbers, anchor }: Selection, shown: readonly number[], to: number): Selection {
  const [from, until] = [shown.indexOf(anchor ?? to), shown.indexOf(to)]
  if (until < 0) return { numbers, anchor }
  const start = from < 0 ? until : from
  const range = shown.slice(Math.min(start, until), Math.max(start, until) + 1)
  return { numbers: limited([...numbers, ...range]), anchor: anchor ?? to }
}

/** The first of those shown, as many as one call acts on. */
export const allOf = (shown: readonly number[]): Selection => ({ numbers: limited(shown), anchor: shown[0] })

/** Without these. */
export const without = ({ numbers, anchor }: Selection, gone: readonly number[]): Selection => ({
  numbers: new Set([...numbers].filter((number) => !gone.includes(number))),
  anchor,
})
