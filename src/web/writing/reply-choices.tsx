import { ClockIcon, SolveIcon } from '../components/icons.tsx'
import { type Option, terms } from '../terms.ts'
import { WEIGHTS, type Weighed, type Weight } from '../ticket/reply-weight.ts'
import { ticketText } from '../ticket-text.ts'

const { composer } = ticketText
const AFTERS = ['stay', 'hold', 'ask', 'solve'] as const
export type After = (typeof AFTERS)[number]

interface SideChoiceProps<Value extends string> {
  readonly legend: string
  readonly name: string
  readonly values: readonly Value[]
  readonly words: Readonly<Record<Value, Option>>
  readonly chosen: Value | undefined
  readonly onChoose: (value: Value) => void
}

/** One of a few, small, beside what is being written. */
function SideChoice<Value extends string>(props: SideChoiceProps<Value>) {
  const { legend, name, values, words, chosen, onChoose } = props
  return (
    <fieldset className="flex flex-wrap items-center gap-1">
      <legend className="sr-only">{legend}</legend>
      {values.map((each) => (
        <label
          key={each}
          title={words[each].says}
          className="flex h-7 cursor-pointer items-center rounded-md px-2 text-xs text-soft hover:text-ink has-checked:bg-selected has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:h-9"
        >
          <input
            type="radio"
            name={name}
            value={each}
            checked={chosen === each}
            onChange={() => onChoose(each)}
            className="sr-only"
          />
          {words[each].label}
        </label>
      ))}
    </fieldset>
  )
}

/** Says quietly, while it is typed, whether the reply will stop the clock. */
export function WeightLine({ weight, says }: Weighed) {
  return (
    <p aria-live="polite" className="flex min-h-4 items-start gap-1.5 px-2 text-xs text-soft">
      {says === undefined ? null : (
        <>
          {weight === 'response' ? <SolveIcon className="mt-px size-3.5" /> : <ClockIcon className="mt-px size-3.5" />}
          <span>{says}</span>
        </>
      )}
    </p>
  )
}

export interface ReplyChoicesProps {
  /** What it will count as, and why; of a reply alone. */
  readonly weighed: Weighed
  readonly onWeight: (weight: Weight) => void
  readonly after: After
  readonly onAfter: (after: After) => void
}

/** What is decided about a reply beside its words. */
export function ReplyChoices({ weighed, onWeight, after, onAfter }: ReplyChoicesProps) {
  return (
    <>
      <SideChoice
        legend={composer.weight}
        name="weight"
        values={WEIGHTS}
        words={terms.weight}
        chosen={weighed.weight}
        onChoose={onWeight}
      />
      <span aria-hidden="true" className="hidden h-4 w-px bg-line sm:block" />
      <SideChoice
        legend={composer.after}
        name="after"
        values={AFTERS}
        words={composer.afters}
        chosen={after}
        onChoose={onAfter}
      />
    </>
  )
}
