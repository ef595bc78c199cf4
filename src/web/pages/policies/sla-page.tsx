import { useDesk, useWhereabouts } from '../../components/desk-context.ts'
import { PageFrame } from '../../components/page-frame.tsx'
import { ErrorState, Skeleton } from '../../components/states.tsx'
import { useCalendars } from '../../data/calendars.ts'
import { useClient } from '../../data/client.ts'
import { failureText } from '../../data/failure.ts'
import { useSla } from '../../data/sla.ts'
import { policyText } from '../../policy-text.ts'
import { text } from '../../text.ts'
import { SlaEditor } from './sla-editor.tsx'

/** The policy of promises, with the calendars its rules count by. */
export function SlaPage() {
  const client = useClient()
  const { nameOf } = useDesk()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const sla = useSla()
  const calendars = useCalendars()
  const error = sla.error ?? calendars.error
  if (!sla.data || !calendars.data) {
    return (
      <PageFrame title={policyText.title} says={policyText.says}>
        {error ? (
          <ErrorState
            title={text.failure.titled(policyText.what)}
            says={failureText(error)}
            onRetry={() => void Promise.all([sla.refetch(), calendars.refetch()])}
          />
        ) : (
          <div aria-busy="true" className="grid gap-4">
            <Skeleton className="h-24 w-full rounded-md" />
            <Skeleton className="h-80 w-full rounded-md" />
          </div>
        )}
      </PageFrame>
    )
  }
  return (
    <SlaEditor
      sla={sla.data}
      calendars={calendars.data.items}
      nameOf={nameOf}
      preview={client.previewSla}
      publish={(input, ifVersion) => client.publishSla(input, { ifVersion })}
    />
  )
}
