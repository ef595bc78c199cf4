import { useState } from 'react'
import type { CalendarDocument, DateOverride, HolidaySetSummary } from '../../../contract/calendars.ts'
import { calendarText } from '../../calendar-text.ts'
import { IconButton } from '../../components/button.tsx'
import { CloseIcon } from '../../components/icons.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Toggle } from '../../components/toggle.tsx'
import { dateName } from '../../format.ts'
import { documentWeek, weekOf } from '../../hours/week.ts'
import { type Fault, faultsAt, faultText } from '../../rules/faults.ts'
import { DateDialog } from './date-dialog.tsx'
import { WeekEditor } from './week-editor.tsx'
import { type MarkedDay, usualWindows } from './year.ts'
import { YearView } from './year-view.tsx'

export type OwnHours = Exclude<CalendarDocument, { combine: unknown }>

interface OwnHoursProps {
  readonly hours: OwnHours
  readonly sets: readonly HolidaySetSummary[]
  readonly faults: readonly Fault[]
  readonly year: number
  readonly days: readonly MarkedDay[]
  readonly today: string
  readonly onYear: (year: number) => void
  readonly onHours: (hours: OwnHours) => void
}

const says = calendarText.override

/** The same dates with one put in, changed or taken out, in order. */
function withOverride(
  overrides: readonly DateOverride[],
  date: string,
  next: DateOverride | undefined,
): DateOverride[] {
  const others = overrides.filter((each) => each.date !== date)
  return [...others, ...(next === undefined ? [] : [next])].sort((a, b) => a.date.localeCompare(b.date))
}

/** The sets whose dates count, as toggles. */
function Sets({ hours, sets, onHours }: Pick<OwnHoursProps, 'hours' | 'sets' | 'onHours'>) {
  if (sets.length === 0) return <p className="text-soft">{calendarText.sets.none}</p>
  return (
    <div className="flex flex-wrap gap-1.5">
      {sets.map(({ slug, document }) => (
        <Toggle
          key={slug}
          isOn={hours.holidays.includes(slug)}
          title={calendarText.dates(document.dates.length)}
          onChange={(isOn) =>
            onHours({
              ...hours,
              holidays: isOn ? [...hours.holidays, slug] : hours.holidays.filter((each) => each !== slug),
            })
          }
        >
          {document.name}
        </Toggle>
      ))}
    </div>
  )
}

interface OverridesProps {
  readonly overrides: readonly DateOverride[]
  readonly faults: readonly Fault[]
  readonly onEdit: (date: string) => void
  readonly onRemove: (date: string) => void
}

function Overrides({ overrides, faults, onEdit, onRemove }: OverridesProps) {
  if (overrides.length === 0) return <p className="text-soft">{says.none}</p>
  return (
    <ul className="grid gap-px sm:grid-cols-2 sm:gap-x-6 xl:grid-cols-3">
      {overrides.map(({ date, windows, name }, index) => {
        const fault = faultText(faults, `overrides.${index}`)
        return (
          <li key={date} className="border-b border-line py-1">
            <span className="flex items-center gap-2">
              <button
                type="button"
                title={says.edit(dateName(date))}
                onClick={() => onEdit(date)}
                className="min-w-0 flex-1 rounded-sm text-left hover:underline underline-offset-2"
              >
                <span className="tabular-nums">{date}</span>{' '}
                <span className="text-soft">
                  {windows.length === 0 ? calendarText.week.closed : windows.join(', ')}
                  {name === null ? '' : ` · ${name}`}
                </span>
              </button>
              <IconButton label={says.remove(dateName(date))} onClick={() => onRemove(date)} className="size-6!">
                <CloseIcon className="size-3.5" />
              </IconButton>
            </span>
            {fault === undefined ? null : <p className="text-xs text-late">{fault}</p>}
          </li>
        )
      })}
    </ul>
  )
}

/** Hours of its own: the week, its holidays, and the dates that differ. */
export function OwnHoursEditor(props: OwnHoursProps) {
  const { hours, sets, faults, year, days, today, onYear, onHours } = props
  const [date, setDate] = useState<string>()
  const set = (dates: DateOverride[]) => onHours({ ...hours, overrides: dates })
  const holiday = sets
    .filter(({ slug }) => hours.holidays.includes(slug))
    .flatMap(({ document }) => document.dates)
    .find((each) => each.date === date)
  return (
    <>
      <WeekEditor
        week={weekOf(hours.week)}
        faults={faultsAt(faults, 'week')}
        onWeek={(week) => onHours({ ...hours, week: documentWeek(week) })}
      />
      <Part title={calendarText.sets.title} says={calendarText.sets.says}>
        <Sets hours={hours} sets={sets} onHours={onHours} />
        {faultText(faults, 'holidays') === undefined ? null : (
          <p className="text-xs text-late">{faultText(faults, 'holidays')}</p>
        )}
      </Part>
      <YearView year={year} days={days} today={today} onYear={onYear} onDate={setDate} />
      <Part title={says.list}>
        <Overrides
          overrides={hours.overrides}
          faults={faults}
          onEdit={setDate}
          onRemove={(each) => set(withOverride(hours.overrides, each, undefined))}
        />
      </Part>
      {date === undefined ? null : (
        <DateDialog
          date={date}
          usual={usualWindows(hours, date)}
          holiday={holiday === undefined ? undefined : (holiday.name ?? '')}
          override={hours.overrides.find((each) => each.date === date)}
          onApply={(next) => set(withOverride(hours.overrides, date, next))}
          onClose={() => setDate(undefined)}
        />
      )}
    </>
  )
}
