import { useState } from 'react'
import { TextArea } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

interface ReasonFormProps extends Omit<VerbFormProps<string | null>, 'ticket'> {
  readonly label: string
  readonly required?: boolean
}

/** The form of every verb that takes nothing but a sentence; null when an optional one is left empty. */
export function ReasonForm({ label, required = true, onSubmit, ...frame }: ReasonFormProps) {
  const [reason, setReason] = useState('')
  return (
    <FormFrame {...frame} onSubmit={() => onSubmit(reason.trim() === '' ? null : reason)}>
      <TextArea
        label={label}
        required={required}
        minLength={3}
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormFrame>
  )
}
