/** The order in which an engineering team takes its help requests: newest last, unless somebody moved one (HLP-5, HLP-6). */
import { MINUTE } from '../time.ts'

/** A request that stands in the line of its team. */
export interface InLine {
  /** Number of its ticket. */
  readonly ticket: number
  readonly help: number
  /** The smaller stands first. */
  readonly key: number
}

/** Strict: no two requests stand at one place. */
export const inHelpOrder = (a: InLine, b: InLine): number => a.key - b.key || a.ticket - b.ticket || a.help - b.help

/** The key of a request that is asked at `now`: behind `last`, the greatest key that its team knows (HLP-5). */
export const keyOfNewest = (now: number, last: number | null): number => (last === null ? now : Math.max(now, last + 1))

/** How far from its only neighbour a request is put, so that others fit between. */
const STEP = MINUTE

const before = ({ key }: Pick<InLine, 'key'>): number => key - STEP

/** Between two neighbours; undefined where no number is left between their keys. */
function between(above: InLine | undefined, below: InLine | undefined): number | undefined {
  if (!below) return (above?.key ?? 0) + STEP
  if (!above) return before(below)
  const middle = above.key + (below.key - above.key) / 2
  return above.key < middle && middle < below.key ? middle : undefined
}

/** Those above, moved up as far as each has to give way to the next; the nearest first. */
function givingWay(above: readonly InLine[], next: InLine): InLine[] {
  const moved: InLine[] = []
  let below = next
  for (const each of above.toReversed()) {
    if (each.key < below.key) break
    below = { ...each, key: before(below) }
    moved.push(below)
  }
  return moved
}

/**
 * The keys that change when `moving` goes to `place` in `line`, its own first. Most often that is all: only where no number
 * is left between its neighbours do those above give way, each staying at its place (HLP-6).
 * `line` is in order and holds `moving`; a place behind the last is the last.
 */
export function moved(line: readonly InLine[], moving: InLine, place: number): InLine[] {
  const others = line.filter(({ ticket, help }) => ticket !== moving.ticket || help !== moving.help)
  const index = Math.min(place, line.length) - 1
  const [above, below] = [others[index - 1], others[index]]
  const key = between(above, below)
  if (key !== undefined) return [{ ...moving, key }]
  const put = { ...moving, key: before(below ?? moving) }
  return [put, ...givingWay(others.slice(0, index), put)]
}
