import type { RoutingReport } from '../../../contract/routing.ts'
import { sortingText } from '../../sorting-text.ts'

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
