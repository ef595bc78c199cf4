import { useState } from 'react'
import { ASKED_OF, type AskedOf } from '../../../domain/intake/asking.ts'
import { Choices } from '../../components/choices.tsx'
import { useDesk } from '../../components/desk-context.ts'
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
import { PublicText } from '../../writing/public-text.tsx'
import { usePublicText } from '../../writing/use-public-text.tsx'

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
  const toWhom = ticket.contact?.name
  const { nameOf } = useDesk()
  function write() {
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
  const writing = usePublicText({ number: ticket.number, toWhom, nameOf, body, onBody: setOwn, onSend: write })
  return (
    <Dialog title={panel.askTitle} says={panel.askSays[of]} about={text.ticketName(ticket.number)} onClose={onClose}>
      <FormFrame
        submit={panel.askSubmit[of]}
        look={of === 'customer' ? 'public' : 'primary'}
        busy={act.isPending || body === ''}
        refusal={act.error ? failureText(act.error) : writing.refusal}
        onSubmit={of === 'customer' ? writing.send : write}
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
        {of === 'customer' ? (
          <PublicText label={panel.text} hint="" writing={writing} toWhom={toWhom} begins />
        ) : (
          <div className="rounded-md bg-note-tint p-2">
            <TextArea
              label={panel.text}
              rows={10}
              maxLength={10_000}
              data-autofocus
              value={body}
              onChange={({ target }) => setOwn(target.value)}
            />
          </div>
        )}
      </FormFrame>
    </Dialog>
  )
}
