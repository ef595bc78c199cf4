import type { ForecastReport } from '../../../contract/reports.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useForecastReport } from '../../data/reports.ts'
import { OnDutyLine } from '../../duty/on-duty-line.tsx'
import { count } from '../../format.ts'
import { reportText } from '../../report-text.ts'
import { AsOf } from './as-of.tsx'
import { breachedIn, percentOf } from './calibration.ts'
import { CalibrationChart, CalibrationLegend } from './calibration-chart.tsx'

const { forecast: says, empty } = reportText
const NONE = '–'
const SHAPES = ['h-5 w-2/3', 'h-64 w-full max-w-2xl']

const percent = (share: number | null): string => (share === null ? NONE : says.percent(percentOf(share)))

/** Everything the chart draws, in numbers. */
function BinTable({ bins }: Pick<ForecastReport, 'bins'>) {
  return (
    <table className="w-full max-w-md tabular-nums">
      <caption className="sr-only">{says.table}</caption>
      <thead className="text-2xs text-faint">
        <tr>
          {Object.entries(says.columns).map(([key, name]) => (
            <th key={key} scope="col" className="py-1 text-right font-medium first:text-left">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bins.map((bin) => (
          <tr key={bin.from} className={`border-t border-line ${bin.count === 0 ? 'text-faint' : ''}`}>
            <th scope="row" className="whitespace-nowrap py-1 text-left font-normal">
              {says.range(String(percentOf(bin.from)), String(percentOf(bin.to)))}
            </th>
            <td className="py-1 text-right">{count(bin.count)}</td>
            <td className="py-1 text-right">{percent(bin.called)}</td>
            <td className="whitespace-nowrap py-1 text-right">
              {bin.count === 0 ? NONE : says.breachedOf(breachedIn(bin), percent(bin.breached))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How good forecasts have been. */
export function ForecastView() {
  const { data: report, error, isFetching, refetch } = useForecastReport()
  return (
    <Part
      title={says.title}
      says={says.says}
      actions={<AsOf at={report?.asOf} busy={isFetching} onRefresh={() => void refetch()} />}
    >
      <OnDutyLine />
      {report === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : report.count === 0 ? (
        <EmptyState title={empty.forecast} says={report.sentence} />
      ) : (
        <>
          <p className="max-w-prose text-base font-medium">{report.sentence}</p>
          <div className="grid max-w-6xl grid-cols-1 items-start gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
            <figure className="grid grid-cols-1 gap-3">
              <CalibrationChart bins={report.bins} />
              <figcaption>
                <CalibrationLegend />
              </figcaption>
            </figure>
            <BinTable bins={report.bins} />
          </div>
        </>
      )}
    </Part>
  )
}
