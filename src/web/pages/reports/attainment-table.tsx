import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Attainment } from '../../../contract/reports.ts'
import type { Fate } from '../../../domain/clock/attainment.ts'
import { clockText } from '../../clock-text.ts'
import { Button } from '../../components/button.tsx'
import { StandingIcon } from '../../components/standing-icon.tsx'
import { count } from '../../format.ts'
import { reportText } from '../../report-text.ts'
import { groupName } from './group-name.ts'
import { type PromisesSearch, promisesSearch } from './promises-search.ts'

/** Rows shown before somebody asks for the rest: a company has many accounts. */
const FIRST_ROWS = 15
/** So many rows fit on any screen, so they stay in sight beside the list. */
const FEW_ROWS = 8

/** Breaches first: they are what a reader came for. */
const FATE_ORDER: readonly Fate[] = ['breached', 'met', 'running', 'cancelled']

const { table: says } = reportText

type Fates = Attainment['total']

/** The share that was kept, in words and as a bar; both are one to a screen reader. */
function Kept({ fates }: { readonly fates: Fates }) {
  const { percent, percentText, met, breached } = fates
  if (percent === null) {
    return (
      <span className="text-faint">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{says.noneDecided}</span>
      </span>
    )
  }
  return (
    <span title={says.keptOf(percentText, met + breached)} className="inline-flex items-center gap-2.5 tabular-nums">
      <span aria-hidden="true" className="flex h-1.5 w-16 gap-px overflow-hidden rounded-full sm:w-20">
        <span className="bg-edge" style={{ width: `${percent}%` }} />
        <span className="flex-1 bg-late-fill" />
      </span>
      <span className="w-16 text-right font-medium">{percentText}</span>
    </span>
  )
}

interface CountProps {
  readonly number: number
  readonly fate: Fate
  readonly group: string
  readonly search: PromisesSearch
}

/** A count that opens the promises behind it. */
function Count({ number, fate, group, search }: CountProps) {
  if (number === 0) return <span className="inline-flex h-7 items-center px-1.5 text-faint pointer-coarse:h-10">0</span>
  return (
    <Link
      to="/reports/promises"
      search={search}
      activeOptions={{ exact: true }}
      aria-label={says.open(number, reportText.fates[fate], group)}
      className={`inline-flex h-7 items-center rounded-sm px-1.5 underline decoration-edge decoration-dotted underline-offset-4 hover:bg-hover aria-[current]:bg-selected aria-[current]:font-semibold pointer-coarse:h-10 pointer-coarse:min-w-10 ${fate === 'breached' ? 'text-late' : ''}`}
    >
      {count(number)}
    </Link>
  )
}

interface RowProps {
  readonly name: ReactNode
  readonly label: string
  readonly fates: Fates
  readonly searchFor: (fate: Fate) => PromisesSearch
  readonly isTotal?: boolean
}

function Row({ name, label, fates, searchFor, isTotal = false }: RowProps) {
  return (
    <tr
      className={`grid grid-cols-4 items-center gap-x-2 py-2 sm:table-row ${isTotal ? 'border-t border-edge' : 'border-t border-line'}`}
    >
      <th scope="row" className="col-span-2 py-1 pr-3 text-left font-medium [overflow-wrap:anywhere]">
        {name}
      </th>
      <td className="col-span-2 py-1 text-right sm:pr-2">
        <Kept fates={fates} />
      </td>
      {FATE_ORDER.map((fate) => (
        <td key={fate} className="py-1 tabular-nums sm:text-right">
          <span aria-hidden="true" className="block text-2xs text-faint sm:hidden">
            {reportText.fates[fate]}
          </span>
          <span className="-ml-1.5 sm:-mr-1.5 sm:ml-0">
            <Count number={fates[fate]} fate={fate} group={label} search={searchFor(fate)} />
          </span>
        </td>
      ))}
    </tr>
  )
}

interface AttainmentTableProps {
  readonly counts: Attainment
  readonly search: PromisesSearch
  /** Other counts are on their way. */
  readonly isOld: boolean
}

/** What became of the promises of each group; every count is a link. */
export function AttainmentTable({ counts, search, isOld }: AttainmentTableProps) {
  const [isWhole, setWhole] = useState(false)
  const { metric, by, rows, total } = counts
  const shown = isWhole ? rows : rows.slice(0, FIRST_ROWS)
  const byNow = by === 'priority' || by === 'severity'
  const notes = [says.says.rule, byNow ? says.says.now : '', by === 'calendar-month' ? says.says.month : '']
  const searchFor = (key: string | undefined) => (outcome: Fate) =>
    promisesSearch({ ...search, by, metric, key, outcome })
  const sticks = rows.length > FEW_ROWS ? '' : 'xl:sticky xl:top-0'
  return (
    <div aria-busy={isOld} className={`grid grid-cols-1 gap-3 ${sticks} ${isOld ? 'opacity-60' : ''}`}>
      <table className="w-full">
        <caption className="sr-only">{says.caption(clockText.metric[metric], reportText.by[by])}</caption>
        <thead className="hidden text-2xs text-faint sm:table-header-group">
          <tr>
            <th scope="col" className="py-1 text-left font-medium">
              {reportText.by[by]}
            </th>
            <th scope="col" className="py-1 text-right font-medium sm:pr-2">
              {says.kept}
            </th>
            {FATE_ORDER.map((fate) => (
              <th key={fate} scope="col" className="py-1 pl-2 text-right font-medium">
                <span className="inline-flex items-center gap-1">
                  <StandingIcon standing={fate} className="size-3" />
                  {reportText.fates[fate]}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const name = groupName(by, row)
            return <Row key={row.key} name={name} label={name} fates={row} searchFor={searchFor(row.key)} />
          })}
          <Row name={says.all} label={says.all} fates={total} searchFor={searchFor(undefined)} isTotal />
        </tbody>
      </table>
      {shown.length === rows.length ? null : (
        <Button look="quiet" className="justify-self-start" onClick={() => setWhole(true)}>
          {says.showAll(rows.length)}
        </Button>
      )}
      <p className="max-w-prose text-xs text-soft">{notes.filter(Boolean).join(' ')}</p>
    </div>
  )
}
