import type { DateOverride } from '../../../contract/calendars.ts'
import { textOf } from '../../../domain/calendar/windows.ts'
import { calendarText } from '../../calendar-text.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CloseIcon, PlusIcon } from '../../components/icons.tsx'
import { dateName } from '../../format.ts'
import { HoursField, windowsOf } from '../../hours/hours-field.tsx'
import { type Fault, faultText } from '../../rules/faults.ts'

interface DatesListProps {
  readonly dates: readonly DateOverride[]
  readonly faults: readonly Fault[]
  readonly onDates: (dates: DateOverride[]) => void
}

const says = calendarText.list
const cell =
  'h-8 w-full rounded-md border border-edge bg-canvas px-2 text-sm tabular-nums focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 pointer-coarse:h-10'

/** What is wrong with a date by itself, before the server is asked. */
function faultOf(dates: readonly DateOverride[], index: number): string | undefined {
  const date = dates[index]?.date ?? ''
  if (date === '') return says.missing
  return dates.findIndex((each) => each.date === date) < index ? says.twice(date) : undefined
}

/** The dates of a set, each with its hours and its name. */
export function DatesList({ dates, faults, onDates }: DatesListProps) {
  const change = (index: number, differs: Partial<DateOverride>) =>
    onDates(dates.map((each, at) => (at === index ? { ...each, ...differs } : each)))
  return (
    <div className="grid grid-cols-1 gap-2">
      {dates.length === 0 ? <p className="text-soft">{says.empty}</p> : null}
      <ul className="grid gap-2 sm:gap-1.5">
        {dates.map(({ date, windows, name }, index) => {
          const fault = faultOf(dates, index) ?? faultText(faults, `dates.${index}`)
          const label = date === '' ? says.date : dateName(date)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place while they are typed.
            <li key={index} className="grid gap-1 border-b border-line pb-2 sm:border-0 sm:pb-0">
              <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2rem] items-center gap-2 sm:grid-cols-[10rem_12rem_minmax(0,1fr)_2rem]">
                <input
                  type="date"
                  required
                  aria-label={`${says.date}: ${label}`}
                  value={date}
                  onChange={({ target }) => change(index, { date: target.value })}
                  className={cell}
                />
                <HoursField
                  label={`${says.hours}: ${label}`}
                  isBare
                  windows={windowsOf(windows)}
                  onChange={(read) => change(index, { windows: read.map(textOf) })}
                />
                <input
                  aria-label={`${says.name}: ${label}`}
                  placeholder={says.name}
                  maxLength={120}
                  value={name ?? ''}
                  onChange={({ target }) => change(index, { name: target.value === '' ? null : target.value })}
                  className={`${cell} max-sm:order-last max-sm:col-span-2`}
                />
                <IconButton
                  label={calendarText.override.remove(label)}
                  onClick={() => onDates(dates.filter((_, at) => at !== index))}
                >
                  <CloseIcon className="size-3.5" />
                </IconButton>
              </div>
              {fault === undefined ? null : <p className="text-xs text-late">{fault}</p>}
            </li>
          )
        })}
      </ul>
      <span>
        <Button icon={<PlusIcon />} onClick={() => onDates([...dates, { date: '', windows: [], name: null }])}>
          {says.add}
        </Button>
      </span>
    </div>
  )
}
