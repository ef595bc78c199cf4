import type { KeyboardEvent } from 'react'
import type { TicketClocks } from '../../contract/clocks.ts'
import { axisText, dateText } from '../format.ts'
import { stripText } from '../strip-text.ts'
import { offsetOf } from '../zoned-time.ts'
import { Mark } from './marks.tsx'
import { placeOf, ticksOf } from './time-view.ts'
import type { TimeView } from './use-time-view.ts'

/** Heights in pixels: labels, and below them the lane of messages. */
const LABELS = 20
const LANE = 18
/** A label nearer to the right edge would be cut: of an hour, and of a day. */
const LABEL = 40
const DAY_LABEL = 68

interface TimeAxisProps {
  readonly clocks: TicketClocks
  readonly time: TimeView
  readonly zone: string
  /** Milliseconds since 1970, by the server's clock. */
  readonly now: number
  readonly nameOf: (handle: string) => string
}

/** The time all strips share, and the messages. */
export function TimeAxis({ clocks, time, zone, now, nameOf }: TimeAxisProps) {
  const { view, width } = time
  const [from, to] = [Date.parse(clocks.range.from), Date.parse(clocks.range.to)]
  const x = (at: number) => placeOf(at, view, width)
  const isLate = x(now) > width - LABEL
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    time.pan(event.key === 'ArrowLeft' ? -1 : 1)
  }
  return (
    // A slider, so that screen readers hand it the arrow keys; what it says is the stretch on screen.
    <div
      role="slider"
      tabIndex={0}
      aria-label={`${stripText.axis}. ${stripText.axisSays}`}
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={Math.round((view.from + view.to) / 2)}
      aria-valuetext={stripText.shown(
        dateText(new Date(view.from).toISOString(), now),
        dateText(new Date(view.to).toISOString(), now),
      )}
      title={stripText.axisSays}
      onKeyDown={onKeyDown}
      className="cursor-ew-resize rounded-sm"
    >
      <svg width={width} height={LABELS + LANE} aria-hidden="true" className="block overflow-hidden text-2xs">
        {ticksOf(view, width, (at) => offsetOf(at, zone)).map(({ at, isDay }) => (
          <g key={at} transform={`translate(${x(at)} 0)`}>
            <path d={`M0 ${LABELS - 5}V${LABELS}`} className="stroke-edge" />
            {x(at) > width - (isDay ? DAY_LABEL : LABEL) ? null : (
              <text x="3" y="11" className={isDay ? 'fill-ink font-medium' : 'fill-faint'}>
                {axisText(at, isDay)}
              </text>
            )}
          </g>
        ))}
        <path d={`M0 ${LABELS}H${width}`} className="stroke-line" />
        {clocks.shifts.map(({ at, timeZone, byMinutes }) => (
          <g key={`${at} ${timeZone}`} transform={`translate(${x(Date.parse(at))} ${LABELS})`} className="fill-note">
            <title>{stripText.shift(byMinutes, timeZone)}</title>
            <path d={`M0 0V${LANE}`} className="stroke-note" strokeDasharray="1 3" />
            <text x="3" y="12">
              {`${byMinutes < 0 ? '−' : '+'}${Math.abs(byMinutes) % 60 === 0 ? `${Math.abs(byMinutes) / 60} h` : `${Math.abs(byMinutes)} m`}`}
            </text>
          </g>
        ))}
        <g transform={`translate(${x(now)} ${LABELS})`}>
          <path d={`M0 0V${LANE}`} className="stroke-focus" strokeWidth="1.5" />
          <text x={isLate ? -4 : 4} y="12" textAnchor={isLate ? 'end' : 'start'} className="fill-focus font-medium">
            {stripText.now}
          </text>
        </g>
        {clocks.messages.map(({ version, at, kind, by }) => (
          <Mark
            key={version}
            shape={kind}
            x={x(Date.parse(at))}
            y={LABELS + LANE / 2}
            says={stripText.by(stripText.shapes[kind], nameOf(by))}
          />
        ))}
      </svg>
    </div>
  )
}
