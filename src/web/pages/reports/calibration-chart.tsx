import { useId } from 'react'
import type { ForecastReport } from '../../../contract/reports.ts'
import { count } from '../../format.ts'
import { reportText } from '../../report-text.ts'
import { type Column, columnsOf, FEW } from './calibration.ts'

const { forecast: says } = reportText

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1]
/** Height of the plot in pixels; its width is what there is. */
const HEIGHT = 272

const of = (share: number): string => `${share * 100}%`
const DIAMOND = 'M-5 0 0-5 5 0 0 5z'
const barLook = (isFew: boolean) => (isFew ? 'fill-canvas stroke-soft' : 'fill-edge stroke-edge')

function Bar({ column }: { readonly column: Column }) {
  const { left, width, bar } = column
  if (bar === undefined) return null
  return (
    <>
      <rect
        x={of(left)}
        y={of(bar.top)}
        width={of(width)}
        height={of(bar.height)}
        strokeDasharray={bar.isFew ? '3 3' : undefined}
        className={barLook(bar.isFew)}
      />
      {/* So that none of many shows, too. */}
      <line
        x1={of(left)}
        x2={of(left + width)}
        y1={of(bar.top)}
        y2={of(bar.top)}
        className="stroke-ink"
        strokeWidth="2"
      />
    </>
  )
}

/** Ten bars against the line on which what was called came true. Percentages place everything, so text stays as large
 *  as elsewhere at any width. */
export function CalibrationChart({ bins }: Pick<ForecastReport, 'bins'>) {
  const title = useId()
  const columns = columnsOf(bins)
  return (
    <div className="pb-14 pl-14 pr-2 pt-6">
      <svg
        role="img"
        aria-labelledby={title}
        width="100%"
        height={HEIGHT}
        className="overflow-visible fill-soft text-2xs tabular-nums"
      >
        <title id={title}>{`${says.chart}. ${says.chartSays}`}</title>
        <text x="-3.5rem" y="-0.75rem">
          {says.up}
        </text>
        {TICKS.map((tick) => (
          <g key={tick}>
            <line x1="0" x2="100%" y1={of(1 - tick)} y2={of(1 - tick)} className="stroke-line" />
            <text x="-8" y={of(1 - tick)} dy="0.35em" textAnchor="end">
              {says.percent(tick * 100)}
            </text>
            <text x={of(tick)} y="100%" dy="1.1rem" textAnchor="middle">
              {says.percent(tick * 100)}
            </text>
          </g>
        ))}
        {columns.map((column) => (
          <Bar key={column.index} column={column} />
        ))}
        <line x1="0" y1="100%" x2="100%" y2="0" strokeDasharray="5 4" className="stroke-focus" strokeWidth="1.5" />
        {columns.map(({ index, called }) =>
          called === undefined ? null : (
            <svg key={index} aria-hidden="true" x={of(called.across)} y={of(called.down)} className="overflow-visible">
              <path d={DIAMOND} className="fill-canvas stroke-focus" strokeWidth="2" />
            </svg>
          ),
        )}
        <text x="-3.5rem" y="100%" dy="2.3rem" className="fill-faint">
          {says.counts}
        </text>
        {columns.map(({ index, left, width, count: number }) => (
          <text key={index} x={of(left + width / 2)} y="100%" dy="2.3rem" textAnchor="middle" className="fill-ink">
            {count(number)}
          </text>
        ))}
        <text x="50%" y="100%" dy="3.5rem" textAnchor="middle">
          {says.across}
        </text>
      </svg>
    </div>
  )
}

const keys = [
  [<path key="bar" d="M4 2h8v11H4z" className={barLook(false)} />, says.legend.breached],
  [<path key="few" d="M4 2h8v11H4z" strokeDasharray="3 3" className={barLook(true)} />, says.legend.few(FEW)],
  [
    <path key="called" d={DIAMOND} transform="translate(8 8)" strokeWidth="2" className="fill-canvas stroke-focus" />,
    says.legend.called,
  ],
  [
    <path key="alike" d="M1 14 15 2" strokeDasharray="5 4" strokeWidth="1.5" className="stroke-focus" />,
    says.legend.diagonal,
  ],
] as const

/** What the shapes of the chart mean. */
export function CalibrationLegend() {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-2xs text-soft">
      {keys.map(([shape, name]) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4 shrink-0 overflow-visible">
            {shape}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
