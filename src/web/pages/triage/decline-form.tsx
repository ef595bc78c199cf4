import { useState } from 'react'
import type { VerbInput } from '../../../contract/tickets.ts'
import type { Dismissal } from '../../../domain/vocabulary.ts'
import { Choices } from '../../components/choices.tsx'
import { TextArea } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { terms } from '../../terms.ts'
import { ticketText } from '../../ticket-text.ts'
import { triageText } from '../../triage-text.ts'

const AS = ['declined', 'no_action', 'spam'] as const satisfies readonly Dismissal[]
const choices = AS.map((value, index) => ({ value, ...terms.dismissal[value], hotkey: String(index + 1) }))

interface DeclineFormProps {
  readonly onSubmit: (input: VerbInput<'dismiss'>) => void
  readonly onClose: () => void
}

/** Ends tickets without work. The reason that fits stands there until somebody writes another. */
export function DeclineForm({ onSubmit, onClose }: DeclineFormProps) {
  const [as, setAs] = useState<(typeof AS)[number]>('declined')
  const [written, setWritten] = useState<string>()
  const reason = written ?? triageText.reasons[as]
  return (
    <FormFrame
      submit={triageText.decline.submit}
      busy={false}
      onSubmit={() => onSubmit({ as, of: null, reason })}
      onClose={onClose}
    >
      <Choices
        legend={triageText.decline.what}
        name="as"
        begins
        choices={choices}
        value={as}
        onChange={(value) => setAs(value)}
      />
      <TextArea
        label={ticketText.fields.reason}
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setWritten(target.value)}
      />
    </FormFrame>
  )
}
