import type { CalendarDocument, CalendarSummary } from '../../../contract/calendars.ts'
import { calendarText } from '../../calendar-text.ts'
import { Choices } from '../../components/choices.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Toggle } from '../../components/toggle.tsx'
import { type Fault, faultText } from '../../rules/faults.ts'
import type { MarkedDay } from './year.ts'
import { YearView } from './year-view.tsx'

export type CombinedHours = Extract<CalendarDocument, { combine: unknown }>

interface CombinedHoursProps {
  /** Its own slug; undefined while it is new. */
  readonly slug: string | undefined
  readonly hours: CombinedHours
  readonly calendars: readonly CalendarSummary[]
  readonly faults: readonly Fault[]
  readonly year: number
  readonly days: readonly MarkedDay[]
  readonly today: string
  readonly onYear: (year: number) => void
  readonly onHours: (hours: CombinedHours) => void
}

const says = calendarText.combined

/** Whether `slug` is `other` or goes by it, so that `other` may not go by `slug`. */
function goesBy(slug: string, other: string, calendars: readonly CalendarSummary[]): boolean {
  if (slug === other) return true
  const document = calendars.find((each) => each.slug === slug)?.document
  return document !== undefined && 'of' in document && document.of.some((part) => goesBy(part, other, calendars))
}

/** Open when any or all of other calendars are. */
export function CombinedHoursEditor(props: CombinedHoursProps) {
  const { slug, hours, calendars, faults, year, days, today, onYear, onHours } = props
  const possible = calendars.filter((each) => slug === undefined || !goesBy(each.slug, slug, calendars))
  return (
    <>
      <Part title={says.title}>
        <div className="max-w-2xl">
          <Choices
            legend={says.how}
            name="combine"
            columns
            choices={[
              { value: 'union', ...says.union },
              { value: 'intersection', ...says.intersection },
            ]}
            value={hours.combine}
            onChange={(combine) => onHours({ ...hours, combine })}
          />
        </div>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1 text-xs font-medium text-soft">
            {says.of} <span className="font-normal text-faint">· {says.ofSays}</span>
          </legend>
          <div className="flex flex-wrap gap-1.5">
            {possible.map((each) => (
              <Toggle
                key={each.slug}
                isOn={hours.of.includes(each.slug)}
                onChange={(isOn) =>
                  onHours({
                    ...hours,
                    of: isOn ? [...hours.of, each.slug] : hours.of.filter((one) => one !== each.slug),
                  })
                }
              >
                {each.name}
              </Toggle>
            ))}
          </div>
          {faultText(faults, 'of') === undefined ? null : (
            <p className="text-xs text-late">{faultText(faults, 'of')}</p>
          )}
        </fieldset>
      </Part>
      {days.length === 0 ? null : <YearView year={year} days={days} today={today} onYear={onYear} />}
    </>
  )
}
