import { useState } from 'react'
import { TextArea } from '../../components/field.tsx'
import { issueText } from '../../issue-text.ts'
import { issueFaults } from '../../issues/issue-faults.ts'
import { IssueDialog } from './issue-dialog.tsx'
import { type IssueDialogProps, useIssueDoing } from './use-issue-doing.ts'

const { ship: says } = issueText

/** Says that it can be used, and how; tells before how many tickets hear of it. */
export function ShipDialog(props: IssueDialogProps) {
  const { send, busy, error } = useIssueDoing('shipIssue', props)
  const [note, setNote] = useState('')
  const faults = issueFaults(error, ['note'])
  return (
    <IssueDialog
      {...props}
      title={says.title}
      says={says.says}
      submit={says.submit}
      busy={busy}
      refusal={faults.rest}
      failed={error}
      notice={<p className="font-medium">{says.tells(props.issue.tickets)}</p>}
      onSubmit={() => send({ note }, ({ number, told = 0 }) => says.done(number, told))}
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
    </IssueDialog>
  )
}
