import { useState } from 'react'
import type { TicketDetail, VerbInput } from '../../contract/tickets.ts'
import {
  type Condition,
  type ConditionId,
  conditionsOf,
  openConditions,
  VOUCHED_IDS,
} from '../../domain/closing/conditions.ts'
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
import { closingRefusal } from './closing-refusal.ts'
import { ConditionList } from './condition-list.tsx'
import { DocumentFields } from './document-fields.tsx'
import { useDocument } from './use-document.ts'
import type { VerbFormProps } from './verb-form-props.ts'

const choices = CLOSING_REASONS.map((value, index) => ({ value, ...terms.closing[value], hotkey: String(index + 1) }))

type Closing = NonNullable<ReturnType<typeof useClosing>['data']>

/** What `reason` needs of the ticket, by what is known of it and by the comment as it is typed. */
function needsOf({ issues }: TicketDetail, { facts }: Closing, reason: ClosingReason, comment: string): Condition[] {
  const known = issues
    .filter(({ number }) => facts.issues.includes(number))
    .map((issue) => ({ ...issue, shippedAt: issue.shippedAt === null ? null : instant(issue.shippedAt) }))
  return conditionsOf(reason, { ...facts, issues: known }, comment)
}

/** What was chosen, what keeps it from being done, and the last attempt that it turned down. */
function useNeeds(ticket: TicketDetail) {
  const { data, error, refetch } = useClosing(ticket.number)
  const [reason, setReason] = useState<ClosingReason>()
  const [comment, setComment] = useState('')
  const [vouched, setVouched] = useState<readonly ConditionId[]>([])
  const [refused, setRefused] = useState<{ readonly first: ConditionId }>()
  const [asking, setAsking] = useState(false)
  const conditions = data && reason && needsOf(ticket, data, reason, comment)
  const open = openConditions(conditions ?? [], vouched)
  /** Whether nothing keeps it open; what was done elsewhere meanwhile, such as a task, counts. */
  async function holds(): Promise<boolean> {
    if (open.length === 0 || !reason) return true
    setAsking(true)
    const { data: fresh } = await refetch()
    setAsking(false)
    const [first] = fresh ? openConditions(needsOf(ticket, fresh, reason, comment), vouched) : open
    setRefused(first && { first: first.id })
    return first === undefined
  }
  return {
    ...{ data, error, refetch, reason, comment, setComment, vouched, setVouched, refused, asking, conditions, open },
    ...{
      holds,
      says: refused && reason && open.length > 0 ? closingRefusal(terms.closing[reason].label, open) : undefined,
    },
    choose: (chosen: ClosingReason) => {
      setReason(chosen)
      setRefused(undefined)
    },
  }
}

/** What the chosen reason needs; what goes by the comment follows as it is typed. */
function Needs({ error, refetch, conditions, vouched, setVouched, refused }: ReturnType<typeof useNeeds>) {
  if (error) {
    return <ErrorState title={closingText.failed} says={failureText(error)} onRetry={() => void refetch()} />
  }
  if (!conditions) return <Skeleton className="h-24" />
  return <ConditionList conditions={conditions} vouched={vouched} onVouch={setVouched} refused={refused} />
}

export function CloseForm({ ticket, onSubmit, busy, refusal, ...frame }: VerbFormProps<VerbInput<'close'>>) {
  const needs = useNeeds(ticket)
  const { data, reason, comment, vouched } = needs
  const document = useDocument(ticket)
  async function send() {
    if (!(reason && (await needs.holds()))) return
    document.send((said) =>
      onSubmit({
        reason,
        comment: comment.trim() === '' ? null : comment,
        vouch: VOUCHED_IDS.filter((id) => vouched.includes(id)),
        document: said,
      }),
    )
  }
  return (
    <FormFrame
      {...frame}
      busy={busy || needs.asking}
      refusal={needs.says ?? refusal}
      failed={document.failed}
      // What is not so comes before a field that is still empty, and in our words.
      ownFaults={needs.open.length > 0}
      onSubmit={() => void send()}
    >
      <Choices
        legend={ticketText.fields.closing}
        name="closing"
        begins
        choices={choices}
        value={reason}
        onChange={needs.choose}
      />
      <TextArea
        label={ticketText.fields.comment}
        required={false}
        rows={2}
        maxLength={500}
        value={comment}
        onChange={({ target }) => needs.setComment(target.value)}
      />
      {reason === undefined ? null : <Needs {...needs} />}
      {data?.asksDocument ? <DocumentFields {...document.fields} required /> : null}
    </FormFrame>
  )
}
