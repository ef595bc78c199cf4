import type { ClockView } from '../../contract/clocks.ts'
import { dateText } from '../format.ts'
import { stripText } from '../strip-text.ts'
import { Mark, type Shape, STRIP } from './marks.tsx'
import { drawn, placeOf, type Stretch, type View } from './time-view.ts'

export interface TrackProps {
  readonly view: View
  readonly width: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly now: number
}

const instant = (iso: string) => Date.parse(iso)
const top = STRIP.middle - STRIP.band / 2

/** A pause is shown with its reason where it is wide enough to hold it, in pixels. */
const HOLDS_TEXT = 76

/** The parts of `stretches` before and after `at`. */
function parted(stretches: readonly Stretch[], at: number): [before: Stretch[], after: Stretch[]] {
  const before = stretches.filter(({ from }) => from < at).map(({ from, to }) => ({ from, to: Math.min(to, at) }))
  const after = stretches.filter(({ to }) => to > at).map(({ from, to }) => ({ from: Math.max(from, at), to }))
  return [before, after]
}

interface BandsProps extends TrackProps {
  readonly stretches: readonly Stretch[]
  readonly look: string
}

const Bands = ({ stretches, look, view, width }: BandsProps) =>
  drawn(stretches, view, width).map(({ from, to }) => (
    <rect key={from} x={from} y={top} width={Math.max(to - from, 0.75)} height={STRIP.band} className={look} />
  ))

/** Open hours as bands, closed ones as the thin line between them: dark where time was used, pale where it is still to
 *  come, red where it was used past the due. */
function Counted({ clock, ...track }: TrackProps & { readonly clock: ClockView }) {
  const stretches = clock.counted.map(({ from, to }) => ({ from: instant(from), to: instant(to) }))
  const until = clock.endedAt === null ? track.now : instant(clock.endedAt)
  const [past, toCome] = parted(stretches, until)
  const [kept, late] = parted(past, clock.breachedAt === null ? Number.POSITIVE_INFINITY : instant(clock.breachedAt))
  return (
    <>
      <Bands stretches={kept} look="fill-soft" {...track} />
      <Bands stretches={late} look="fill-late" {...track} />
      <Bands stretches={toCome} look="fill-selected stroke-edge" {...track} />
    </>
  )
}

/** Slanted lines from edge to edge of a band, which nothing else on a strip has. */
function Hatch({ from, to }: Stretch) {
  const width = Math.max(to - from, 1.5)
  return (
    <svg x={from} y={top} width={width} height={STRIP.band} aria-hidden="true" className="overflow-hidden">
      <rect width={width} height={STRIP.band} className="fill-canvas stroke-edge" strokeWidth="2" />
      <path
        d={`M0 ${STRIP.band / 2}H${width + 2 * STRIP.band}`}
        transform="skewX(-40)"
        strokeWidth={STRIP.band}
        strokeDasharray="2 4"
        className="stroke-edge"
      />
    </svg>
  )
}

function Pauses({ clock, view, width, now }: TrackProps & { readonly clock: ClockView }) {
  return clock.pauses.map(({ from, to, reason }) => {
    const [part] = drawn([{ from: instant(from), to: to === null ? now : instant(to) }], view, width)
    if (!part) return null
    const middle = (part.from + part.to) / 2
    const label = stripText.pausesShort[reason]
    return (
      <g key={from}>
        <title>{`${stripText.shapes.paused}: ${stripText.pauses[reason]}`}</title>
        <Hatch {...part} />
        {part.to - part.from < HOLDS_TEXT ? null : (
          <>
            <rect
              x={middle - label.length * 3.1 - 4}
              y={top + 1}
              width={label.length * 6.2 + 8}
              height={STRIP.band - 2}
              className="fill-canvas"
            />
            <text x={middle} y={STRIP.middle + 3.5} textAnchor="middle" className="fill-soft text-2xs">
              {label}
            </text>
          </>
        )}
      </g>
    )
  })
}

type Says = (what: string, iso: string) => string
type Ended = readonly [shape: Shape, at: string | null, says: string]

/** How it ended, how it ended the first time, and where it was missed. */
function endsOf({ state, firstEndedAt, endedAt, breachedAt, cancelledBecause }: ClockView): Ended[] {
  const { shapes } = stripText
  const last: Partial<Record<ClockView['state'], Ended>> = {
    met: ['met', endedAt, shapes.met],
    breached: ['lateEnd', endedAt, shapes.lateEnd],
    cancelled: ['cancelled', endedAt, cancelledBecause ?? shapes.cancelled],
  }
  return [
    ['firstEnd', firstEndedAt, shapes.firstEnd],
    ...(last[state] === undefined ? [] : [last[state]]),
    ['breach', breachedAt, shapes.breach],
  ]
}

/** Everything a strip draws but its frame: from its start to its due or end. */
export function StripTrack({ clock, ...track }: TrackProps & { readonly clock: ClockView }) {
  const { view, width, now } = track
  const { shapes } = stripText
  const x = (iso: string) => placeOf(instant(iso), view, width)
  const says: Says = (what, iso) => `${what}: ${dateText(iso, now)}`
  const { startedAt, dueAt, endedAt, targets, warnings } = clock
  const last = Math.max(instant(endedAt ?? dueAt ?? startedAt), endedAt === null ? now : 0)
  const older = targets
    .slice(0, -1)
    .flatMap(({ since, dueAt: was }) => (was === null || was === dueAt ? [] : [{ since, was }]))
  return (
    <>
      <path
        d={`M${x(startedAt)} ${STRIP.middle}H${Math.max(placeOf(last, view, width), x(startedAt))}`}
        className="stroke-edge"
      />
      <Counted clock={clock} {...track} />
      <Pauses clock={clock} {...track} />
      {warnings.map(({ percent, at }) => (
        <Mark
          key={percent}
          shape="warning"
          x={x(at)}
          y={STRIP.height - 5}
          says={says(stripText.warning(percent), at)}
        />
      ))}
      {targets.slice(1).map(({ since, words }) => (
        <Mark key={since} shape="newTarget" x={x(since)} y={6} says={says(stripText.newTarget(words), since)} />
      ))}
      {older.map(({ since, was }) => (
        <Mark key={since} shape="oldDue" x={x(was)} says={says(shapes.oldDue, was)} />
      ))}
      {dueAt === null ? null : <Mark shape="due" x={x(dueAt)} says={says(shapes.due, dueAt)} />}
      <Mark shape="start" x={x(startedAt)} says={says(shapes.start, startedAt)} />
      {endsOf(clock).map(([shape, at, what]) =>
        at === null ? null : <Mark key={shape} shape={shape} x={x(at)} says={says(what, at)} />,
      )}
    </>
  )
}
