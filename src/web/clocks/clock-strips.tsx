import { Fragment, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { TicketClocks } from '../../contract/clocks.ts'
import { IconButton } from '../components/button.tsx'
import { MinusIcon, PlusIcon, WholeIcon } from '../components/icons.tsx'
import { useTicking } from '../components/ticker.ts'
import { zoneName } from '../components/zones.ts'
import { useTimeZone } from '../data/time-zone.ts'
import { stripText } from '../strip-text.ts'
import { arrivalAt } from './clock-anchor.ts'
import { ClockDetail } from './clock-detail.tsx'
import { type Chosen, ClockStrip } from './clock-strip.tsx'
import { Legend } from './legend.tsx'
import { TimeAxis } from './time-axis.tsx'
import { useTimeView } from './use-time-view.ts'

interface ClockStripsProps {
  readonly clocks: TicketClocks
  /** The place among them that the person came for. */
  readonly wanted: string | undefined
  readonly nameOf: (handle: string) => string
}

/** The present to the half minute: nearer than that nothing on a strip can be seen to move. */
const useNow = (): number => Number(useTicking((now) => String(Math.floor(now / 30_000) * 30_000)))

/** One line of time for each clock, all under the same axis; below them the chosen one in words. */
export function ClockStrips({ clocks, wanted, nameOf }: ClockStripsProps) {
  const zone = useTimeZone()
  const now = useNow()
  const frame = useRef<HTMLDivElement>(null)
  const track = useRef<HTMLDivElement>(null)
  const range = { from: Date.parse(clocks.range.from), to: Date.parse(clocks.range.to) }
  const time = useTimeView(range, track)
  const [chosen, setChosen] = useState<Chosen>()
  const clock = chosen === undefined ? undefined : clocks.clocks[chosen.strip]
  const step = Math.min(chosen?.step ?? 0, Math.max(0, (clock?.steps.length ?? 1) - 1))

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const read = clock?.steps[step]
    if (time.zoomByKey(event, read === undefined ? undefined : Date.parse(read.at))) event.preventDefault()
  }
  const stripAt = (index: number) => frame.current?.querySelectorAll<HTMLElement>('[data-strip]')[index]

  // Once for each place that is come for, not with every reading of the clocks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clocks are those of the arrival.
  useEffect(() => {
    if (wanted === undefined) return
    const arrival = arrivalAt(wanted, clocks.clocks)
    const strip = stripAt(arrival?.strip ?? 0)
    strip?.focus({ preventScroll: true })
    strip?.scrollIntoView({ block: 'center' })
    // After the focus, which alone would choose the first step.
    if (arrival !== undefined) setChosen(arrival)
  }, [wanted])

  if (clocks.clocks.length === 0) return <p className="text-soft">{stripText.none}</p>
  const buttons = [
    [stripText.farther, <MinusIcon key="-" />, () => time.zoom(false)],
    [stripText.nearer, <PlusIcon key="+" />, () => time.zoom(true)],
    [stripText.whole, <WholeIcon key="0" />, time.whole],
  ] as const
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is focused inside takes plus, minus and zero.
    <div ref={frame} onKeyDown={onKeyDown} className="grid grid-cols-1 gap-3">
      <div className="grid grid-cols-1 gap-x-3 gap-y-1 sm:grid-cols-[12.5rem_minmax(0,1fr)]">
        <div className="flex items-end justify-between gap-2">
          <p title={stripText.zone(zoneName(zone))} className="truncate pb-0.5 text-2xs text-faint">
            <span className="sr-only">{stripText.zone(zoneName(zone))}</span>
            <span aria-hidden="true">{zoneName(zone)}</span>
          </p>
          <span className="flex">
            {buttons.map(([label, icon, onClick]) => (
              <IconButton key={label} label={label} onClick={onClick} className="size-6!">
                {icon}
              </IconButton>
            ))}
          </span>
        </div>
        {/* As wide as every strip, which it measures. */}
        <div ref={track} {...time.drag} className="min-w-0 touch-pan-y">
          <TimeAxis clocks={clocks} time={time} zone={zone} now={now} nameOf={nameOf} />
        </div>
        {clocks.clocks.map((each, index) => (
          <Fragment key={`${each.metric} ${each.party} ${each.cycle}`}>
            <ClockStrip
              clock={each}
              clocks={clocks}
              now={now}
              time={time}
              step={chosen?.strip === index ? step : undefined}
              onStep={(wanted) => setChosen({ strip: index, step: wanted })}
              onOther={(by) => stripAt(index + by)?.focus()}
            />
          </Fragment>
        ))}
      </div>
      {clock === undefined || chosen === undefined ? null : (
        <ClockDetail
          clock={clock}
          step={step}
          onStep={(wanted) => {
            setChosen({ strip: chosen.strip, step: wanted })
            const at = clock.steps[wanted]?.at
            if (at !== undefined) time.show(Date.parse(at))
          }}
        />
      )}
      <Legend clocks={clocks} />
    </div>
  )
}
