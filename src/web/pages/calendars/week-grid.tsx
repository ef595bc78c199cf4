import { type PointerEvent, useEffect, useRef } from 'react'
import { WEEKDAYS } from '../../../domain/calendar/document.ts'
import { DAY_MINUTES } from '../../../domain/calendar/windows.ts'
import { calendarText } from '../../calendar-text.ts'
import {
  drawnWindow,
  type Edited,
  movedBy,
  overlapsOf,
  piecesOf,
  type Spot,
  type Week,
  withEdge,
} from '../../hours/week.ts'
import { DAY_HEIGHT, type Part, topOf, WeekWindow } from './week-window.tsx'

interface WeekGridProps {
  readonly week: Week
  readonly onWeek: (week: Week) => void
}

/** What the pointer holds; every edit begins from the week as it was when it was gripped. */
type Grip =
  | { readonly is: 'draw'; readonly week: Week; readonly day: number; readonly from: number }
  | { readonly is: 'change'; readonly week: Week; readonly spot: Spot; readonly part: Part; readonly from: number }

/** A click without a drag opens so many minutes. */
const HOUR = 60

const HOURS = [0, 3, 6, 9, 12, 15, 18, 21, 24]

/** The edit that dragging from where it was gripped to `minute` (after the midnight of its day) makes. */
function editOf(grip: Grip, minute: number): Edited {
  if (grip.is === 'draw') return drawnWindow(grip.week, grip.day, grip.from, minute)
  const { week, spot, part, from } = grip
  return part === 'whole' ? movedBy(week, spot, minute - from) : withEdge(week, spot, part, minute)
}

/** Seven days of twenty-four hours, on which windows are drawn, moved, resized and removed. */
export function WeekGrid({ week, onWeek }: WeekGridProps) {
  const body = useRef<HTMLDivElement>(null)
  const grip = useRef<Grip>(undefined)
  const moved = useRef(false)
  const focus = useRef<Spot>(undefined)
  const wrong = new Set(overlapsOf(week).map(({ day }) => day))

  // A window that is moved may change its place among the others; the focus goes with it.
  useEffect(() => {
    if (focus.current === undefined) return
    const { day, index } = focus.current
    focus.current = undefined
    body.current?.querySelector<HTMLElement>(`[data-window="${day} ${index}"]`)?.focus()
  })

  function pointed({ clientX, clientY }: { clientX: number; clientY: number }): { day: number; minute: number } {
    const box = body.current?.getBoundingClientRect() ?? new DOMRect()
    const day = Math.min(6, Math.max(0, Math.floor(((clientX - box.left) / box.width) * 7)))
    return { day, minute: Math.min(1, Math.max(0, (clientY - box.top) / box.height)) * DAY_MINUTES }
  }
  function take(event: PointerEvent, held: Grip) {
    if (event.button !== 0) return
    grip.current = held
    moved.current = false
    body.current?.setPointerCapture(event.pointerId)
  }
  function onGrip(event: PointerEvent, spot: Spot, part: Part) {
    event.stopPropagation()
    if (event.pointerType === 'touch') return
    take(event, { is: 'change', week, spot, part, from: pointed(event).minute })
  }
  function onPointerDown(event: PointerEvent) {
    const { day, minute } = pointed(event)
    // A finger that slides scrolls the page; one that taps opens an hour.
    grip.current = { is: 'draw', week, day, from: minute }
    moved.current = false
    if (event.pointerType !== 'touch') take(event, grip.current)
  }
  function onPointerMove(event: PointerEvent) {
    const held = grip.current
    if (held === undefined || event.buttons !== 1 || event.pointerType === 'touch') return
    const { day, minute } = pointed(event)
    const own = held.is === 'draw' ? held.day : held.spot.day
    // Dragged into the next column, a window goes past midnight.
    const beyond = held.is === 'draw' || held.part === 'closes' ? Math.max(0, day - own) * DAY_MINUTES : 0
    if (!moved.current && Math.abs(minute + beyond - held.from) < 5) return
    moved.current = true
    onWeek(editOf(held, minute + beyond).week)
  }
  function onPointerUp() {
    const held = grip.current
    grip.current = undefined
    if (held === undefined || moved.current) return
    if (held.is === 'draw') {
      const from = Math.floor(held.from / 30) * 30
      const edited = drawnWindow(held.week, held.day, from, from + HOUR)
      focus.current = edited.spot
      onWeek(edited.week)
    } else {
      body.current?.querySelector<HTMLElement>(`[data-window="${held.spot.day} ${held.spot.index}"]`)?.focus()
    }
  }

  return (
    <fieldset aria-label={calendarText.week.grid} className="min-w-0 select-none">
      <div aria-hidden="true" className="grid grid-cols-7 pl-7 text-center text-xs text-soft">
        {WEEKDAYS.map((weekday) => (
          <span key={weekday} className="pb-1">
            {calendarText.weekdaysShort[weekday]}
          </span>
        ))}
      </div>
      <div className="relative pl-7" style={{ height: DAY_HEIGHT }}>
        {HOURS.map((hour) => (
          <span
            key={hour}
            aria-hidden="true"
            className="absolute left-0 w-6 -translate-y-1/2 text-right text-2xs tabular-nums text-faint"
            style={{ top: topOf(hour * HOUR) }}
          >
            {hour}
          </span>
        ))}
        <div
          ref={body}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          className="relative grid h-full cursor-crosshair touch-pan-y grid-cols-7 rounded-sm border border-line"
        >
          {HOURS.slice(1, -1).map((hour) => (
            <span
              key={hour}
              aria-hidden="true"
              className="pointer-events-none absolute inset-x-0 border-t border-line"
              style={{ top: topOf(hour * HOUR) }}
            />
          ))}
          {WEEKDAYS.map((weekday, day) => (
            <div key={weekday} className="relative border-line not-first:border-l">
              {piecesOf(week, day).map((piece) => (
                <WeekWindow
                  key={`${piece.spot.day} ${piece.spot.index} ${piece.isRest}`}
                  week={week}
                  piece={piece}
                  isWrong={wrong.has(day)}
                  onEdit={(edited) => {
                    focus.current = edited.spot
                    onWeek(edited.week)
                  }}
                  onRemove={onWeek}
                  onGrip={onGrip}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
    </fieldset>
  )
}
