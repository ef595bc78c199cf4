import { Link } from '@tanstack/react-router'
import type { CalendarSummary, HolidaySetSummary } from '../../../contract/calendars.ts'
import { calendarText } from '../../calendar-text.ts'
import { buttonLook } from '../../components/button.tsx'
import { useWhereabouts } from '../../components/desk-context.ts'
import { ChevronRightIcon, PlusIcon } from '../../components/icons.tsx'
import { PageFrame, Part } from '../../components/page-frame.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../components/states.tsx'
import { useCalendars, useHolidaySets } from '../../data/calendars.ts'
import { failureText } from '../../data/failure.ts'
import { useMay } from '../../data/session.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { CarryNotice } from '../../rules/carry-notice.tsx'
import { text } from '../../text.ts'
import { OpenState } from './open-state.tsx'

const row = 'flex items-center gap-3 border-b border-line px-1 py-2.5 -outline-offset-2! hover:bg-hover'

function CalendarRow({ calendar }: { readonly calendar: CalendarSummary }) {
  const { slug, name, document, usedBy } = calendar
  const about = 'combine' in document ? calendarText.combinedSays[document.combine] : calendarText.usedBy(usedBy.length)
  return (
    <li>
      <Link to="/calendars/$slug" params={{ slug }} className={row}>
        <span className="grid min-w-0 flex-1 gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_10rem] sm:items-center">
          <span className="min-w-0">
            <span className="block truncate font-medium">{name}</span>
            <span className="block truncate text-xs text-faint">{slug}</span>
          </span>
          <OpenState calendar={calendar} />
          <span className="text-xs text-soft">{about}</span>
        </span>
        <ChevronRightIcon className="text-faint" />
      </Link>
    </li>
  )
}

function SetRow({ set }: { readonly set: HolidaySetSummary }) {
  const { slug, document } = set
  return (
    <li>
      <Link to="/holidays/$slug" params={{ slug }} className={row}>
        <span className="grid min-w-0 flex-1 gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_10rem] sm:items-center">
          <span className="min-w-0">
            <span className="block truncate font-medium">{document.name}</span>
            <span className="block truncate text-xs text-faint">{slug}</span>
          </span>
          <span className="truncate text-soft">{document.source}</span>
          <span className="text-xs tabular-nums text-soft">{calendarText.dates(document.dates.length)}</span>
        </span>
        <ChevronRightIcon className="text-faint" />
      </Link>
    </li>
  )
}

/** Every calendar with whether it is open now, and the sets of holidays they share. */
export function CalendarsPage() {
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const calendars = useCalendars()
  const sets = useHolidaySets()
  const error = calendars.error ?? sets.error
  const may = useMay()
  const mayPublish = may('publish_calendars')
  const create = mayPublish ? (
    <span className="flex flex-wrap gap-2">
      <Link to="/new-calendar" search={{ hours: 'combined' }} className={buttonLook('plain')}>
        {calendarText.createCombined}
      </Link>
      <Link to="/new-calendar" search={{}} className={buttonLook('primary')}>
        <PlusIcon />
        {calendarText.create}
      </Link>
    </span>
  ) : null
  if (!calendars.data || !sets.data) {
    return (
      <PageFrame title={calendarText.title} says={calendarText.says}>
        {error ? (
          <ErrorState
            title={text.failure.titled(calendarText.what)}
            says={failureText(error)}
            onRetry={() => void Promise.all([calendars.refetch(), sets.refetch()])}
          />
        ) : (
          <div aria-busy="true" className="grid gap-3">
            {[1, 2, 3, 4].map((each) => (
              <Skeleton key={each} className="h-10 w-full" />
            ))}
          </div>
        )}
      </PageFrame>
    )
  }
  const [title, says] = calendarText.empty
  return (
    <PageFrame title={calendarText.title} says={calendarText.says} actions={create} bar={<CarryNotice />}>
      <div className="grid max-w-5xl grid-cols-1 gap-10">
        {calendars.data.items.length === 0 ? (
          <EmptyState title={title} says={says}>
            {create}
          </EmptyState>
        ) : (
          <ul className="border-t border-line">
            {calendars.data.items.map((calendar) => (
              <CalendarRow key={calendar.slug} calendar={calendar} />
            ))}
          </ul>
        )}
        <Part
          title={calendarText.holidays}
          says={calendarText.holidaysSay}
          actions={
            mayPublish ? (
              <Link to="/new-holidays" className={buttonLook('plain')}>
                <PlusIcon />
                {calendarText.importHolidays}
              </Link>
            ) : null
          }
        >
          {sets.data.items.length === 0 ? (
            <p className="text-soft">{calendarText.noHolidays}</p>
          ) : (
            <ul className="border-t border-line">
              {sets.data.items.map((set) => (
                <SetRow key={set.slug} set={set} />
              ))}
            </ul>
          )}
        </Part>
      </div>
    </PageFrame>
  )
}
