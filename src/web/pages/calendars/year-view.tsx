import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { WEEKDAYS } from '../../../domain/calendar/document.ts'
import { calendarText } from '../../calendar-text.ts'
import { IconButton } from '../../components/button.tsx'
import { ChevronLeftIcon, ChevronRightIcon } from '../../components/icons.tsx'
import { Part } from '../../components/page-frame.tsx'
import { dateName, monthName } from '../../format.ts'
import { type Mark, type MarkedDay, weeksOf } from './year.ts'

interface YearViewProps {
  readonly year: number
  readonly days: readonly MarkedDay[]
  /** ISO date of the present day in the calendar's zone. */
  readonly today: string
  readonly onYear: (year: number) => void
  /** Left out where dates cannot be changed. */
  readonly onDate?: ((date: string) => void) | undefined
}

const says = calendarText.year
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

const looks: Readonly<Record<Mark, string>> = {
  open: 'text-ink',
  closed: 'text-faint',
  holiday: 'bg-note-tint text-note',
  shutdown: 'bg-late-tint text-late',
  half: 'bg-soon-tint text-soon',
  extra: 'bg-selected text-ink font-semibold',
  other: 'bg-selected text-ink',
}

/** A shape for every mark but the two ordinary ones. */
const glyphs: Readonly<Record<Mark, ReactNode>> = {
  open: null,
  closed: null,
  holiday: <path d="M4 1l1 2 2.2.2L5.6 4.8 6 7 4 5.9 2 7l.4-2.2L.8 3.2 3 3z" fill="currentColor" />,
  shutdown: <path d="M1.5 1.5l5 5M6.5 1.5l-5 5" stroke="currentColor" strokeWidth="1.5" />,
  half: (
    <>
      <circle cx="4" cy="4" r="3" fill="none" stroke="currentColor" />
      <path d="M4 1a3 3 0 0 0 0 6z" fill="currentColor" />
    </>
  ),
  extra: <path d="M4 .75v6.5M.75 4h6.5" stroke="currentColor" strokeWidth="1.75" />,
  other: <path d="M.75 5c1.5-3 2.5-3 3.25-1s1.75 2 3.25-1" fill="none" stroke="currentColor" strokeWidth="1.25" />,
}

const Glyph = ({ mark }: { readonly mark: Mark }) => (
  <svg viewBox="0 0 8 8" className="size-2.5" aria-hidden="true">
    {glyphs[mark]}
  </svg>
)

const stepOf: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

interface DayProps {
  readonly day: MarkedDay
  readonly isToday: boolean
  readonly isReached: boolean
  readonly onDate: ((date: string) => void) | undefined
}

function Day({ day, isToday, isReached, onDate }: DayProps) {
  const { date, mark, name, windows } = day
  const label = says.day(dateName(date), says.marks[mark], name, windows.join(', '))
  const look = `flex h-8 w-full flex-col items-center justify-center rounded-sm text-2xs leading-3 tabular-nums ${looks[mark]} ${isToday ? 'outline-1 outline-ink' : ''}`
  const shown = (
    <>
      {Number(date.slice(8))}
      <Glyph mark={mark} />
    </>
  )
  if (onDate === undefined) {
    return (
      <span title={label} className={look}>
        {shown}
      </span>
    )
  }
  return (
    <button
      type="button"
      data-date={date}
      aria-label={label}
      title={label}
      aria-current={isToday ? 'date' : undefined}
      tabIndex={isReached ? 0 : -1}
      onClick={() => onDate(date)}
      className={`${look} hover:outline-1 hover:outline-edge`}
    >
      {shown}
    </button>
  )
}

/** Twelve months in which every date that differs carries a mark. One stop for the Tab key; arrow keys walk the dates. */
export function YearView({ year, days, today, onYear, onDate }: YearViewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [reached, setReached] = useState(today)
  const byDate = new Map(days.map((day) => [day.date, day]))
  const stop = byDate.has(reached) ? reached : days[0]?.date
  function onKeyDown(event: KeyboardEvent) {
    const index = days.findIndex(({ date }) => date === stop)
    const step = stepOf[event.key]
    const to = step === undefined ? undefined : days[index + step]?.date
    if (to === undefined) return
    event.preventDefault()
    setReached(to)
    frame.current?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus()
  }
  const found = new Set(days.map(({ mark }) => mark))
  const marks = (Object.keys(looks) as Mark[]).filter((mark) => mark !== 'open' && found.has(mark))
  return (
    <Part
      title={says.title}
      {...(onDate === undefined ? {} : { says: says.says })}
      actions={
        <span className="flex items-center gap-1">
          <IconButton label={says.before} onClick={() => onYear(year - 1)}>
            <ChevronLeftIcon />
          </IconButton>
          <span className="min-w-10 text-center font-medium tabular-nums">{year}</span>
          <IconButton label={says.after} onClick={() => onYear(year + 1)}>
            <ChevronRightIcon />
          </IconButton>
        </span>
      }
    >
      <ul aria-label={says.legend} className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
        {marks.map((mark) => (
          <li key={mark} className="flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className={`flex size-4 shrink-0 items-center justify-center rounded-sm ${looks[mark]}`}
            >
              {mark === 'closed' ? '7' : <Glyph mark={mark} />}
            </span>
            {says.marks[mark]}
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the dates inside. */}
      <div
        ref={frame}
        onKeyDown={onKeyDown}
        className="grid grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] gap-x-6 gap-y-4"
      >
        {MONTHS.map((month) => (
          <table key={month} className="h-fit w-full table-fixed border-separate border-spacing-px">
            <caption className="pb-1 text-left text-xs font-medium">{monthName(year, month)}</caption>
            <thead>
              <tr>
                {WEEKDAYS.map((weekday) => (
                  <th key={weekday} scope="col" className="text-2xs font-normal text-faint">
                    <span aria-hidden="true">{calendarText.weekdaysShort[weekday].slice(0, 1)}</span>
                    <span className="sr-only">{calendarText.weekdays[weekday]}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(year, month).map((week) => (
                <tr key={week.find(Boolean)}>
                  {week.map((date, index) => {
                    const day = byDate.get(date ?? '')
                    return (
                      <td key={date ?? WEEKDAYS[index]} className="p-0">
                        {day === undefined ? null : (
                          <Day day={day} isToday={day.date === today} isReached={day.date === stop} onDate={onDate} />
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Part>
  )
}
