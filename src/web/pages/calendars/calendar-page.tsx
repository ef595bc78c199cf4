import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { CalendarDocument } from '../../../contract/calendars.ts'
import { calendarText } from '../../calendar-text.ts'
import { useDesk, useWhereabouts } from '../../components/desk-context.ts'
import { LostPage } from '../../components/lost-page.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { ErrorState, Skeleton } from '../../components/states.tsx'
import { useCalendar, useCalendars, useHolidaySets } from '../../data/calendars.ts'
import { useClient } from '../../data/client.ts'
import { failedWith, failureText } from '../../data/failure.ts'
import { timeZone, useTimeZone } from '../../data/time-zone.ts'
import { text } from '../../text.ts'
import { CalendarEditor } from './calendar-editor.tsx'

const blanks = {
  own: (): CalendarDocument => ({ name: '', timeZone: timeZone(), week: {}, holidays: [], overrides: [] }),
  combined: (): CalendarDocument => ({ name: '', combine: 'union', of: [] }),
}

/** One calendar, or a new one: loads it with what it goes by, and says what is wrong when it cannot. */
export function CalendarPage() {
  const { slug } = useParams({ strict: false })
  const { hours } = useSearch({ strict: false })
  const navigate = useNavigate()
  const client = useClient()
  const { nameOf } = useDesk()
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const saved = useCalendar(slug)
  const calendars = useCalendars()
  const sets = useHolidaySets()

  if (failedWith(saved.error, 'not_found') || failedWith(saved.error, 'calendar_unknown')) {
    return (
      <LostPage
        title={calendarText.notFound}
        says={calendarText.notFoundSays}
        back={{ to: '/calendars', name: calendarText.back }}
      />
    )
  }
  const title = saved.data?.name ?? slug ?? calendarText.newOwn
  const error = saved.error ?? calendars.error ?? sets.error
  if (!calendars.data || !sets.data || (slug !== undefined && !saved.data)) {
    return (
      <PageFrame title={title} back={{ to: '/calendars', name: calendarText.back }}>
        {error ? (
          <ErrorState
            title={text.failure.titled(title)}
            says={failureText(error)}
            onRetry={() => void Promise.all([saved.refetch(), calendars.refetch(), sets.refetch()])}
          />
        ) : (
          <div aria-busy="true" className="grid gap-4">
            <Skeleton className="h-9 w-80" />
            <Skeleton className="h-[32rem] w-full rounded-md" />
          </div>
        )}
      </PageFrame>
    )
  }
  return (
    <CalendarEditor
      key={slug ?? hours}
      saved={saved.data}
      blank={blanks[hours ?? 'own']()}
      calendars={calendars.data.items}
      sets={sets.data.items}
      nameOf={nameOf}
      preview={client.previewCalendar}
      publish={(to, input, ifVersion) => client.publishCalendar(to, input, { ifVersion })}
      onCreated={(created) => void navigate({ to: '/calendars/$slug', params: { slug: created } })}
    />
  )
}
