import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { KINDS } from '../../domain/vocabulary.ts'
import { SelectField, TextArea, TextField } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'
import { ReasonField } from './reason-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const { fields } = ticketText

export function SplitForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'split'>>) {
  const [subject, setSubject] = useState('')
  const [body, setBody] = useState('')
  const [kind, setKind] = useState(ticket.kind)
  const [reason, setReason] = useState('')
  return (
    <FormFrame {...frame} onSubmit={() => onSubmit({ subject, body, kind, reason })}>
      <TextField
        label={fields.partSubject}
        minLength={3}
        maxLength={300}
        data-autofocus
        value={subject}
        onChange={({ target }) => setSubject(target.value)}
      />
      <TextArea
        label={fields.partBody}
        rows={4}
        maxLength={100_000}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <SelectField
        label={fields.partKind}
        value={kind}
        onChange={({ target }) => setKind(KINDS.find((each) => each === target.value) ?? ticket.kind)}
      >
        {KINDS.map((each) => (
          <option key={each} value={each}>
            {terms.kind[each]}
          </option>
        ))}
      </SelectField>
      <ReasonField value={reason} onChange={setReason} />
    </FormFrame>
  )
}
