import type { IssueDetail } from '../../../contract/issues.ts'
import { useMessages } from '../../components/messages.tsx'
import { type IssueInput, type IssueVerb, useIssueAct } from '../../data/issues.ts'

export interface IssueDialogProps {
  /** As it stood when the dialog opened. */
  readonly issue: IssueDetail
  readonly onClose: () => void
}

/** Does one thing to the issue of a dialog, which closes once what was done is said. */
export function useIssueDoing<Name extends IssueVerb>(name: Name, { issue, onClose }: IssueDialogProps) {
  const { tell } = useMessages()
  const act = useIssueAct(name, issue)
  const send = (input: IssueInput<Name>, says: (done: IssueDetail) => string, after?: () => void): void =>
    act.mutate(input, {
      onSuccess: (done) => {
        tell(says(done))
        onClose()
        after?.()
      },
    })
  return { send, busy: act.isPending, error: act.error }
}
