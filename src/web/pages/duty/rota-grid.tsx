import { Fragment } from 'react'
import type { RotaRow } from '../../../contract/duty.ts'
import { useDesk } from '../../components/desk-context.ts'
import { dutyText } from '../../duty-text.ts'
import { axisText, dateName } from '../../format.ts'
import { clockIn, DAY_MINUTES, type DayColumn, type Piece } from './rota-layout.ts'

const { week: says } = dutyText
/** Height of a day in pixels. */
const HEIGHT = 456
const topOf = (minute: number): number => (minute / DAY_MINUTES) * HEIGHT
const HOURS = [0, 3, 6, 9, 12, 15, 18, 21]

export interface RotaGridProps {
  readonly columns: readonly DayColumn[]
  readonly zone: string
  /** ISO date. */
  readonly today: string
  readonly now: number
  readonly chosen: RotaRow | undefined
  readonly onChoose: (duty: RotaRow) => void
}

const isNow = ({ from, to }: RotaRow, now: number): boolean => Date.parse(from) <= now && now < Date.parse(to)

function lookOf(duty: RotaRow, now: number): string {
  if (duty.on.length === 0) return 'border-late bg-late-tint text-late'
  return isNow(duty, now) ? 'border-ink bg-selected text-ink' : 'border-edge bg-raised text-ink'
}

/** The names of those who are on, or that nobody is. */
export function useNames(): (duty: RotaRow) => string[] {
  const { nameOf } = useDesk()
  return ({ on }) =>
    on.length === 0
      ? [dutyText.board.nobody]
      : on.map(({ handle, for: whom }) =>
          whom === null ? nameOf(handle) : dutyText.standsIn(nameOf(handle), nameOf(whom)),
        )
}

interface PieceProps extends Pick<RotaGridProps, 'zone' | 'now' | 'chosen' | 'onChoose'> {
  readonly piece: Piece
}

/** A duty in the column of a day. */
function DutyPiece({ piece, zone, now, chosen, onChoose }: PieceProps) {
  const { duty, from, to, isRest, lane, lanes } = piece
  const names = useNames()(duty)
  // Side by side there is room for a first name and a beginning.
  const shown = lanes === 1 ? names : names.map((name) => name.split(' ')[0] ?? name)
  const when = `${clockIn(duty.from, zone)}–${clockIn(duty.to, zone)}`
  const label = says.duty(duty.block, dutyText.names(names), when)
  const place = {
    top: topOf(from),
    height: Math.max(topOf(to - from) - 1, 14),
    left: `${(lane / lanes) * 100}%`,
    width: `${100 / lanes}%`,
  }
  const look = `absolute flex flex-col overflow-hidden rounded-sm border px-1 py-0.5 text-left text-2xs leading-4 ${lookOf(duty, now)}`
  // The rest after midnight belongs to the duty of the day before, which is the one to choose.
  if (isRest) {
    return (
      <div aria-hidden="true" title={label} className={`${look} border-dashed`} style={place}>
        {shown.map((name) => (
          <span key={name} className="shrink-0 truncate">
            {name}
          </span>
        ))}
      </div>
    )
  }
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={chosen === duty}
      onFocus={() => onChoose(duty)}
      onPointerEnter={() => onChoose(duty)}
      onClick={() => onChoose(duty)}
      className={`${look} aria-pressed:ring-1 aria-pressed:ring-ink`}
      style={place}
    >
      <span className="shrink-0 truncate tabular-nums opacity-80">{lanes === 1 ? when : clockIn(duty.from, zone)}</span>
      {shown.map((name) => (
        <span key={name} className="shrink-0 truncate font-medium">
          {name}
        </span>
      ))}
      {duty.on.length > 0 && duty.on.length < duty.wanted ? (
        <span className="shrink-0 truncate font-medium text-late">{says.short(duty.on.length, duty.wanted)}</span>
      ) : null}
    </button>
  )
}

function Hours() {
  return (
    <div aria-hidden="true" className="relative text-2xs tabular-nums text-faint" style={{ height: HEIGHT }}>
      {HOURS.map((hour) => (
        <span key={hour} className="absolute right-1 -translate-y-1/2" style={{ top: topOf(hour * 60) }}>
          {hour === 0 ? '' : `${String(hour).padStart(2, '0')}:00`}
        </span>
      ))}
    </div>
  )
}

function Lines() {
  return HOURS.map((hour) => (
    <div
      key={hour}
      aria-hidden="true"
      className="absolute inset-x-0 border-t border-line"
      style={{ top: topOf(hour * 60) }}
    />
  ))
}

/** Midnight of a date, wherever one looks from, is told as that date. */
const columnName = (date: string): string => dateName(date)
const shortName = (date: string): string => {
  const [weekday = '', day = '', month = ''] = dateName(date).split(' ')
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`
}

/** A week of duties, a column for each day. */
export function RotaGrid({ columns, zone, today, now, chosen, onChoose }: RotaGridProps) {
  return (
    <div className="grid grid-cols-[2.75rem_repeat(7,minmax(0,1fr))] rounded-lg border border-line">
      <div className="border-b border-line" />
      {columns.map(({ date }) => (
        <h4
          key={date}
          title={columnName(date)}
          className={`truncate border-b border-l border-line px-1.5 py-1 text-xs ${date === today ? 'bg-hover font-semibold' : 'font-medium text-soft'}`}
        >
          {shortName(date)}
          {date === today ? <span className="sr-only"> ({says.today})</span> : null}
        </h4>
      ))}
      <Hours />
      {columns.map(({ date, pieces }) => (
        <div
          key={date}
          className={`relative border-l border-line ${date === today ? 'bg-hover' : ''}`}
          style={{ height: HEIGHT }}
        >
          <Lines />
          <div className="absolute inset-x-0.5 inset-y-0">
            {pieces.map((piece) => (
              <DutyPiece
                key={`${piece.duty.block} ${piece.duty.from} ${piece.isRest}`}
                piece={piece}
                zone={zone}
                now={now}
                chosen={chosen}
                onChoose={onChoose}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

interface LocalTimesProps {
  readonly duty: RotaRow
  /** The zone of a member; undefined where nobody has said it. */
  readonly zoneOf: (handle: string) => string | undefined
}

/** A duty in each person's own time. */
export function LocalTimes({ duty, zoneOf }: LocalTimesProps) {
  const { nameOf } = useDesk()
  const told = duty.on.flatMap(({ handle }) => {
    const zone = zoneOf(handle)
    if (zone === undefined) return []
    return [says.local(nameOf(handle), clockIn(duty.from, zone), clockIn(duty.to, zone), zone.replaceAll('_', ' '))]
  })
  const missing = duty.missing.length === 0 ? [] : [says.missing(dutyText.names(duty.missing.map(nameOf)))]
  return (
    <ul className="grid text-xs text-soft">
      {[...told, ...missing].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** The same week as a list, for narrow screens. */
export function RotaList({
  columns,
  zone,
  today,
  now,
  zoneOf,
}: Omit<RotaGridProps, 'chosen' | 'onChoose'> & Pick<LocalTimesProps, 'zoneOf'>) {
  const namesOf = useNames()
  return (
    <div className="grid gap-3">
      {columns.map(({ date, pieces }) => {
        const begun = pieces.filter(({ isRest }) => !isRest)
        return (
          <Fragment key={date}>
            <section aria-label={columnName(date)} className="grid gap-1">
              <h4 className={`text-xs ${date === today ? 'font-semibold' : 'font-medium text-soft'}`}>
                {shortName(date)}
                {date === today ? ` · ${says.today}` : ''}
              </h4>
              {begun.length === 0 ? <p className="text-xs text-faint">{says.noDuty}</p> : null}
              <ul className="grid gap-1">
                {begun.map(({ duty }) => (
                  <li
                    key={`${duty.block} ${duty.from}`}
                    className={`grid gap-0.5 rounded-md border px-2.5 py-1.5 ${lookOf(duty, now)}`}
                  >
                    <span className="flex flex-wrap gap-x-2 text-xs tabular-nums opacity-80">
                      {clockIn(duty.from, zone)}–{clockIn(duty.to, zone)} <span>{duty.block}</span>
                    </span>
                    <span className="font-medium text-pretty">{dutyText.names(namesOf(duty))}</span>
                    <LocalTimes duty={duty} zoneOf={zoneOf} />
                  </li>
                ))}
              </ul>
            </section>
          </Fragment>
        )
      })}
    </div>
  )
}

/** The first and the last day of a week in words. */
export const weekName = (from: string, to: string): string =>
  says.of(axisText(Date.parse(from), true), axisText(Date.parse(to) - 1, true))
