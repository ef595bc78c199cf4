import type { ReactNode } from 'react'
import { intakeText } from '../intake-text.ts'
import { CheckIcon, OpenCircleIcon } from './icons.tsx'

interface FactListProps {
  readonly facts: readonly { readonly label: string; readonly given: boolean }[]
  /** What is known of a fact, below its name. */
  readonly known?: (label: string) => ReactNode
  /** What is said of one that is missing, besides that it is. */
  readonly asked?: (label: string) => ReactNode
}

/** What triage needs, and of each whether it is there. */
export function FactList({ facts, known, asked }: FactListProps) {
  return (
    <ul className="grid gap-1.5">
      {facts.map(({ label, given }) => (
        <li key={label} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2">
          <span className={`pt-0.5 ${given ? 'text-soft' : 'text-soon'}`}>
            {given ? <CheckIcon /> : <OpenCircleIcon />}
          </span>
          <span className="[overflow-wrap:anywhere]">
            <span className={given ? 'text-soft' : 'font-medium'}>{label}</span>
            <span className={given ? 'sr-only' : 'text-xs text-soon'}>
              {' '}
              {given ? intakeText.given : intakeText.missing}
              {given ? null : asked?.(label)}
            </span>
            {known?.(label)}
          </span>
        </li>
      ))}
    </ul>
  )
}
