import { useState } from 'react'
import type { Missing } from '../../../contract/forms.ts'
import { fillForm } from '../../../domain/intake/answers.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FormFields, focusField } from '../../components/form-fields.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { failureText } from '../../data/failure.ts'
import type { TicketRead } from '../../data/ticket-read.ts'
import { useAct } from '../../data/tickets.ts'
import { intakeText } from '../../intake-text.ts'
import { text } from '../../text.ts'

interface FillInHostProps {
  readonly ticket: TicketRead
  readonly missing: Missing
  readonly onClose: () => void
}

const { panel } = intakeText

/** The form of a ticket once more, those fields first that are still open. */
export function FillInHost({ ticket, missing: { fields, answers, facts }, onClose }: FillInHostProps) {
  const act = useAct(ticket.number)
  const { tell } = useMessages()
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({})
  const [isTried, setTried] = useState(false)
  const typed = { ...answers, ...given }
  const policy = { name: '', about: '', kind: ticket.kind, forWhom: 'staff', subject: '', fields } as const
  const { asked, faults } = fillForm(policy, typed)
  const open = facts.flatMap((fact) => fact.open)
  const isOpen = (id: string) => open.includes(id)
  const ordered = [...asked.filter(({ field }) => isOpen(field.id)), ...asked.filter(({ field }) => !isOpen(field.id))]
  function send() {
    setTried(true)
    const [first] = faults
    if (first) return focusField(document.body, first.field)
    act.mutate(
      { verb: 'answer-form', input: { answers: given } },
      {
        onSuccess: () => {
          tell(panel.filled(ticket.number))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={panel.fillTitle} says={panel.fillSays} about={text.ticketName(ticket.number)} onClose={onClose} wide>
      <FormFrame
        submit={panel.fillSubmit}
        busy={act.isPending || Object.keys(given).length === 0}
        refusal={act.error ? failureText(act.error) : undefined}
        ownFaults
        onSubmit={send}
        onClose={onClose}
      >
        <FormFields
          asked={ordered}
          typed={typed}
          faultOf={(id) => (isTried || given[id] ? faults.find(({ field }) => field === id)?.text : undefined)}
          onAnswer={(id, value) => setGiven((before) => ({ ...before, [id]: value }))}
          begins
        />
      </FormFrame>
    </Dialog>
  )
}
