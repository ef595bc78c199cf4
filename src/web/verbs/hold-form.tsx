import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { HOLD_FOR, type HoldFor } from '../../domain/vocabulary.ts'
import { Choices } from '../components/choices.tsx'
import { TextField } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'
import { isoOfLocal } from './local-time.ts'
import { ReasonField } from './reason-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const choices = HOLD_FOR.map((value) => ({ value, ...terms.holdFor[value] }))

export function HoldForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'hold'>>) {
  const [holdFor, setHoldFor] = useState<HoldFor>('customer')
  const [named, setNamed] = useState<string>()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const actsNext = named ?? (holdFor === 'customer' ? (ticket.contact?.name ?? '') : '')
  return (
    <FormFrame {...frame} onSubmit={() => onSubmit({ for: holdFor, reason, actsNext, until: isoOfLocal(until) })}>
      <Choices
        legend={ticketText.fields.holdFor}
        name="for"
        begins
        choices={choices}
        value={holdFor}
        onChange={setHoldFor}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={ticketText.fields.actsNext}
          maxLength={200}
          value={actsNext}
          onChange={({ target }) => setNamed(target.value)}
        />
        <TextField
          label={ticketText.fields.until}
          required={false}
          type="datetime-local"
          value={until}
          onChange={({ target }) => setUntil(target.value)}
        />
      </div>
      <ReasonField value={reason} onChange={setReason} />
    </FormFrame>
  )
}
