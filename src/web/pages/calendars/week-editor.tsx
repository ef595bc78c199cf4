import { WEEKDAYS } from '../../../domain/calendar/document.ts'
import { DAY_MINUTES, textOf, type Window } from '../../../domain/calendar/windows.ts'
import { calendarText } from '../../calendar-text.ts'
import { Button } from '../../components/button.tsx'
import { countedText } from '../../components/clock-reading.ts'
import { Part } from '../../components/page-frame.tsx'
import { Toggle } from '../../components/toggle.tsx'
import { HoursField } from '../../hours/hours-field.tsx'
import { isRoundTheClock, likeMonday, minutesOf, overlapsOf, roundTheClock, type Week } from '../../hours/week.ts'
import { type Fault, faultText } from '../../rules/faults.ts'
import { WeekGrid } from './week-grid.tsx'

interface WeekEditorProps {
  readonly week: Week
  readonly faults: readonly Fault[]
  readonly onWeek: (week: Week) => void
}

const says = calendarText.week
const CLOSED: Week = WEEKDAYS.map(() => [])
const minute = 60_000

/** A window that began the day before begins at a negative time. */
const named = ({ opens, closes }: Window): string =>
  textOf(opens < 0 ? { opens: opens + DAY_MINUTES, closes: closes + DAY_MINUTES } : { opens, closes })

/** The ordinary week: drawn on a grid, or typed. */
export function WeekEditor({ week, faults, onWeek }: WeekEditorProps) {
  const always = isRoundTheClock(week)
  const overlaps = overlapsOf(week)
  const faultOf = (day: number): string | undefined => {
    const overlap = overlaps.find((each) => each.day === day)
    if (overlap) return says.overlaps(named(overlap.one), named(overlap.other))
    return faultText(faults, `week.${WEEKDAYS[day]}`)
  }
  const never = minutesOf(week) === 0 ? says.never : undefined
  return (
    <Part title={says.title} says={says.says}>
      <div className="flex flex-wrap items-center gap-2">
        <Toggle isOn={always} onChange={(isOn) => onWeek(isOn ? roundTheClock : CLOSED)}>
          {says.roundTheClock}
        </Toggle>
        <Button look="quiet" className="h-7! px-2! text-xs!" onClick={() => onWeek(likeMonday(week))}>
          {says.copyMonday}
        </Button>
        <Button look="quiet" className="h-7! px-2! text-xs!" onClick={() => onWeek(CLOSED)}>
          {says.clear}
        </Button>
        <span className="ml-auto text-xs tabular-nums text-soft">
          {says.total(countedText(minutesOf(week) * minute))}
        </span>
      </div>
      {never === undefined ? null : (
        <p role="status" className="text-xs text-late">
          {never}
        </p>
      )}
      <div className="grid grid-cols-1 gap-x-6 gap-y-4 md:grid-cols-[minmax(0,1fr)_15rem]">
        <WeekGrid week={week} onWeek={onWeek} />
        <fieldset className="grid content-start gap-2">
          <legend className="mb-1 text-xs font-medium text-soft">{says.typed}</legend>
          {WEEKDAYS.map((weekday, day) => (
            <div key={weekday} className="grid grid-cols-[2.5rem_minmax(0,1fr)] items-start gap-2">
              <span aria-hidden="true" className="pt-1.5 text-soft">
                {calendarText.weekdaysShort[weekday]}
              </span>
              <HoursField
                label={calendarText.weekdays[weekday]}
                isBare
                windows={week[day] ?? []}
                fault={faultOf(day)}
                onChange={(windows) => onWeek(week.map((before, each) => (each === day ? windows : before)))}
              />
            </div>
          ))}
          <p className="text-xs text-soft">{says.typedSays}</p>
        </fieldset>
      </div>
    </Part>
  )
}
