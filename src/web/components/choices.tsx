import { type KeyboardEvent, useId } from 'react'
import { ClearChoice, clearsChoice } from './clear-choice.tsx'
import { describedBy } from './field.tsx'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly says?: string
  /** Picks it while the focus is in the group. */
  readonly hotkey?: string
}

interface ChoicesProps<Value extends string> {
  readonly legend: string
  readonly name: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  /** Takes the choice back, where none has to be made: by its card again, its key again, Delete, or the button. */
  readonly onClear?: (() => void) | undefined
  /** The focus starts here when the dialog opens. */
  readonly begins?: boolean
  readonly columns?: boolean
  /** One has to be chosen, which is so unless told otherwise. */
  readonly required?: boolean
  /** How much it is needed, beside the legend. */
  readonly mark?: string | undefined
  readonly help?: string | undefined
  /** Where what is chosen is from. */
  readonly note?: string | undefined
  readonly fault?: string | undefined
}

/** One of a few, each with what it means written out. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const {
    legend,
    name,
    choices,
    value,
    onChange,
    onClear,
    begins = false,
    columns = false,
    required = true,
    mark,
    help,
    note,
    fault,
  } = props
  const id = useId()
  const clear = choices.some((choice) => choice.value === value) ? onClear : undefined
  function pick(event: KeyboardEvent<HTMLFieldSetElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const wanted = choices.find(({ hotkey }) => hotkey !== undefined && hotkey === event.key)
    if (clear && (clearsChoice(event) || (wanted !== undefined && wanted.value === value))) {
      event.preventDefault()
      return clear()
    }
    if (wanted === undefined) return
    event.preventDefault()
    onChange(wanted.value)
    // The focus follows, so that Tab leads on from what was picked.
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${wanted.value}"]`)?.focus()
  }
  return (
    <fieldset
      className="grid gap-1"
      onKeyDown={pick}
      aria-labelledby={`${id}-legend`}
      aria-describedby={describedBy(id, { help, note, fault })}
    >
      <legend className="mb-1 text-xs font-medium text-soft">
        <span id={`${id}-legend`}>
          {legend}
          {mark === undefined ? null : <span className="font-normal text-faint"> · {mark}</span>}
        </span>
        {clear ? <ClearChoice of={legend} onClear={clear} /> : null}
      </legend>
      {help === undefined ? null : (
        <p id={`${id}-help`} className="mb-1 text-xs text-soft text-pretty">
          {help}
        </p>
      )}
      <div className={`grid gap-1 ${columns ? 'sm:grid-cols-2' : ''}`}>
        {choices.map(({ value: each, label, says, hotkey }, index) => (
          <label
            key={each}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-2.5 py-2 hover:bg-hover has-checked:border-ink has-checked:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={each}
              required={required}
              checked={value === each}
              onChange={() => onChange(each)}
              onClick={() => value === each && clear?.()}
              data-autofocus={begins && (value === undefined ? index === 0 : value === each) ? '' : undefined}
              className="mt-1 size-3.5 shrink-0 accent-ink focus-visible:outline-none"
            />
            <span className="min-w-0 flex-1">
              <span className="font-medium">{label}</span>
              {says === undefined ? null : <span className="block text-xs text-soft">{says}</span>}
            </span>
            {hotkey === undefined ? null : (
              <span aria-hidden="true" className="hidden text-2xs text-faint sm:block">
                {hotkey}
              </span>
            )}
          </label>
        ))}
      </div>
      {note === undefined ? null : (
        <p id={`${id}-note`} className="text-xs text-soft">
          {note}
        </p>
      )}
      {fault === undefined ? null : (
        <p id={`${id}-fault`} className="text-xs text-late">
          {fault}
        </p>
      )}
    </fieldset>
  )
}
