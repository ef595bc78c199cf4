import { clockText } from '../clock-text.ts'
import { spanText } from '../components/countdown.ts'
import { AlertIcon, ArrowDownIcon, ArrowUpIcon, CancelledIcon, PlusIcon } from '../components/icons.tsx'
import type { Preview } from '../data/rules.ts'
import { serverNow } from '../data/server-clock.ts'
import { dateText } from '../format.ts'
import { ruleText } from '../rule-text.ts'
import { text } from '../text.ts'

type Row = Preview['rows'][number]

const { preview: says } = ruleText

const icons = {
  gains: ArrowUpIcon,
  loses: ArrowDownIcon,
  newly_breached: AlertIcon,
  starts: PlusIcon,
  ends: CancelledIcon,
} as const satisfies Record<Row['effect'], unknown>

const isMetric = (metric: string): metric is keyof typeof clockText.metric => Object.hasOwn(clockText.metric, metric)
const due = (at: string | null): string => (at === null ? says.noDue : dateText(at, serverNow()))

function moved({ movedMs }: Row): string {
  if (movedMs === 0) return says.none
  return movedMs > 0 ? says.later(spanText(movedMs)) : says.earlier(spanText(-movedMs))
}

function Effect({ effect }: Pick<Row, 'effect'>) {
  const Icon = icons[effect]
  return (
    <span className={`flex items-center gap-1 ${effect === 'newly_breached' ? 'font-medium text-late' : 'text-soft'}`}>
      <Icon className="size-3.5" />
      {says.effects[effect]}
    </span>
  )
}

/** The clocks that would move, with what they were due and would be due. */
export function ChangeTable({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <table className="w-full text-left text-xs">
      <caption className="sr-only">{says.list}</caption>
      <thead className="sticky top-0 hidden bg-raised text-2xs text-faint sm:table-header-group">
        <tr>
          {Object.values(says.columns).map((name) => (
            <th key={name} scope="col" className="py-1 pr-3 font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={`${row.number} ${row.metric} ${row.effect}`}
            className="grid grid-cols-2 gap-x-3 border-t border-line py-1.5 align-baseline sm:table-row"
          >
            <td className="col-span-2 max-w-60 py-0.5 pr-3 sm:py-1.5">
              {/* Beside the dialog, which a look at a ticket must not close. */}
              <a
                href={`/tickets/${row.number}`}
                target="_blank"
                rel="noreferrer"
                className="block truncate rounded-sm text-sm underline-offset-2 hover:underline"
              >
                <span className="tabular-nums text-soft">{text.ticketName(row.number)}</span> {row.subject}
              </a>
              <span className="block truncate text-soft">{row.account}</span>
            </td>
            <td className="py-0.5 pr-3 sm:py-1.5">
              {isMetric(row.metric) ? clockText.metric[row.metric] : row.metric}
              <Effect effect={row.effect} />
            </td>
            <td className="hidden whitespace-nowrap py-0.5 pr-3 tabular-nums sm:table-cell sm:py-1.5">
              {due(row.before)}
            </td>
            <td className="hidden whitespace-nowrap py-0.5 pr-3 tabular-nums sm:table-cell sm:py-1.5">
              {due(row.after)}
            </td>
            <td className="py-0.5 tabular-nums sm:whitespace-nowrap sm:py-1.5">
              <span className="block sm:hidden">
                {due(row.before)} → {due(row.after)}
              </span>
              {moved(row)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
