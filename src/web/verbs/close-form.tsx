import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { CLOSING_REASONS, type ClosingReason } from '../../domain/vocabulary.ts'
import { Choices } from '../components/choices.tsx'
import { TextArea } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'
import type { VerbFormProps } from './verb-form-props.ts'

const choices = CLOSING_REASONS.map((value, index) => ({ value, ...terms.closing[value], hotkey: String(index + 1) }))

export function CloseForm({ ticket: _, onSubmit, ...frame }: VerbFormProps<VerbInput<'close'>>) {
  const [reason, setReason] = useState<ClosingReason>()
  const [comment, setComment] = useState('')
  const send = () => reason && onSubmit({ reason, comment: comment.trim() === '' ? null : comment })
  return (
    <FormFrame {...frame} onSubmit={() => void send()}>
      <Choices
        legend={ticketText.fields.closing}
        name="closing"
        begins
        choices={choices}
        value={reason}
        onChange={setReason}
      />
      <TextArea
        label={ticketText.fields.comment}
        required={false}
        rows={2}
        maxLength={500}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
    </FormFrame>
  )
}
