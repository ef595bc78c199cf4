import { useState } from 'react'
import type { TicketDetail, VerbInput } from '../../contract/tickets.ts'
import { type ConditionId, conditionsOf, VOUCHED_IDS } from '../../domain/closing/conditions.ts'
import { instant } from '../../domain/time.ts'
import { CLOSING_REASONS, type ClosingReason } from '../../domain/vocabulary.ts'
import { closingText } from '../closing-text.ts'
import { Choices } from '../components/choices.tsx'
import { TextArea } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { ErrorState, Skeleton } from '../components/states.tsx'
import { useClosing } from '../data/closing.ts'
import { failureText } from '../data/failure.ts'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'
import { ConditionList } from './condition-list.tsx'
import { DocumentFields } from './document-fields.tsx'
import { useDocument } from './use-document.ts'
import type { VerbFormProps } from './verb-form-props.ts'

const choices = CLOSING_REASONS.map((value, index) => ({ value, ...terms.closing[value], hotkey: String(index + 1) }))

interface NeedsProps {
  readonly ticket: TicketDetail
  readonly reason: ClosingReason
  readonly comment: string
  readonly vouched: readonly ConditionId[]
  readonly onVouch: (vouched: readonly ConditionId[]) => void
}

/** What the chosen reason needs; what goes by the comment follows as it is typed. */
function Needs({ ticket, reason, comment, vouched, onVouch }: NeedsProps) {
  const { data, error, refetch } = useClosing(ticket.number)
  if (error) {
    return <ErrorState title={closingText.failed} says={failureText(error)} onRetry={() => void refetch()} />
  }
  if (!data) return <Skeleton className="h-24" />
  const issues = ticket.issues
    .filter(({ number }) => data.facts.issues.includes(number))
    .map((issue) => ({ ...issue, shippedAt: issue.shippedAt === null ? null : instant(issue.shippedAt) }))
  const facts = { ...data.facts, issues }
  return <ConditionList conditions={conditionsOf(reason, facts, comment)} vouched={vouched} onVouch={onVouch} />
}

export function CloseForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'close'>>) {
  const { data } = useClosing(ticket.number)
  const [reason, setReason] = useState<ClosingReason>()
  const [comment, setComment] = useState('')
  const [vouched, setVouched] = useState<readonly ConditionId[]>([])
  const document = useDocument(ticket)
  const send = () =>
    reason &&
    document.send((said) =>
      onSubmit({
        reason,
        comment: comment.trim() === '' ? null : comment,
        vouch: VOUCHED_IDS.filter((id) => vouched.includes(id)),
        document: said,
      }),
    )
  return (
    <FormFrame {...frame} failed={document.failed} onSubmit={() => void send()}>
      <Choices
        legend={ticketText.fields.closing}
        name="closing"
        begins
        choices={choices}
        value={reason}
        onChange={setReason}
      />
      <TextArea
        label={ticketText.fields.comment}
        required={false}
        rows={2}
        maxLength={500}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      {reason === undefined ? null : (
        <Needs ticket={ticket} reason={reason} comment={comment} vouched={vouched} onVouch={setVouched} />
      )}
      {data?.asksDocument ? <DocumentFields {...document.fields} required /> : null}
    </FormFrame>
  )
}
