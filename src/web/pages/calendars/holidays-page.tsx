import { useNavigate, useParams } from '@tanstack/react-router'
import { calendarText } from '../../calendar-text.ts'
import { useWhereabouts } from '../../components/desk-context.ts'
import { LostPage } from '../../components/lost-page.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { ErrorState, Skeleton } from '../../components/states.tsx'
import { useHolidaySets } from '../../data/calendars.ts'
import { useClient } from '../../data/client.ts'
import { failureText } from '../../data/failure.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { text } from '../../text.ts'
import { HolidaysEditor } from './holidays-editor.tsx'

/** One set of holidays, or a new one. */
export function HolidaysPage() {
  const { slug } = useParams({ strict: false })
  const navigate = useNavigate()
  const client = useClient()
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const { data: sets, error, refetch } = useHolidaySets()
  const saved = sets?.items.find((set) => set.slug === slug)

  if (sets && slug !== undefined && saved === undefined) {
    return (
      <LostPage
        title={calendarText.noSet}
        says={calendarText.notFoundSays}
        back={{ to: '/calendars', name: calendarText.back }}
      />
    )
  }
  if (!sets) {
    const title = calendarText.holidays
    return (
      <PageFrame title={title} back={{ to: '/calendars', name: calendarText.back }}>
        {error ? (
          <ErrorState title={text.failure.titled(title)} says={failureText(error)} onRetry={() => void refetch()} />
        ) : (
          <div aria-busy="true" className="grid gap-4">
            <Skeleton className="h-40 w-full max-w-5xl rounded-md" />
            <Skeleton className="h-60 w-full max-w-5xl rounded-md" />
          </div>
        )}
      </PageFrame>
    )
  }
  return (
    <HolidaysEditor
      key={slug}
      saved={saved}
      slugs={new Set(sets.items.map((set) => set.slug))}
      preview={client.previewHolidays}
      publish={(to, input, ifVersion) => client.publishHolidays(to, input, { ifVersion })}
      onCreated={(created) => void navigate({ to: '/holidays/$slug', params: { slug: created } })}
    />
  )
}
