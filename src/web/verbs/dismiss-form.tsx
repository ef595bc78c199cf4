import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { DISMISSALS, type Dismissal } from '../../domain/vocabulary.ts'
import { Choices } from '../components/choices.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'
import { NumberField } from './number-field.tsx'
import { ReasonField } from './reason-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const choices = DISMISSALS.map((value, index) => ({ value, ...terms.dismissal[value], hotkey: String(index + 1) }))

const WARNS = ['customer', 'ended'] as const

export function DismissForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'dismiss'>>) {
  const [as, setAs] = useState<Dismissal>()
  const [of, setOf] = useState('')
  const [reason, setReason] = useState('')
  const send = () => as && onSubmit({ as, of: as === 'duplicate' ? Number(of) : null, reason })
  return (
    <FormFrame {...frame} onSubmit={() => void send()}>
      <Choices
        legend={ticketText.fields.dismissal}
        name="dismissal"
        begins
        choices={choices}
        value={as}
        onChange={setAs}
      />
      {as === 'duplicate' ? (
        <NumberField label={ticketText.fields.of} value={of} onChange={setOf} own={ticket} warns={WARNS} />
      ) : null}
      <ReasonField value={reason} onChange={setReason} />
    </FormFrame>
  )
}
