import type { ReactNode } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { issueText } from '../../issue-text.ts'
import type { IssueDialogProps } from './use-issue-doing.ts'

interface FrameProps extends IssueDialogProps {
  readonly title: string
  readonly says: string
  /** The title where it says the same. */
  readonly submit?: string
  readonly busy: boolean
  readonly refusal: string | undefined
  /** What the last attempt failed with. */
  readonly failed: unknown
  /** What it will do, before it is done. */
  readonly notice?: ReactNode
  readonly onSubmit: () => void
  /** The fields. */
  readonly children: ReactNode
}

/** The frame of what is done to one issue. */
export function IssueDialog({ issue, title, says, submit = title, children, ...form }: FrameProps) {
  const about = `${issueText.name(issue.number)} · ${issue.title}`
  return (
    <Dialog title={title} says={says} about={about} onClose={form.onClose}>
      <FormFrame submit={submit} {...form}>
        {children}
      </FormFrame>
    </Dialog>
  )
}
