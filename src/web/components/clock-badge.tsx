import type { ReactNode } from 'react'
import { clockText, type Standing } from '../clock-text.ts'
import { serverNow } from '../data/server-clock.ts'
import { fullDate, nearText } from '../format.ts'
import { type ClockReading, leftAt, leftText, type Risk, riskAt, standingAt } from './clock-reading.ts'
import { StandingIcon } from './standing-icon.tsx'
import { useTicking } from './ticker.ts'

const looks: Readonly<Record<Risk, string>> = {
  late: 'text-late font-medium',
  now: 'text-late font-medium',
  soon: 'text-soon font-medium',
  calm: 'text-soft',
}

/** When it is due on the wall; of a paused one, what is left. */
function asideOf(clock: ClockReading, standing: Standing, isColumn: boolean): string {
  const { dueAt, remainingMs } = clock
  const now = serverNow()
  if (standing === 'paused') return leftText(remainingMs, standing)
  if (dueAt === null) return ''
  const when = nearText(dueAt, now)
  if (isColumn) return when
  return standing === 'breached' ? clockText.wasDue(when) : clockText.due(when)
}

function titleOf({ metric, dueAt, opensAt }: ClockReading, standing: Standing): string {
  const says = [
    `${clockText.metric[metric]}: ${clockText.standing[standing].toLowerCase()}.`,
    standing === 'paused' ? clockText.pausedSays : '',
    dueAt === null ? '' : clockText.dueIs(fullDate(dueAt)),
    standing === 'outside' && opensAt !== null ? clockText.opensIs(fullDate(opensAt)) : '',
  ]
  return says.filter(Boolean).join(' ')
}

interface Shown {
  readonly standing: Standing
  readonly now: number
  /** Nothing beside it says when it goes on. */
  readonly isAlone: boolean
}

function shownOf(clock: ClockReading, { standing, now, isAlone }: Shown): string {
  if (standing === 'paused') return clockText.standing.paused
  if (standing === 'outside' && isAlone && clock.opensAt !== null) return clockText.starts(nearText(clock.opensAt, now))
  return leftText(leftAt(clock, now), standing)
}

interface ClockBadgeProps {
  readonly clock: ClockReading | null
  /** Where the wall-clock time stands: nowhere, in a column where there is room for one, or with the name of the promise
   *  beside or below the counted time. */
  readonly aside?: 'none' | 'column' | 'beside' | 'below'
}

const places = {
  none: '',
  column: 'items-center gap-x-3',
  beside: 'flex-wrap items-center gap-x-2',
  below: 'flex-col items-end',
} as const

/** Time left of the promise that runs out first, or by how much it is missed, counted in its own hours. */
export function ClockBadge({ clock, aside = 'none' }: ClockBadgeProps): ReactNode {
  // The icon and the colour change only when the word does.
  const word = useTicking((now) => {
    if (clock === null) return ''
    const standing = standingAt(clock, now)
    return `${standing}:${shownOf(clock, { standing, now, isAlone: aside === 'none' })}`
  })
  if (clock === null) {
    return (
      <span className="text-faint">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{clockText.none}</span>
      </span>
    )
  }
  const standing = standingAt(clock, serverNow())
  const isNamed = aside === 'beside' || aside === 'below'
  const when = aside === 'none' ? '' : asideOf(clock, standing, aside === 'column')
  const beside = isNamed ? [clockText.metric[clock.metric], when].filter(Boolean).join(', ') : when
  return (
    <span
      title={titleOf(clock, standing)}
      className={`inline-flex max-w-full whitespace-nowrap tabular-nums ${places[aside]}`}
    >
      <span className={`inline-flex items-center gap-1 ${looks[riskAt(clock, serverNow())]}`}>
        <StandingIcon standing={standing} className="size-3.5" />
        <span className="sr-only">{clockText.standing[standing]}: </span>
        {word.slice(word.indexOf(':') + 1)}
      </span>
      {beside === '' ? null : (
        <span className={`text-xs text-soft ${aside === 'column' ? 'hidden w-28 text-right xl:inline-block' : ''}`}>
          {beside}
        </span>
      )}
    </span>
  )
}
