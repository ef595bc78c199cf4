import { type KeyboardEvent, useId } from 'react'
import type { Answer, Question } from '../../domain/severity/document.ts'
import type { Known } from '../../domain/severity/evidence.ts'
import { ClearChoice, clearsChoice } from '../components/clear-choice.tsx'
import { severityText } from '../severity-text.ts'
import { type KeyedAnswer, letterOf } from './evidence-keys.ts'

interface EvidenceFieldsProps {
  readonly questions: readonly Question[]
  readonly known: Known
  /** Questions whose answers decide next. */
  readonly needed: readonly string[]
  readonly keyed: ReadonlyMap<string, KeyedAnswer>
  readonly onAnswer: (question: string, answer: Answer | undefined) => void
  /** The focus starts in the first of them. */
  readonly begins: boolean
}

interface FieldProps extends Omit<EvidenceFieldsProps, 'questions' | 'needed'> {
  readonly question: Question
}

function KeyLetter({ letter }: { readonly letter: string | undefined }) {
  if (letter === undefined) return null
  return (
    <span aria-hidden="true" className="hidden text-2xs text-faint uppercase sm:inline">
      {letter}
    </span>
  )
}

interface PillProps {
  readonly name: string
  readonly label: string
  readonly checked: boolean
  readonly letter: string | undefined
  readonly onPick: () => void
  /** It was chosen already. */
  readonly onAgain: () => void
  readonly begins: boolean
}

/** One answer of several. */
function Pill({ name, label, checked, letter, onPick, onAgain, begins }: PillProps) {
  return (
    <label className="flex min-h-7 cursor-pointer items-center gap-2 rounded-md border border-line px-2 py-1 hover:bg-hover has-checked:border-ink has-checked:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:min-h-10">
      <input
        type="radio"
        name={name}
        checked={checked}
        onChange={onPick}
        onClick={() => checked && onAgain()}
        data-autofocus={begins ? '' : undefined}
        className="size-3.5 shrink-0 accent-ink focus-visible:outline-none"
      />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{label}</span>
      <KeyLetter letter={letter} />
    </label>
  )
}

/** What somebody answered is taken back; what only the ticket says, or is assumed, is said by them now. */
const pickedAgain = ({ evidence, sources }: Known, id: string): Answer | undefined =>
  sources[id] === 'given' ? undefined : evidence[id]

function ChoiceField({ question, known, keyed, onAnswer, begins }: FieldProps) {
  const { id, choices = [] } = question
  return (
    <div className={choices.length > 3 ? 'grid gap-1' : 'flex flex-wrap gap-1'}>
      {choices.map(({ value, label }, index) => (
        <Pill
          key={value}
          name={`evidence-${id}`}
          label={label}
          checked={known.evidence[id] === value}
          letter={letterOf(keyed, id, value)}
          onPick={() => onAnswer(id, value)}
          onAgain={() => onAnswer(id, pickedAgain(known, id))}
          begins={begins && index === 0}
        />
      ))}
    </div>
  )
}

/** How the key that says no reads. */
const capitalOf = (letter: string | undefined) => (letter === undefined ? undefined : `⇧ ${letter}`)

function YesNoField({ question: { id }, known, keyed, onAnswer, begins }: FieldProps) {
  const answer = known.evidence[id]
  return (
    <div className="flex flex-wrap gap-1">
      {[true, false].map((value) => (
        <Pill
          key={String(value)}
          name={`evidence-${id}`}
          label={value ? severityText.yes : severityText.no}
          checked={answer === value}
          letter={value ? letterOf(keyed, id) : capitalOf(letterOf(keyed, id))}
          onPick={() => onAnswer(id, value)}
          onAgain={() => onAnswer(id, pickedAgain(known, id))}
          begins={begins && value}
        />
      ))}
    </div>
  )
}

/** What is typed, as percents; nothing while it is none. */
function percentOf(text: string): number | undefined {
  const number = Number(text)
  return text.trim() === '' || Number.isNaN(number) || number < 0 || number > 100 ? undefined : number
}

function PercentField({ question: { id, asks }, known, keyed, onAnswer, begins }: FieldProps) {
  const answer = known.evidence[id]
  return (
    <span className="flex items-center gap-2">
      <input
        type="number"
        inputMode="decimal"
        min={0}
        max={100}
        step="any"
        data-question={id}
        data-autofocus={begins ? '' : undefined}
        aria-label={`${asks} ${severityText.percent}`}
        defaultValue={typeof answer === 'number' ? answer : undefined}
        onChange={({ target }) => onAnswer(id, percentOf(target.value))}
        className="h-8 w-24 rounded-md border border-edge bg-canvas px-2 tabular-nums focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 pointer-coarse:h-10"
      />
      <span aria-hidden="true">%</span>
      <KeyLetter letter={letterOf(keyed, id)} />
    </span>
  )
}

const FIELDS = { choice: ChoiceField, yes_no: YesNoField, percent: PercentField } as const

function QuestionField({ isNeeded, ...props }: FieldProps & { readonly isNeeded: boolean }) {
  const id = useId()
  const { asks, help, answer } = props.question
  const Field = FIELDS[answer]
  const source = props.known.sources[props.question.id]
  const note = source === undefined ? undefined : severityText.sources[source]
  const isPicked = source === 'given' && answer !== 'percent'
  const clear = () => props.onAnswer(props.question.id, undefined)
  function clearByKey(event: KeyboardEvent<HTMLFieldSetElement>) {
    if (!isPicked || !clearsChoice(event)) return
    event.preventDefault()
    clear()
  }
  return (
    <fieldset
      className="grid gap-1"
      aria-labelledby={`${id}-legend`}
      aria-describedby={help === undefined ? undefined : id}
      onKeyDown={clearByKey}
    >
      <legend className="mb-1 text-xs font-medium text-soft">
        <span id={`${id}-legend`}>
          {asks}
          {isNeeded ? <span className="font-normal text-soon"> · {severityText.needed}</span> : null}
          {note === undefined ? null : <span className="font-normal text-faint"> · {note}</span>}
        </span>
        {isPicked ? <ClearChoice of={asks} onClear={clear} /> : null}
      </legend>
      <Field {...props} />
      {help === undefined ? null : (
        <p id={id} className="text-xs text-soft text-pretty">
          {help}
        </p>
      )}
    </fieldset>
  )
}

/** The questions of a ladder, as ticks and numbers. */
export function EvidenceFields({ questions, needed, begins, ...props }: EvidenceFieldsProps) {
  return (
    <div className="grid content-start gap-4">
      {questions.map((question, index) => (
        <QuestionField
          key={question.id}
          question={question}
          isNeeded={needed.includes(question.id)}
          begins={begins && index === 0}
          {...props}
        />
      ))}
    </div>
  )
}
