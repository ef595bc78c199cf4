import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { IssueSummary } from '../../../contract/issues.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextArea } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { faultsOf } from '../../data/faults.ts'
import { useIssueAct } from '../../data/issues.ts'
import { issueText } from '../../issue-text.ts'
import { IssuePicker } from '../../issues/issue-picker.tsx'
import type { IssueDialogProps } from './issue-dialog-props.ts'

const { merge: says, pick } = issueText

interface ConsequenceProps {
  readonly tickets: number
  readonly into: IssueSummary
}

/** What it will do, before it is done. */
function Consequence({ tickets, into }: ConsequenceProps) {
  return (
    <p role="status" className="text-pretty">
      <span className="font-medium">{says.moves(tickets, into.number)}</span>
      {into.status === 'done' && tickets > 0 ? ` ${says.shipped}` : ''}
    </p>
  )
}

/** Ends an issue that repeats another; that one goes on with its tickets. */
export function MergeDialog({ issue, onClose }: IssueDialogProps) {
  const navigate = useNavigate()
  const { tell } = useMessages()
  const act = useIssueAct('mergeIssue', issue)
  const [into, setInto] = useState<IssueSummary>()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState<object>()
  const faults = faultsOf(act.error, ['into', 'reason'], { same_issue: 'into', issue_merged: 'into' })
  function send() {
    setTried({})
    if (!into) return
    const { number: goesOn } = into
    act.mutate(
      { into: goesOn, reason },
      {
        onSuccess: ({ number }) => {
          tell(says.done(number, goesOn))
          onClose()
          void navigate({ to: '/issues/$number', params: { number: String(goesOn) } })
        },
      },
    )
  }
  return (
    <Dialog
      title={says.title}
      says={says.says}
      about={`${issueText.name(issue.number)} · ${issue.title}`}
      onClose={onClose}
    >
      <FormFrame
        submit={says.submit}
        busy={act.isPending}
        refusal={faults.rest}
        failed={into ? act.error : tried}
        notice={into ? <Consequence tickets={issue.tickets} into={into} /> : null}
        onSubmit={send}
        onClose={onClose}
      >
        <IssuePicker
          begins
          label={says.into}
          about={issue.title}
          except={[issue.number]}
          chosen={into}
          onChoose={setInto}
          fault={tried && !into ? pick.choose : faults.of('into')}
        />
        <TextArea
          label={says.reason}
          rows={2}
          minLength={3}
          maxLength={500}
          value={reason}
          fault={faults.of('reason')}
          onChange={({ target }) => setReason(target.value)}
        />
      </FormFrame>
    </Dialog>
  )
}
