import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { isDocumentAsked } from '../../domain/closing/document-answer.ts'
import { TextArea } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { ticketText } from '../ticket-text.ts'
import { DocumentFields } from './document-fields.tsx'
import { useDocument } from './use-document.ts'
import type { VerbFormProps } from './verb-form-props.ts'

/** What ended it; which document would have answered it may wait until it is closed. */
export function SolveForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'solve'>>) {
  const [resolution, setResolution] = useState('')
  const { fields, failed, send } = useDocument(ticket)
  return (
    <FormFrame {...frame} failed={failed} onSubmit={() => send((document) => onSubmit({ resolution, document }))}>
      <TextArea
        label={ticketText.fields.resolution}
        data-autofocus
        minLength={3}
        maxLength={500}
        value={resolution}
        onChange={({ target }) => setResolution(target.value)}
      />
      {isDocumentAsked(ticket) ? <DocumentFields {...fields} required={false} /> : null}
    </FormFrame>
  )
}
