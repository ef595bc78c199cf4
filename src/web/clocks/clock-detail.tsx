import type { ReactNode } from 'react'
import type { ClockView } from '../../contract/clocks.ts'
import { IconButton } from '../components/button.tsx'
import { ChevronLeftIcon, ChevronRightIcon } from '../components/icons.tsx'
import { serverNow } from '../data/server-clock.ts'
import { dateText } from '../format.ts'
import { stripText } from '../strip-text.ts'

interface ClockDetailProps {
  readonly clock: ClockView
  readonly step: number
  readonly onStep: (step: number) => void
}

const { facts } = stripText

/** The rule that holds, and those that held before it. */
function factsOf({ targets, forecast }: ClockView, now: number): (readonly [name: string, value: ReactNode])[] {
  const target = targets.at(-1)
  if (target === undefined) return []
  const before = targets.slice(0, -1).map(({ words }, index) => {
    const until = targets[index + 1]?.since ?? target.since
    return stripText.until(words, dateText(until, now))
  })
  return [
    [facts.target, `${target.words}; ${stripText.modes[target.mode]}`],
    ...(before.length === 0 ? [] : [[facts.before, before.join('; ')] as const]),
    [facts.calendar, target.calendar],
    [facts.rule, stripText.ruleOf(target.rule, target.table, target.policy)],
    [facts.because, target.because],
    ...(forecast === null ? [] : [[facts.forecast, forecast.words] as const]),
  ]
}

/** The chosen clock in words: what it is, the step that is read, by which rule it runs, and everything that moved it. */
export function ClockDetail({ clock, step, onStep }: ClockDetailProps) {
  const now = serverNow()
  const { steps, sentence } = clock
  const read = steps[step]
  return (
    <div className="grid grid-cols-1 gap-3 rounded-md border border-line bg-panel px-3 py-2.5">
      <p className="font-medium [overflow-wrap:anywhere]">{sentence}</p>
      {read === undefined ? null : (
        <div className="flex items-start gap-2">
          <span className="flex shrink-0 items-center">
            <IconButton
              label={stripText.before}
              disabled={step === 0}
              onClick={() => onStep(step - 1)}
              className="size-6! disabled:opacity-40"
            >
              <ChevronLeftIcon />
            </IconButton>
            <span className="min-w-12 text-center text-xs tabular-nums text-soft">
              {stripText.step(step + 1, steps.length)}
            </span>
            <IconButton
              label={stripText.after}
              disabled={step === steps.length - 1}
              onClick={() => onStep(step + 1)}
              className="size-6! disabled:opacity-40"
            >
              <ChevronRightIcon />
            </IconButton>
          </span>
          <p className="min-w-0 flex-1 py-0.5 [overflow-wrap:anywhere]">
            <span className="tabular-nums text-soft">{dateText(read.at, now)}</span> {read.text}
          </p>
        </div>
      )}
      <dl className="grid gap-x-6 gap-y-1 text-xs sm:grid-cols-2">
        {factsOf(clock, now).map(([name, value]) => (
          <div key={name} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
            <dt className="text-soft">{name}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      <details className="text-xs">
        <summary className="w-fit list-none rounded-sm text-soft underline underline-offset-2 hover:text-ink">
          {stripText.all}
        </summary>
        <ol className="mt-2 grid gap-1">
          {steps.map(({ at, text }) => (
            <li key={`${at} ${text}`} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
              <span className="tabular-nums text-soft">{dateText(at, now)}</span>
              <span className="[overflow-wrap:anywhere]">{text}</span>
            </li>
          ))}
        </ol>
      </details>
    </div>
  )
}
