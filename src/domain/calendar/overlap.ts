/** Windows that overlap, in a list, around a week and around an override. Rule: CAL-12. */
import { must } from '../assert.ts'
import { type Day, dayOf, weekdayOf } from './dates.ts'
import { type OwnHours, WEEKDAYS, type WindowText } from './document.ts'
import { DAY_MINUTES, type Window, windowOf } from './windows.ts'

/** A window and where in the document it is written; its minutes count from some midnight that all share. */
export interface Placed extends Window {
  readonly text: WindowText
  readonly path: string
}

export type Overlap = readonly [one: Placed, told: Placed]

/** The windows written at `path`, of a date that is so many days after the shared midnight. */
export const placed = (texts: readonly WindowText[], path: string, day: number): Placed[] =>
  texts.map((text, index) => {
    const { opens, closes } = must(windowOf(text), 'windows are read before they are compared')
    const shift = day * DAY_MINUTES
    return { opens: opens + shift, closes: closes + shift, text, path: `${path}[${index}]` }
  })

/** Two of `windows` of which one begins before the other ends; the second is where it is told. */
export function overlapIn(windows: readonly Placed[]): Overlap | undefined {
  const inOrder = windows.toSorted((a, b) => a.opens - b.opens)
  for (const [index, later] of inOrder.entries()) {
    const earlier = inOrder[index - 1]
    if (earlier && later.opens < earlier.closes) return [earlier, later]
  }
  return undefined
}

/** The same around the week: the night of a Sunday reaches into Monday. */
export const overlapInWeek = ({ week }: Pick<OwnHours, 'week'>): Overlap | undefined =>
  overlapIn([...WEEKDAYS, WEEKDAYS[0]].flatMap((weekday, day) => placed(week[weekday] ?? [], `week.${weekday}`, day)))

/** An override that overlaps the date before it or after it, holiday sets left aside; told at the override. */
export function overlapOfOverrides({ week, overrides }: Pick<OwnHours, 'week' | 'overrides'>): Overlap | undefined {
  const indexes = new Map(overrides.map(({ date }, index) => [dayOf(date), index]))
  const windowsOn = (day: Day, after: number): Placed[] => {
    const index = indexes.get(day) ?? -1
    const override = overrides[index]
    if (override) return placed(override.windows, `overrides[${index}].windows`, after)
    const weekday = must(WEEKDAYS[weekdayOf(day)], 'a week has seven days')
    return placed(week[weekday] ?? [], `week.${weekday}`, after)
  }
  for (const [day = Number.NaN, index] of indexes) {
    const found = overlapIn([-1, 0, 1].flatMap((after) => windowsOn(day + after, after)))
    if (found) return found[1].path.startsWith(`overrides[${index}]`) ? found : [found[1], found[0]]
  }
  return undefined
}
