import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { useIssueAct } from '../../data/issues.ts'
import { issueText } from '../../issue-text.ts'
import { issueFaults } from '../../issues/issue-faults.ts'
import { factsOf, ISSUE_FIELDS, IssueFields, typedOf } from '../../issues/issue-fields.tsx'
import type { IssueDialogProps } from './issue-dialog-props.ts'

const { form: says } = issueText

/** Changes what is written of it; what nobody touched is not sent, so that it overwrites nothing. */
export function EditDialog({ issue, onClose }: IssueDialogProps) {
  const { tell } = useMessages()
  const act = useIssueAct('changeIssue', issue)
  const [typed, setTyped] = useState(() => typedOf(issue))
  const faults = issueFaults(act.error, ISSUE_FIELDS)
  function send() {
    const touched = Object.entries(factsOf(typed)).filter(
      ([fact, value]) => issue[fact as keyof typeof issue] !== value,
    )
    if (touched.length === 0) return onClose()
    act.mutate(Object.fromEntries(touched), {
      onSuccess: ({ number }) => {
        tell(says.saved(number))
        onClose()
      },
    })
  }
  return (
    <Dialog title={says.edit} about={issueText.name(issue.number)} wide onClose={onClose}>
      <FormFrame
        submit={says.save}
        busy={act.isPending}
        refusal={faults.rest}
        failed={act.error}
        onSubmit={send}
        onClose={onClose}
      >
        <IssueFields typed={typed} onTyped={setTyped} faults={faults} />
      </FormFrame>
    </Dialog>
  )
}
