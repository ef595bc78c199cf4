import { AlertIcon, ArrowDownIcon, ArrowUpIcon } from '../components/icons.tsx'
import type { Preview } from '../data/rules.ts'
import { count } from '../format.ts'
import { ruleText } from '../rule-text.ts'
import { ChangeTable } from './change-table.tsx'

const { preview: says } = ruleText

/** At most so many rows come; the server says so. */
const LISTED = 200

/** Who gains, who loses and who would newly breach. */
export function ChangeSummary({ preview }: { readonly preview: Preview }) {
  const { tickets, unchanged, gains, loses, newlyBreached, rows, warnings } = preview
  const counts = [
    [AlertIcon, newlyBreached, says.counts.newly_breached, newlyBreached > 0 ? 'text-late' : ''],
    [ArrowDownIcon, loses, says.counts.loses, ''],
    [ArrowUpIcon, gains, says.counts.gains, ''],
  ] as const
  return (
    <section className="grid grid-cols-1 gap-3">
      <dl className="grid gap-2 sm:grid-cols-3">
        {counts.map(([Icon, number, name, look]) => (
          <div
            key={name}
            className={`flex flex-row-reverse items-center justify-end gap-2 rounded-md border border-line px-3 py-2 sm:grid sm:justify-start ${look}`}
          >
            <dt className="text-xs text-soft">{name}</dt>
            <dd className="flex items-center gap-1.5 text-xl font-semibold tabular-nums sm:row-start-1">
              <Icon />
              {count(number)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-xs text-soft">{says.summary(tickets, unchanged)}</p>
      {warnings.length === 0 ? null : (
        <div className="rounded-md bg-soon-tint px-3 py-2 text-xs text-soon">
          <p className="font-medium">{says.warnings}</p>
          <ul className="grid gap-1">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      {rows.length === 0 ? null : (
        <section
          aria-label={says.list}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          className="max-h-[max(12rem,28dvh)] overflow-y-auto"
        >
          <ChangeTable rows={rows} />
        </section>
      )}
      {rows.length < LISTED ? null : <p className="text-xs text-soft">{says.more(rows.length)}</p>}
    </section>
  )
}
