import type { KeyboardEvent } from 'react'
import { text } from '../text.ts'

/** Whether the key takes back what is chosen, while the focus is on a choice. */
export const clearsChoice = ({ key, target }: Pick<KeyboardEvent, 'key' | 'target'>): boolean =>
  (key === 'Delete' || key === 'Backspace') && target instanceof HTMLInputElement && target.type === 'radio'

interface ClearChoiceProps {
  /** What was asked. */
  readonly of: string
  readonly onClear: () => void
}

/** Takes an optional choice back: radio buttons cannot do so by themselves. Stands in the group's legend. */
export function ClearChoice({ of, onClear }: ClearChoiceProps) {
  return (
    <button
      type="button"
      aria-label={text.clearChoiceOf(of)}
      onClick={({ currentTarget }) => {
        // The button goes with the choice, so the focus stays in its group.
        currentTarget.closest('fieldset')?.querySelector<HTMLElement>('input')?.focus()
        onClear()
      }}
      className="ml-2 rounded-sm font-normal text-soft underline underline-offset-2 hover:text-ink pointer-coarse:px-2 pointer-coarse:py-1"
    >
      {text.clearChoice}
    </button>
  )
}
