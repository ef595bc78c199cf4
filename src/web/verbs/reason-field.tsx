import { TextArea } from '../components/field.tsx'
import { ticketText } from '../ticket-text.ts'

/** Why a verb is done, in a sentence. */
export function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  return (
    <TextArea
      label={ticketText.fields.reason}
      rows={2}
      minLength={3}
      maxLength={500}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
