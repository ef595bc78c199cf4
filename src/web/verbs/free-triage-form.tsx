import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { PRIORITIES, type Priority, SEVERITIES } from '../../domain/vocabulary.ts'
import { Choices } from '../components/choices.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'
import { ReasonField } from './reason-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const severities = SEVERITIES.map((severity) => {
  const { label, says } = terms.severity[severity]
  return { value: String(severity), label: `${severity} · ${label}`, says, hotkey: String(severity) }
})
const priorities = PRIORITIES.map((priority) => ({
  value: priority,
  ...terms.priority[priority],
  hotkey: priority.slice(1),
}))

/** Severity and priority where no written criteria are in force; the digits 0 to 3 choose. */
export function FreeTriageForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'triage'>>) {
  const [severity, setSeverity] = useState(ticket.severity === null ? undefined : String(ticket.severity))
  const [priority, setPriority] = useState<Priority | undefined>(ticket.priority ?? undefined)
  const [reason, setReason] = useState('')
  function send() {
    const chosen = SEVERITIES.find((each) => String(each) === severity)
    if (chosen !== undefined && priority !== undefined) onSubmit({ severity: chosen, priority, reason })
  }
  return (
    <FormFrame {...frame} onSubmit={send}>
      <div className="grid gap-4 @xl:grid-cols-[3fr_2fr]">
        <Choices
          legend={ticketText.fields.severity}
          name="severity"
          begins
          choices={severities}
          value={severity}
          onChange={setSeverity}
        />
        <Choices
          legend={ticketText.fields.priority}
          name="priority"
          choices={priorities}
          value={priority}
          onChange={setPriority}
        />
      </div>
      <ReasonField value={reason} onChange={setReason} />
    </FormFrame>
  )
}
