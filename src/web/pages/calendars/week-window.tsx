import type { KeyboardEvent, PointerEvent } from 'react'
import { WEEKDAYS } from '../../../domain/calendar/document.ts'
import { DAY_MINUTES, textOf } from '../../../domain/calendar/windows.ts'
import { calendarText } from '../../calendar-text.ts'
import { CloseIcon } from '../../components/icons.tsx'
import { type Edited, movedBy, type Piece, type Spot, STEP, type Week, withEdge, without } from '../../hours/week.ts'

/** Height of a day in pixels: a step of fifteen minutes is five of them. */
export const DAY_HEIGHT = 480
export const topOf = (minute: number): number => (minute / DAY_MINUTES) * DAY_HEIGHT

export type Part = 'opens' | 'closes' | 'whole'

interface WeekWindowProps {
  readonly week: Week
  readonly piece: Piece
  /** It overlaps another. */
  readonly isWrong: boolean
  readonly onEdit: (edited: Edited) => void
  readonly onRemove: (week: Week) => void
  readonly onGrip: (event: PointerEvent, spot: Spot, part: Part) => void
}

/** What an arrow key does: by itself it moves the window, with Shift its end, with Alt its beginning. */
function editedByKey(week: Week, spot: Spot, { key, shiftKey, altKey }: KeyboardEvent): Edited | undefined {
  const window = week[spot.day]?.[spot.index]
  if (window === undefined || (key !== 'ArrowUp' && key !== 'ArrowDown')) return undefined
  const by = key === 'ArrowUp' ? -STEP : STEP
  if (shiftKey) return withEdge(week, spot, 'closes', Math.max(window.closes + by, window.opens + STEP))
  if (altKey) return withEdge(week, spot, 'opens', Math.min(window.opens + by, window.closes - STEP))
  return movedBy(week, spot, by)
}

/** The part after midnight; the window itself is in the column of the day it opens on. */
function Rest({ name, closes, look }: { readonly name: string; readonly closes: string; readonly look: string }) {
  return (
    <div
      aria-hidden="true"
      title={name}
      className={`h-full overflow-hidden rounded-b-sm border border-t-0 border-dashed px-1 text-2xs ${look}`}
    >
      <span className="tabular-nums">–{closes}</span>
    </div>
  )
}

/** Side by side where a column is wide, above each other where the window is tall enough. */
function Times({ opens, closes, isTall }: { opens: string; closes: string; isTall: boolean }) {
  return (
    <>
      <span>
        {opens}
        <span className={isTall ? 'hidden xl:inline' : ''}>–{closes}</span>
      </span>
      {isTall ? <span className="xl:hidden">{closes}</span> : null}
    </>
  )
}

const looks = {
  right: 'border-ink/60 bg-selected text-ink',
  wrong: 'border-late bg-late-tint text-late',
} as const

/** One window in the column of a day, or its part after midnight in that of the next. */
export function WeekWindow({ week, piece, isWrong, onEdit, onRemove, onGrip }: WeekWindowProps) {
  const { spot, from, to, isRest } = piece
  const window = week[spot.day]?.[spot.index]
  const weekday = WEEKDAYS[spot.day]
  if (window === undefined || weekday === undefined) return null
  const [opens = '', closes = ''] = textOf(window).split('-')
  const isNight = window.closes > DAY_MINUTES
  const says = calendarText.week
  const name = says.window(calendarText.weekdays[weekday], opens, isNight ? `${closes} ${says.nextDay}` : closes)
  function onKeyDown(event: KeyboardEvent) {
    const edited = editedByKey(week, spot, event)
    if (edited !== undefined) onEdit(edited)
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove(without(week, spot))
    else return
    event.preventDefault()
  }
  const look = looks[isWrong ? 'wrong' : 'right']
  return (
    <div className="group absolute inset-x-0.5" style={{ top: topOf(from), height: Math.max(topOf(to - from), 4) }}>
      {isRest ? (
        <Rest name={name} closes={closes} look={look} />
      ) : (
        <>
          <button
            type="button"
            data-window={`${spot.day} ${spot.index}`}
            aria-label={name}
            title={name}
            onKeyDown={onKeyDown}
            onPointerDown={(event) => onGrip(event, spot, 'whole')}
            className={`flex h-full w-full cursor-move touch-pan-y flex-col items-start justify-between overflow-hidden border px-1 text-2xs leading-4 tabular-nums ${isNight ? 'rounded-t-sm border-b-0' : 'rounded-sm'} ${look}`}
          >
            <Times opens={opens} closes={closes} isTall={topOf(to - from) > 34} />
          </button>
          <span
            aria-hidden="true"
            onPointerDown={(event) => onGrip(event, spot, 'opens')}
            className="absolute inset-x-0 -top-1 h-2.5 cursor-ns-resize"
          />
          {isNight ? null : (
            <span
              aria-hidden="true"
              onPointerDown={(event) => onGrip(event, spot, 'closes')}
              className="absolute inset-x-0 -bottom-1 h-2.5 cursor-ns-resize"
            />
          )}
          <button
            type="button"
            tabIndex={-1}
            aria-label={`${says.remove}: ${name}`}
            title={says.remove}
            onClick={() => onRemove(without(week, spot))}
            className="absolute right-0.5 top-0.5 hidden size-4 items-center justify-center rounded-sm bg-canvas/80 text-soft hover:text-ink group-hover:flex group-focus-within:flex"
          >
            <CloseIcon className="size-3" />
          </button>
        </>
      )}
    </div>
  )
}
