import { useState } from 'react'
import { ASKED_OF, type AskedOf } from '../../../domain/intake/asking.ts'
import { Choices } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextArea } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { failureText } from '../../data/failure.ts'
import { useMissing } from '../../data/forms.ts'
import type { TicketRead } from '../../data/ticket-read.ts'
import { useAct } from '../../data/tickets.ts'
import { intakeText } from '../../intake-text.ts'
import { text } from '../../text.ts'

interface AskMissingHostProps {
  readonly ticket: TicketRead
  readonly onClose: () => void
}

const { panel } = intakeText
const choices = ASKED_OF.map((value) => ({ value, label: panel.whom[value] }))

/** Asks for what is missing, by the ready text or by one's own words. */
export function AskMissingHost({ ticket, onClose }: AskMissingHostProps) {
  const act = useAct(ticket.number)
  const { tell } = useMessages()
  const [chosen, setChosen] = useState<AskedOf>()
  const [own, setOwn] = useState<string>()
  const { data } = useMissing(ticket, chosen)
  const usual = useMissing(ticket).data?.ask?.of ?? 'colleague'
  const of = chosen ?? usual
  const body = own ?? data?.ask?.text ?? ''
  function send() {
    act.mutate(
      { verb: 'ask-missing', input: { of, text: body } },
      {
        onSuccess: () => {
          tell(panel.asked(ticket.number))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={panel.askTitle} says={panel.askSays[of]} about={text.ticketName(ticket.number)} onClose={onClose}>
      <FormFrame
        submit={panel.askSubmit[of]}
        busy={act.isPending || body === ''}
        refusal={act.error ? failureText(act.error) : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <Choices
          legend={panel.of}
          name="of"
          choices={choices}
          value={of}
          onChange={(next) => {
            setChosen(next)
            setOwn(undefined)
          }}
        />
        <div className={of === 'colleague' ? 'rounded-md bg-note-tint p-2' : ''}>
          <TextArea
            label={panel.text}
            rows={10}
            maxLength={10_000}
            data-autofocus
            value={body}
            onChange={({ target }) => setOwn(target.value)}
          />
        </div>
      </FormFrame>
    </Dialog>
  )
}
