import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { type ConditionId, conditionsOf, VOUCHED_IDS } from '../../domain/closing/conditions.ts'
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
import { DocumentFields, NO_DRAFT, sentDocument } from './document-fields.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const choices = CLOSING_REASONS.map((value, index) => ({ value, ...terms.closing[value], hotkey: String(index + 1) }))

interface NeedsProps {
  readonly number: number
  readonly reason: ClosingReason
  readonly comment: string
  readonly vouched: readonly ConditionId[]
  readonly onVouch: (vouched: readonly ConditionId[]) => void
}

/** What the chosen reason needs; what goes by the comment follows as it is typed. */
function Needs({ number, reason, comment, vouched, onVouch }: NeedsProps) {
  const { data, error, refetch } = useClosing(number)
  if (error) {
    return <ErrorState title={closingText.failed} says={failureText(error)} onRetry={() => void refetch()} />
  }
  if (!data) return <Skeleton className="h-24" />
  return <ConditionList conditions={conditionsOf(reason, data.facts, comment)} vouched={vouched} onVouch={onVouch} />
}

export function CloseForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'close'>>) {
  const { data } = useClosing(ticket.number)
  const [reason, setReason] = useState<ClosingReason>()
  const [comment, setComment] = useState('')
  const [vouched, setVouched] = useState<readonly ConditionId[]>([])
  const [document, setDocument] = useState(NO_DRAFT)
  const send = () =>
    reason &&
    onSubmit({
      reason,
      comment: comment.trim() === '' ? null : comment,
      vouch: VOUCHED_IDS.filter((id) => vouched.includes(id)),
      document: sentDocument(document),
    })
  return (
    <FormFrame {...frame} onSubmit={() => void send()}>
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
        <Needs number={ticket.number} reason={reason} comment={comment} vouched={vouched} onVouch={setVouched} />
      )}
      {data?.asksDocument ? <DocumentFields draft={document} onChange={setDocument} required /> : null}
    </FormFrame>
  )
}
