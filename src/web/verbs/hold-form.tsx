import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { holdReasonsFor } from '../../domain/verbs/steer.ts'
import { HOLD_FOR, type HoldFor, type HoldReason } from '../../domain/vocabulary.ts'
import { Choices } from '../components/choices.tsx'
import { SelectField, TextArea, TextField } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'
import { isoOfLocal } from './local-time.ts'
import type { VerbFormProps } from './verb-form-props.ts'

const { fields } = ticketText
const choices = HOLD_FOR.map((value) => ({ value, ...terms.holdFor[value] }))

/** The reasons to choose from are those for which whoever acts next may be the one. */
export function HoldForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'hold'>>) {
  const [holdFor, setHoldFor] = useState<HoldFor>('customer')
  const [chosen, setChosen] = useState<HoldReason>()
  const [named, setNamed] = useState<string>()
  const [note, setNote] = useState('')
  const [until, setUntil] = useState('')
  const actsNext = named ?? (holdFor === 'customer' ? (ticket.contact?.name ?? '') : '')
  const fitting = holdReasonsFor(holdFor)
  const reason = fitting.find((each) => each === chosen)
  function send() {
    if (reason === undefined) return
    const said = note.trim() === '' ? null : note
    onSubmit({ for: holdFor, reason, note: said, actsNext, until: isoOfLocal(until) })
  }
  return (
    <FormFrame {...frame} onSubmit={send}>
      <Choices legend={fields.holdFor} name="for" begins choices={choices} value={holdFor} onChange={setHoldFor} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={fields.actsNext}
          maxLength={200}
          value={actsNext}
          onChange={({ target }) => setNamed(target.value)}
        />
        <TextField
          label={fields.until}
          required={false}
          type="datetime-local"
          value={until}
          onChange={({ target }) => setUntil(target.value)}
        />
      </div>
      <SelectField
        label={fields.holdReason}
        value={reason ?? ''}
        onChange={({ target }) => setChosen(fitting.find((each) => each === target.value))}
      >
        <option value="">{fields.choose}</option>
        {fitting.map((each) => (
          <option key={each} value={each}>
            {terms.holdReason[each]}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={fields.note}
        required={reason === 'other'}
        rows={2}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </FormFrame>
  )
}
