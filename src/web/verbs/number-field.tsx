import { TextField } from '../components/field.tsx'

interface NumberFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** The focus starts here when the dialog opens. */
  readonly begins?: boolean
}

/** The number of another ticket. */
export function NumberField({ label, value, onChange, begins = false }: NumberFieldProps) {
  return (
    <TextField
      label={label}
      type="number"
      inputMode="numeric"
      min={1}
      {...(begins ? { 'data-autofocus': true } : {})}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
