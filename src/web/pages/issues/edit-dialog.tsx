import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { issueText } from '../../issue-text.ts'
import { issueFaults } from '../../issues/issue-faults.ts'
import { factsOf, ISSUE_FIELDS, IssueFields, typedOf } from '../../issues/issue-fields.tsx'
import { type IssueDialogProps, useIssueDoing } from './use-issue-doing.ts'

const { form: says } = issueText

/** Changes what is written of it; what nobody touched is not sent, so that it overwrites nothing. */
export function EditDialog({ issue, onClose }: IssueDialogProps) {
  const { send, busy, error } = useIssueDoing('changeIssue', { issue, onClose })
  const [typed, setTyped] = useState(() => typedOf(issue))
  const faults = issueFaults(error, ISSUE_FIELDS)
  function save() {
    const touched = Object.entries(factsOf(typed)).filter(
      ([fact, value]) => issue[fact as keyof typeof issue] !== value,
    )
    if (touched.length === 0) return onClose()
    send(Object.fromEntries(touched), ({ number }) => says.saved(number))
  }
  return (
    <Dialog title={says.edit} about={issueText.name(issue.number)} wide onClose={onClose}>
      <FormFrame submit={says.save} busy={busy} refusal={faults.rest} failed={error} onSubmit={save} onClose={onClose}>
        <IssueFields typed={typed} onTyped={setTyped} faults={faults} />
      </FormFrame>
    </Dialog>
  )
}
