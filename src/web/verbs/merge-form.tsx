import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { FormFrame } from '../components/form-frame.tsx'
import { ticketText } from '../ticket-text.ts'
import { NumberField } from './number-field.tsx'
import { ReasonField } from './reason-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const WARNS = ['customer', 'ended'] as const

export function MergeForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'merge'>>) {
  const [into, setInto] = useState('')
  const [reason, setReason] = useState('')
  return (
    <FormFrame {...frame} onSubmit={() => onSubmit({ into: Number(into), reason })}>
      <NumberField label={ticketText.fields.into} begins value={into} onChange={setInto} own={ticket} warns={WARNS} />
      <ReasonField value={reason} onChange={setReason} />
    </FormFrame>
  )
}
