import type { ReactNode } from 'react'
import type { IssueGlance } from '../../contract/issue-verbs.ts'
import { ArchiveIcon, CancelledIcon, CheckIcon, MergeIcon, OpenCircleIcon, ResumeIcon } from '../components/icons.tsx'
import { issueText } from '../issue-text.ts'

/** What repeats another stands as that one does. */
type Standing = IssueGlance['status'] | 'duplicate'

const icons: Readonly<Record<Standing, ReactNode>> = {
  open: <OpenCircleIcon className="size-3.5" />,
  in_progress: <ResumeIcon className="size-3.5" />,
  on_backlog: <ArchiveIcon className="size-3.5" />,
  done: <CheckIcon className="size-3.5" />,
  wont_do: <CancelledIcon className="size-3.5" />,
  duplicate: <MergeIcon className="size-3.5" />,
}

/** Neither is anything to be done about it by us. */
const isOver = (status: Standing): boolean => status === 'wont_do' || status === 'duplicate'

/** How far an issue is. */
export function IssueStatusChip({ issue }: { readonly issue: Pick<IssueGlance, 'status' | 'duplicateOf'> }) {
  const status = issue.duplicateOf === null ? issue.status : 'duplicate'
  const look = status === 'done' ? 'font-medium text-ink' : isOver(status) ? 'text-faint' : 'text-soft'
  return (
    <span className={`inline-flex min-w-0 items-center gap-1 whitespace-nowrap text-xs ${look}`}>
      {icons[status]}
      {issueText.states[status]}
    </span>
  )
}
