import { bulkText } from '../../bulk-text.ts'
import { CheckIcon } from '../../components/icons.tsx'

interface SelectBoxProps {
  readonly number: number
  readonly isSelected: boolean
  /** Else it shows only under a mouse. */
  readonly isShown: boolean
  readonly onSelect: (range: boolean) => void
  /** Where it stands. */
  readonly className: string
}

/** Selects a ticket of the line; it stands where the place stood. */
export function SelectBox({ number, isSelected, isShown, onSelect, className }: SelectBoxProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field would take the keys of the list to itself.
    <button
      type="button"
      role="checkbox"
      tabIndex={isShown ? 0 : -1}
      aria-checked={isSelected}
      aria-label={bulkText.selectNamed(number)}
      onClick={({ shiftKey }) => onSelect(shiftKey)}
      className={`flex items-center justify-center -outline-offset-2! ${isShown ? '' : 'opacity-0 focus-visible:opacity-100 pointer-fine:group-hover/row:opacity-100 pointer-coarse:pointer-events-none'} ${className}`}
    >
      <span
        className={`flex size-4 items-center justify-center rounded-sm border pointer-coarse:size-6 ${isSelected ? 'border-ink bg-inverse text-on-inverse' : 'border-edge bg-canvas text-transparent'}`}
      >
        <CheckIcon className="size-3" />
      </span>
    </button>
  )
}
