import type { RoutingPolicy } from '../../../contract/routing.ts'
import { useDesk, useWhereabouts } from '../../components/desk-context.ts'
import { PageFrame } from '../../components/page-frame.tsx'
import { ErrorState, Skeleton } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { useRoutingReport, useRoutingVersions } from '../../data/sorting.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { sortingText } from '../../sorting-text.ts'
import { text } from '../../text.ts'
import { RoutingEditor } from './routing-editor.tsx'

const { routing: says } = sortingText

/** What a workspace without routing rules begins with. */
const EMPTY: RoutingPolicy = { name: 'routing', about: says.none, areas: [], rules: [] }

/** Who deals with what, and how often each rule was wrong. */
export function RoutingPage() {
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const { nameOf } = useDesk()
  const versions = useRoutingVersions()
  const report = useRoutingReport()
  const workspace = useWorkspace()
  const error = versions.error ?? report.error ?? workspace.error
  if (versions.data && report.data && workspace.data) {
    const [newest] = versions.data.items
    const saved = newest ? { document: newest.document, base: newest.version } : { document: EMPTY, base: 0 }
    return (
      <RoutingEditor
        key={saved.base}
        versions={versions.data.items}
        saved={saved}
        report={report.data}
        teams={workspace.data.teams}
        nameOf={nameOf}
      />
    )
  }
  return (
    <PageFrame title={says.title} says={says.says}>
      {error ? (
        <ErrorState
          title={text.failure.titled(says.what)}
          says={failureText(error)}
          onRetry={() => void Promise.all([versions.refetch(), report.refetch(), workspace.refetch()])}
        />
      ) : (
        <div aria-busy="true" className="grid gap-4">
          <Skeleton className="h-16 w-full rounded-md" />
          <Skeleton className="h-80 w-full rounded-md" />
        </div>
      )}
    </PageFrame>
  )
}
