import { useState } from 'react'
import { SET_STATUSES, type SetStatus } from '../../../domain/issue/issue.ts'
import { Choices } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextArea } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { faultsOf } from '../../data/faults.ts'
import { useIssueAct } from '../../data/issues.ts'
import { issueText } from '../../issue-text.ts'
import type { IssueDialogProps } from './issue-dialog-props.ts'

const { status: says, settable } = issueText

/** Says how far it is, and why. */
export function StatusDialog({ issue, onClose }: IssueDialogProps) {
  const { tell } = useMessages()
  const act = useIssueAct('setIssueStatus', issue)
  const [status, setStatus] = useState<SetStatus>()
  const [reason, setReason] = useState('')
  const faults = faultsOf(act.error, ['status', 'reason'])
  const choices = SET_STATUSES.filter((each) => each !== issue.status).map((value, index) => ({
    value,
    ...settable[value],
    hotkey: String(index + 1),
  }))
  const send = () =>
    status &&
    act.mutate(
      { status, reason },
      {
        onSuccess: ({ number }) => {
          tell(says.done(number, status))
          onClose()
        },
      },
    )
  return (
    <Dialog
      title={says.title}
      says={says.says}
      about={`${issueText.name(issue.number)} · ${issue.title}`}
      onClose={onClose}
    >
      <FormFrame
        submit={says.title}
        busy={act.isPending}
        refusal={faults.rest}
        failed={act.error}
        onSubmit={() => void send()}
        onClose={onClose}
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
      </FormFrame>
    </Dialog>
  )
}
