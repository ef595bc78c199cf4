import { useId } from 'react'
import { describedBy } from './field.tsx'

interface SeveralChoicesProps {
  readonly legend: string
  readonly choices: readonly { readonly value: string; readonly label: string; readonly says?: string | undefined }[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly mark?: string | undefined
  readonly help?: string | undefined
  readonly note?: string | undefined
  readonly fault?: string | undefined
}

/** Any number of a few, in their own order. */
export function SeveralChoices(props: SeveralChoicesProps) {
  const { legend, choices, values, onChange, mark, help, note, fault } = props
  const id = useId()
  const others = (value: string) => values.filter((each) => each !== value)
  return (
    <fieldset className="grid gap-1" aria-describedby={describedBy(id, { help, note, fault })}>
      <legend className="mb-1 text-xs font-medium text-soft">
        {legend}
        {mark === undefined ? null : <span className="font-normal text-faint"> · {mark}</span>}
      </legend>
      {help === undefined ? null : (
        <p id={`${id}-help`} className="mb-1 text-xs text-soft text-pretty">
          {help}
        </p>
      )}
      <div className="grid gap-1 sm:grid-cols-2">
        {choices.map(({ value, label, says }) => (
          <label
            key={value}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-2.5 py-2 hover:bg-hover has-checked:border-ink has-checked:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="checkbox"
              value={value}
              checked={values.includes(value)}
              onChange={({ target }) => onChange(target.checked ? [...others(value), value] : others(value))}
              className="mt-1 size-3.5 shrink-0 accent-ink focus-visible:outline-none"
            />
            <span className="min-w-0 flex-1">
              <span className="font-medium">{label}</span>
              {says === undefined ? null : <span className="block text-xs text-soft">{says}</span>}
            </span>
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
