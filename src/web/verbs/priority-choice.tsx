import { PRIORITIES, type Priority } from '../../domain/vocabulary.ts'
import { severityText } from '../severity-text.ts'
import { terms } from '../terms.ts'

interface PriorityChoiceProps {
  readonly value: Priority | undefined
  /** Those that may not be chosen. */
  readonly forbidden: readonly Priority[]
  readonly note: string | undefined
  readonly onChange: (priority: Priority) => void
}

/** The priority in one row: it follows from the level unless somebody says otherwise. */
export function PriorityChoice({ value, forbidden, note, onChange }: PriorityChoiceProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-xs font-medium text-soft">{severityText.priority}</legend>
      <div className="flex flex-wrap gap-1">
        {PRIORITIES.map((priority) => (
          <label
            key={priority}
            title={terms.priority[priority].says}
            className="flex min-h-7 cursor-pointer items-center gap-2 rounded-md border border-line px-2 py-1 hover:bg-hover has-checked:border-ink has-checked:bg-hover has-disabled:cursor-not-allowed has-disabled:text-faint has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:min-h-10"
          >
            <input
              type="radio"
              name="priority"
              value={priority}
              checked={value === priority}
              disabled={forbidden.includes(priority)}
              onChange={() => onChange(priority)}
              className="size-3.5 accent-ink focus-visible:outline-none"
            />
            {terms.priority[priority].label}
          </label>
        ))}
      </div>
      {note === undefined ? null : <p className="text-xs text-soft">{note}</p>}
    </fieldset>
  )
}
