import type { RoutingReport } from '../../../contract/routing.ts'
import { sortingText } from '../../sorting-text.ts'
import { RoutingWarnings } from './routing-warnings.tsx'

const { routing: says } = sortingText

interface RoutingStandingProps {
  readonly about: string
  readonly report: RoutingReport
}

/** What the rules are, how they do, and what of them looks odd. */
export function RoutingStanding({ about, report }: RoutingStandingProps) {
  const { coverage, routed, detours, warnings } = report
  return (
    <div className="grid max-w-prose gap-2">
      <p className="text-soft text-pretty">{about}</p>
      <p>
        {coverage === null ? says.notYet : says.coverage(coverage, routed)} {says.detours(detours)}
      </p>
      <RoutingWarnings warnings={warnings} />
    </div>
  )
}
