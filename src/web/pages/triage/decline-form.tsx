import { useState } from 'react'
import type { TicketDetail, VerbInput } from '../../../contract/tickets.ts'
import type { Dismissal } from '../../../domain/vocabulary.ts'
import { Choices } from '../../components/choices.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { TextArea } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMay } from '../../data/session.ts'
import { terms } from '../../terms.ts'
import { useDraft } from '../../ticket/use-draft.ts'
import { ticketText } from '../../ticket-text.ts'
import { triageText } from '../../triage-text.ts'
import { PublicText } from '../../writing/public-text.tsx'
import { usePublicText } from '../../writing/use-public-text.tsx'

const { decline } = triageText
const AS = ['declined', 'no_action', 'spam'] as const satisfies readonly Dismissal[]
type As = (typeof AS)[number]
const choices = AS.map((value, index) => ({ value, ...terms.dismissal[value], hotkey: String(index + 1) }))

interface DeclineFormProps {
  /** The ticket to end; several are ended without a word to anybody. */
  readonly ticket: Pick<TicketDetail, 'number' | 'contact' | 'version'> | undefined
  readonly onSubmit: (input: VerbInput<'dismiss'>) => void
  readonly onClose: () => void
}

interface WhyProps {
  readonly as: As | undefined
  readonly onAs: (as: As) => void
  readonly reason: string
  readonly onReason: (reason: string) => void
}

function Why({ as, onAs, reason, onReason }: WhyProps) {
  return (
    <>
      <Choices legend={decline.what} name="as" begins choices={choices} value={as} onChange={onAs} />
      <TextArea
        label={ticketText.fields.reason}
        help={decline.reasonHelp}
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => onReason(target.value)}
      />
    </>
  )
}

/** Why tickets end; nothing is chosen or written beforehand but what makes spam spam (TRI-7). */
function useWhy() {
  const [as, setAs] = useState<As>()
  const [written, setWritten] = useState<string>()
  const reason = written ?? (as === 'spam' ? triageText.reasons.spam : '')
  return { as, onAs: setAs, reason, onReason: setWritten }
}

function DeclineOne(props: DeclineFormProps & { readonly ticket: NonNullable<DeclineFormProps['ticket']> }) {
  const { ticket, onSubmit, onClose } = props
  const why = useWhy()
  const { nameOf } = useDesk()
  const mayAnswer = useMay()('answer_customers')
  const [draft, keep] = useDraft(ticket.number, 'decline')
  const toWhom = ticket.contact?.name
  const writing = usePublicText({
    ...{ number: ticket.number, toWhom, nameOf, body: draft.body },
    onBody: (body) => keep({ body, base: ticket.version }),
    onSend: (confirm) => {
      const { as, reason } = why
      if (as === undefined) return
      const reply = as === 'spam' || draft.body.trim() === '' ? null : draft.body
      keep(undefined)
      onSubmit({ as, of: null, reason, reply, confirm })
    },
  })
  const tells = draft.body.trim() !== '' && why.as !== 'spam'
  return (
    <FormFrame
      submit={tells ? decline.submitTelling : decline.submit}
      look={tells ? 'public' : 'primary'}
      busy={false}
      refusal={writing.refusal}
      onSubmit={writing.send}
      onClose={onClose}
    >
      <Why {...why} />
      {!mayAnswer || why.as === 'spam' ? null : (
        <PublicText
          label={toWhom === undefined ? decline.tell : decline.tellNamed(toWhom)}
          hint={decline.tellHint}
          writing={writing}
          toWhom={toWhom}
        />
      )}
      {tells || why.as === 'spam' ? null : <p className="text-xs text-soon">{decline.nobodyTold}</p>}
    </FormFrame>
  )
}

/** Ends tickets without work. What is written to the customer goes out in the same step; without it nobody is told. */
export function DeclineForm(props: DeclineFormProps) {
  const why = useWhy()
  const { ticket, onSubmit, onClose } = props
  if (ticket !== undefined) return <DeclineOne {...props} ticket={ticket} />
  const send = () => why.as && onSubmit({ as: why.as, of: null, reason: why.reason })
  return (
    <FormFrame submit={decline.submit} busy={false} onSubmit={() => void send()} onClose={onClose}>
      <Why {...why} />
      <p className="text-xs text-soon">{decline.nobodyTold}</p>
    </FormFrame>
  )
}
