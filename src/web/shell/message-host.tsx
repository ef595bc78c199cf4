import type { MessageAct } from '../components/desk-context.ts'
import { Dialog } from '../components/dialog.tsx'
import { useMessages } from '../components/messages.tsx'
import { failureText } from '../data/failure.ts'
import { type Act, useAct } from '../data/tickets.ts'
import { ticketText } from '../ticket-text.ts'
import { ReasonForm } from '../verbs/reason-form.tsx'

interface MessageHostProps {
  readonly act: MessageAct
  readonly number: number
  readonly onClose: () => void
}

/** Asks for the reason of what is done to one message, and does it. */
export function MessageHost({ act: wanted, number, onClose }: MessageHostProps) {
  const act = useAct(number)
  const { tell } = useMessages()
  const { title, says } = ticketText.verbs[wanted.verb]
  const does = wanted.verb === 'judge' ? ticketText.page.countAs[wanted.weight] : title
  function send(reason: string) {
    const input: Act =
      wanted.verb === 'judge'
        ? { verb: 'judge', input: { reply: wanted.reply, weight: wanted.weight, reason } }
        : { verb: 'waive', input: { message: wanted.message, reason } }
    act
      .mutateAsync(input)
      .then(() => tell(ticketText.done(number, wanted.verb)))
      // A refusal shows in the form; `act.error` holds it.
      .then(onClose, () => {})
  }
  return (
    <Dialog title={does} says={says} about={`#${number}`} onClose={onClose}>
      <ReasonForm
        label={ticketText.fields.reason}
        submit={does}
        busy={act.isPending}
        refusal={act.error ? failureText(act.error) : undefined}
        notice={null}
        onSubmit={(reason) => send(reason ?? '')}
        onClose={onClose}
      />
    </Dialog>
  )
}
