import { type KeyboardEvent, type MouseEvent, useId } from 'react'
import type { ClockView, TicketClocks } from '../../contract/clocks.ts'
import { clockText } from '../clock-text.ts'
import { StandingIcon } from '../components/standing-icon.tsx'
import { useTicking } from '../components/ticker.ts'
import { serverNow } from '../data/server-clock.ts'
import { dateText } from '../format.ts'
import { stripText } from '../strip-text.ts'
import { STRIP } from './marks.tsx'
import { stateOf } from './strip-state.ts'
import { StripTrack } from './strip-track.tsx'
import { instantAt, placeOf } from './time-view.ts'
import type { TimeView } from './use-time-view.ts'

export interface Chosen {
  readonly strip: number
  readonly step: number
}

interface ClockStripProps {
  readonly clock: ClockView
  readonly clocks: TicketClocks
  /** Milliseconds since 1970, by the server's clock. */
  readonly now: number
  readonly time: TimeView
  /** Index of the step that is read; undefined when another strip is. */
  readonly step: number | undefined
  readonly onStep: (step: number) => void
  /** To the strip so many below. */
  readonly onOther: (by: number) => void
}

const ACROSS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }
const OTHER: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

/** Left, right, Home and End among `of` steps. */
function stepByKey(key: string, step: number, of: number): number | undefined {
  if (key === 'ArrowLeft') return Math.max(0, step - 1)
  if (key === 'ArrowRight') return Math.min(of - 1, step + 1)
  if (key === 'Home') return 0
  return key === 'End' ? of - 1 : undefined
}

/** Its name, and how it stands in a shape and words that count on. */
function Name({ clock, asOf }: { readonly clock: ClockView; readonly asOf: number }) {
  const says = useTicking((now) => stateOf(clock, asOf, now).says)
  const { standing } = stateOf(clock, asOf, serverNow())
  return (
    <span className="flex min-w-0 items-baseline gap-x-2 sm:grid sm:content-center">
      <span className="truncate text-xs font-medium">
        {clock.title}
        {clock.party === null ? null : ` ${stripText.forTicket(clock.party)}`}
      </span>
      <span
        className={`flex min-w-0 items-center gap-1 text-2xs tabular-nums ${standing === 'breached' ? 'text-late' : 'text-soft'}`}
      >
        <StandingIcon standing={standing} className="size-3" />
        <span className="sr-only">{clockText.standing[standing]}: </span>
        <span className="truncate">{says}</span>
      </span>
    </span>
  )
}

/** One clock from its start to its due or end. A slider over what moved it, so that screen readers hand it the arrow
 *  keys and read each step. */
export function ClockStrip({ clock, clocks, now, time, step, onStep, onOther }: ClockStripProps) {
  const { view, width } = time
  const name = useId()
  const { steps } = clock
  const at = steps[step ?? 0]
  const read = at === undefined ? clock.sentence : `${dateText(at.at, now)}: ${at.text}`
  const x = (iso: string) => placeOf(Date.parse(iso), view, width)

  function choose(index: number) {
    const chosen = steps[index]
    if (chosen === undefined) return
    onStep(index)
    time.show(Date.parse(chosen.at))
  }
  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey } = event
    const across = ACROSS[key]
    const other = OTHER[key]
    const wanted = stepByKey(key, step ?? 0, steps.length)
    if (shiftKey && across !== undefined) time.pan(across)
    else if (other !== undefined) onOther(other)
    else if (wanted !== undefined) choose(wanted)
    else return
    event.preventDefault()
  }
  function onClick({ clientX, currentTarget }: MouseEvent<HTMLElement>) {
    const pointed = instantAt(clientX - currentTarget.getBoundingClientRect().left, view, width)
    const away = steps.map((each) => Math.abs(Date.parse(each.at) - pointed))
    onStep(Math.max(0, away.indexOf(Math.min(...away))))
  }

  return (
    <>
      <span id={name}>
        <Name clock={clock} asOf={Date.parse(clocks.asOf)} />
      </span>
      <div
        role="slider"
        tabIndex={0}
        data-strip
        aria-labelledby={name}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, steps.length)}
        aria-valuenow={(step ?? 0) + 1}
        aria-valuetext={read}
        title={stripText.stripSays}
        onKeyDown={onKeyDown}
        onFocus={() => step === undefined && onStep(0)}
        onClick={onClick}
        className={`rounded-sm ${step === undefined ? '' : 'bg-hover'}`}
      >
        <svg width={width} height={STRIP.height} aria-hidden="true" className="block overflow-hidden">
          {clocks.messages.map((message) => (
            <path
              key={message.version}
              d={`M${x(message.at)} 0V${STRIP.height}`}
              className="stroke-line"
              strokeDasharray="2 2"
            />
          ))}
          {clocks.shifts.map((shift) => (
            <path
              key={`${shift.at} ${shift.timeZone}`}
              d={`M${x(shift.at)} 0V${STRIP.height}`}
              className="stroke-note"
              strokeDasharray="1 3"
            />
          ))}
          <path d={`M${placeOf(now, view, width)} 0V${STRIP.height}`} className="stroke-focus" strokeWidth="1.5" />
          <StripTrack clock={clock} view={view} width={width} now={now} />
          {step === undefined || at === undefined ? null : (
            <g transform={`translate(${x(at.at)} 0)`} className="fill-focus stroke-focus">
              <path d={`M0 0V${STRIP.height}`} strokeWidth="1" />
              <path d="M-4 0h8L0 5zM-4 36h8L0 31z" />
            </g>
          )}
        </svg>
      </div>
    </>
  )
}
