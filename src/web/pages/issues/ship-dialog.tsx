import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { TextArea } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { useIssueAct } from '../../data/issues.ts'
import { issueText } from '../../issue-text.ts'
import { issueFaults } from '../../issues/issue-faults.ts'
import type { IssueDialogProps } from './issue-dialog-props.ts'

const { ship: says } = issueText

/** Says that it can be used, and how; tells before how many tickets hear of it. */
export function ShipDialog({ issue, onClose }: IssueDialogProps) {
  const { tell } = useMessages()
  const act = useIssueAct('shipIssue', issue)
  const [note, setNote] = useState('')
  const faults = issueFaults(act.error, ['note'])
  const send = () =>
    act.mutate(
      { note },
      {
        onSuccess: ({ number, told = 0 }) => {
          tell(says.done(number, told))
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
        submit={says.submit}
        busy={act.isPending}
        refusal={faults.rest}
        failed={act.error}
        notice={<p className="font-medium">{says.tells(issue.tickets)}</p>}
        onSubmit={send}
        onClose={onClose}
      >
        <TextArea
          label={says.note}
          help={says.noteSays}
          data-autofocus
          rows={4}
          minLength={3}
          maxLength={2_000}
          value={note}
          fault={faults.of('note')}
          onChange={({ target }) => setNote(target.value)}
        />
      </FormFrame>
    </Dialog>
  )
}
