import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { IssueSummary } from '../../../contract/issues.ts'
import { TextArea } from '../../components/field.tsx'
import { faultsOf } from '../../data/faults.ts'
import { issueText } from '../../issue-text.ts'
import { IssuePicker } from '../../issues/issue-picker.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { type IssueDialogProps, useIssueDoing } from './use-issue-doing.ts'

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
export function MergeDialog(props: IssueDialogProps) {
  const { issue } = props
  const navigate = useNavigate()
  const { send, busy, error } = useIssueDoing('mergeIssue', props)
  const [into, setInto] = useState<IssueSummary>()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState<object>()
  const faults = faultsOf(error, ['into', 'reason'], { same_issue: 'into', issue_merged: 'into' })
  function submit() {
    setTried({})
    if (!into) return
    const { number: goesOn } = into
    send(
      { into: goesOn, reason },
      ({ number }) => says.done(number, goesOn),
      () => void navigate({ to: '/issues/$number', params: { number: String(goesOn) } }),
    )
  }
  return (
    <IssueDialog
      {...props}
      title={says.title}
      says={says.says}
      submit={says.submit}
      busy={busy}
      refusal={faults.rest}
      failed={into ? error : tried}
      notice={into ? <Consequence tickets={issue.tickets} into={into} /> : null}
      onSubmit={submit}
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
    </IssueDialog>
  )
}
