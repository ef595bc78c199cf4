import { text } from '../text.ts'
import { FilterButton } from './filter-button.tsx'
import { Menu } from './menu.tsx'

/** No value of a filter is the empty text. */
const ANY = ''

interface ClosedFilterProps {
  readonly name: string
  readonly value: string | undefined
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string | undefined) => void
}

/** A filter whose values are a short list. */
export function ClosedFilter({ name, value, choices, onChange }: ClosedFilterProps) {
  const chosen = choices.find((choice) => choice.value === value)?.label ?? value
  return (
    <Menu
      label={name}
      trigger={(props) => <FilterButton name={name} chosen={chosen} {...props} />}
      groups={[
        {
          label: name,
          value: value ?? ANY,
          onChange: (wanted) => onChange(wanted === ANY ? undefined : wanted),
          choices: [{ value: ANY, label: text.queue.anyOne }, ...choices],
        },
      ]}
    />
  )
}
