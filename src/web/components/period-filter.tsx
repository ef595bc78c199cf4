import { useId, useState } from 'react'
import { serverNow } from '../data/server-clock.ts'
import { timeZone } from '../data/time-zone.ts'
import { reportText } from '../report-text.ts'
import { OneOf } from './one-of.tsx'
import { DAYS_BACK, ownPeriod, type Period } from './period.ts'

/** Nobody promised anything on record before. */
const EARLIEST = '1970-01-01'

const { period: says } = reportText

interface DayProps {
  readonly label: string
  readonly value: string | undefined
  readonly min: string | undefined
  readonly max: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** A date that counts once it is one: while its year is typed it is not, and stays here. */
function Day({ label, value = '', min, max, onChange }: DayProps) {
  const [before, setBefore] = useState(value)
  const [typed, setTyped] = useState(value)
  const fault = useId()
  if (before !== value) {
    setBefore(value)
    setTyped(value)
  }
  const isReversed = typed >= EARLIEST && ((min !== undefined && typed < min) || (max !== undefined && typed > max))
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-xs text-soft">
      <label className="flex items-center gap-1.5">
        {label}
        <input
          type="date"
          value={typed}
          min={min ?? EARLIEST}
          max={max}
          aria-invalid={isReversed || undefined}
          aria-describedby={isReversed ? fault : undefined}
          onChange={({ target }) => {
            setTyped(target.value)
            if (target.validity.valid) onChange(target.value === '' ? undefined : target.value)
          }}
          // Half a year is taken back.
          onBlur={() => isReversed || setTyped(value)}
          className="h-7 rounded-md border border-edge bg-canvas px-2 text-xs text-ink aria-invalid:border-late focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 pointer-coarse:h-9"
        />
      </label>
      {isReversed ? (
        <span id={fault} role="alert" className="text-late">
          {says.reversed}
        </span>
      ) : null}
    </span>
  )
}

interface PeriodFilterProps {
  /** What happened in it, when not what is counted began. */
  readonly name?: string
  readonly period: Period
  /** Gets the whole period: what is left out of it is not chosen any more. */
  readonly onChange: (period: Required<Period>) => void
}

const choices = [
  { value: 'any', label: says.any },
  ...DAYS_BACK.map((days) => ({ value: String(days), label: says.days(days) })),
  { value: 'own', label: says.own },
]

/** When something happened. */
export function PeriodFilter({ name = says.name, period, onChange }: PeriodFilterProps) {
  const { days, from, to } = period
  const isOwn = from !== undefined || to !== undefined
  const set = (wanted: Period) => onChange({ days: undefined, from: undefined, to: undefined, ...wanted })
  function choose(value: string) {
    if (value === 'own') set(ownPeriod(serverNow(), timeZone()))
    else set({ days: DAYS_BACK.find((each) => String(each) === value) })
  }
  return (
    <>
      <OneOf name={name} value={isOwn ? 'own' : String(days ?? 'any')} choices={choices} onChange={choose} />
      {isOwn ? (
        <span className="flex flex-wrap gap-x-3 gap-y-1.5">
          <Day label={says.from} value={from} min={undefined} max={to} onChange={(day) => set({ from: day, to })} />
          <Day label={says.to} value={to} min={from} max={undefined} onChange={(day) => set({ from, to: day })} />
        </span>
      ) : null}
    </>
  )
}
