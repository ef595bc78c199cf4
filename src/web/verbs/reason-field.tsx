import { TextArea } from '../components/field.tsx'
import { ticketText } from '../ticket-text.ts'

interface ReasonFieldProps {
  readonly value: string
  readonly onChange: (reason: string) => void
  /** Where it is from, when nobody typed it. */
  readonly note?: string | undefined
  /** What is wrong with it. */
  readonly fault?: string | undefined
}

/** Why a verb is done, in a sentence. */
export function ReasonField({ value, onChange, note, fault }: ReasonFieldProps) {
  return (
    <TextArea
      label={ticketText.fields.reason}
      rows={2}
      minLength={3}
      maxLength={500}
      note={note}
      fault={fault}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
