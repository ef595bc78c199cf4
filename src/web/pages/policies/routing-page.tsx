import type { RoutingPolicy, RoutingReport } from '../../../contract/routing.ts'
import { useDesk, useWhereabouts } from '../../components/desk-context.ts'
import { PageFrame, Part } from '../../components/page-frame.tsx'
import { ErrorState, Skeleton } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { useRoutingReport, useRoutingVersions } from '../../data/sorting.ts'
import { VersionsPanel } from '../../rules/versions-panel.tsx'
import { sortingText } from '../../sorting-text.ts'
import { text } from '../../text.ts'
import { RoutingAreas } from './routing-areas.tsx'
import { RoutingRules } from './routing-rules.tsx'

const { routing: says } = sortingText

/** How routing does, in two sentences. */
function Standing({ report }: { readonly report: RoutingReport }) {
  const { coverage, routed, detours, warnings } = report
  return (
    <div className="grid gap-2">
      <p>
        {coverage === null ? says.notYet : says.coverage(coverage, routed)} {says.detours(detours)}
      </p>
      {warnings.length === 0 ? null : (
        <div className="rounded-md border border-line px-3 py-2 text-xs">
          <p className="font-medium">{says.warnings}</p>
          <ul className="grid gap-0.5 text-soft">
            {warnings.map((warning) => (
              <li key={warning} className="[overflow-wrap:anywhere]">
                {warning}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

interface LoadedProps {
  readonly policy: RoutingPolicy
  readonly report: RoutingReport
}

function Loaded({ policy, report }: LoadedProps) {
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="grid max-w-prose gap-2">
        <p className="text-soft text-pretty">{policy.about}</p>
        <Standing report={report} />
      </div>
      <Part title={says.rules} says={says.rulesSays}>
        <RoutingRules policy={policy} report={report} />
      </Part>
      <Part title={says.areas} says={says.areasSays}>
        <RoutingAreas areas={policy.areas} />
      </Part>
    </div>
  )
}

/** Who deals with what, and how often each rule was wrong. */
export function RoutingPage() {
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const { nameOf } = useDesk()
  const versions = useRoutingVersions()
  const report = useRoutingReport()
  const error = versions.error ?? report.error
  const current = versions.data?.items.find(({ inForce }) => inForce)
  return (
    <PageFrame title={says.title} says={says.says}>
      {versions.data && report.data ? (
        <div className="grid grid-cols-1 gap-8 xl:grid-cols-[minmax(0,1fr)_16rem]">
          {current ? <Loaded policy={current.document} report={report.data} /> : <p>{says.none}</p>}
          <Part title={says.versions} says={says.publish}>
            <VersionsPanel versions={versions.data.items} nameOf={nameOf} />
          </Part>
        </div>
      ) : error ? (
        <ErrorState
          title={text.failure.titled(says.what)}
          says={failureText(error)}
          onRetry={() => void Promise.all([versions.refetch(), report.refetch()])}
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
