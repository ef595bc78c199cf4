import { TextField } from '../components/field.tsx'
import type { OwnTicket, Warning } from './other-ticket.ts'
import { OtherTicketGlance } from './other-ticket-glance.tsx'

interface NumberFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** The focus starts here when the dialog opens. */
  readonly begins?: boolean
  /** The ticket that something is done to. */
  readonly own: OwnTicket
  /** What of the other ticket is warned of. */
  readonly warns: readonly Warning[]
  /** Whether the other one is in sight already. */
  readonly isShown?: boolean
}

/** The number of another ticket, and which one that is. */
export function NumberField({ label, value, onChange, begins = false, own, warns, isShown = false }: NumberFieldProps) {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-1.5">
      <TextField
        label={label}
        type="number"
        inputMode="numeric"
        min={1}
        {...(begins ? { 'data-autofocus': true } : {})}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {isShown ? null : <OtherTicketGlance value={value} own={own} warns={warns} />}
    </div>
  )
}
