/** What the text for people depends on besides the answer itself. */
import picocolors from 'picocolors'
import type { RunningClock } from '../contract/running-clock.ts'
import { HOUR, type Instant } from '../domain/time.ts'
import type { Priority } from '../domain/vocabulary.ts'
import type { Output } from './output.ts'
import { type Column, table } from './table.ts'

type Colours = ReturnType<typeof picocolors.createColors>

export interface Look {
  readonly now: Instant
  readonly columns: number
  readonly colours: Colours
}

export const lookOf = (out: Output, now: Instant): Look => ({
  now,
  columns: out.columns,
  colours: picocolors.createColors(out.colour),
})

type Paint = (text: string) => string

/** Colour means how soon it hurts: the same scale as on the web. */
export function paintPriority(priority: Priority | null, { colours }: Look): Paint {
  if (priority === null) return colours.magenta
  return { p0: (text: string) => colours.bold(colours.red(text)), p1: colours.yellow, p2: String, p3: colours.dim }[
    priority
  ]
}

/** Red once missed, yellow in the last hour, dim while it does not run. */
export function paintClock({ state, remainingMs, openNow }: RunningClock, { colours }: Look): Paint {
  if (state === 'breached') return colours.red
  if (state === 'paused' || !openNow) return colours.dim
  return remainingMs < HOUR ? colours.yellow : String
}

/** A table in this look. */
export const lookTable = <Row>(rows: readonly Row[], columns: readonly Column<Row>[], look: Look): string =>
  table(rows, columns, { columns: look.columns, paintHead: look.colours.dim })
