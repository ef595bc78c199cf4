import { useState } from 'react'
import { SET_STATUSES, type SetStatus } from '../../../domain/issue/issue.ts'
import { Choices } from '../../components/choices.tsx'
import { TextArea } from '../../components/field.tsx'
import { faultsOf } from '../../data/faults.ts'
import { issueText } from '../../issue-text.ts'
import { IssueDialog } from './issue-dialog.tsx'
import { type IssueDialogProps, useIssueDoing } from './use-issue-doing.ts'

const { status: says, settable } = issueText

/** Says how far it is, and why. */
export function StatusDialog(props: IssueDialogProps) {
  const { send, busy, error } = useIssueDoing('setIssueStatus', props)
  const [status, setStatus] = useState<SetStatus>()
  const [reason, setReason] = useState('')
  const faults = faultsOf(error, ['status', 'reason'])
  const choices = SET_STATUSES.filter((each) => each !== props.issue.status).map((value, index) => ({
    value,
    ...settable[value],
    hotkey: String(index + 1),
  }))
  return (
    <IssueDialog
      {...props}
      title={says.title}
      says={says.says}
      busy={busy}
      refusal={faults.rest}
      failed={error}
      onSubmit={() => status && send({ status, reason }, ({ number }) => says.done(number, status))}
    >
      <Choices
        legend={says.to}
        name="issue-status"
        begins
        choices={choices}
        value={status}
        fault={faults.of('status')}
        onChange={setStatus}
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
