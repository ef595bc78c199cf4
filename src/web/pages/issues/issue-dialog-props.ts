import type { IssueDetail } from '../../../contract/issues.ts'

export interface IssueDialogProps {
  /** As it stood when the dialog opened. */
  readonly issue: IssueDetail
  readonly onClose: () => void
}
