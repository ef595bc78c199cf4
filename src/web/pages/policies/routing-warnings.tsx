import { routingText } from '../../routing-text.ts'

interface RoutingWarningsProps {
  readonly warnings: readonly string[]
  /** Of rules that are about to be in force rather than of those that are. */
  readonly urgent?: boolean
}

/** What of the rules looks odd; nothing where nothing does. */
export function RoutingWarnings({ warnings, urgent = false }: RoutingWarningsProps) {
  if (warnings.length === 0) return null
  return (
    <div className={`rounded-md px-3 py-2 text-xs ${urgent ? 'bg-soon-tint text-soon' : 'border border-line'}`}>
      <p className="font-medium">{routingText.warnings}</p>
      <ul className={`grid gap-0.5 ${urgent ? '' : 'text-soft'}`}>
        {warnings.map((warning) => (
          <li key={warning} className="[overflow-wrap:anywhere]">
            {warning}
          </li>
        ))}
      </ul>
    </div>
  )
}
