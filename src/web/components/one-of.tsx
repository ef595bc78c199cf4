import { FilterButton } from './filter-button.tsx'
import { Menu } from './menu.tsx'

interface OneOfProps {
  readonly name: string
  readonly value: string
  /** What is chosen, when it says more than its choice. */
  readonly chosen?: string | undefined
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

/** One of a short list that is always chosen. */
export function OneOf({ name, value, chosen, choices, onChange }: OneOfProps) {
  const label = chosen ?? choices.find((choice) => choice.value === value)?.label ?? value
  return (
    <Menu
      label={name}
      trigger={(props) => <FilterButton name={name} chosen={label} title={name} {...props} />}
      groups={[{ label: name, value, choices, onChange }]}
    />
  )
}
