import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { IssueGlance } from '../../contract/issue-verbs.ts'
import { useDesk } from '../components/desk-context.ts'
import { issueText } from '../issue-text.ts'
import { AudienceMark } from './audience-mark.tsx'
import { IssueStatusChip } from './issue-status-chip.tsx'

interface IssueGlanceRowProps {
  readonly issue: IssueGlance
  /** Beside its title, such as taking it off. */
  readonly actions?: ReactNode
  /** Below it. */
  readonly children?: ReactNode
}

/** An issue where something else tells of it. */
export function IssueGlanceRow({ issue, actions, children }: IssueGlanceRowProps) {
  const { number, title, kind, audience, owner } = issue
  const { nameOf } = useDesk()
  return (
    <div className="grid min-w-0 grid-cols-1 gap-1">
      <div className="flex min-w-0 items-start gap-2">
        <Link
          to="/issues/$number"
          params={{ number: String(number) }}
          className="min-w-0 flex-1 rounded-sm py-1 underline-offset-2 [overflow-wrap:anywhere] hover:underline"
        >
          <span className="tabular-nums text-soft">{issueText.name(number)}</span> {title}
        </Link>
        {actions}
      </div>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-soft">
        <AudienceMark audience={audience} />
        <IssueStatusChip issue={issue} />
        <span>{[issueText.kinds[kind].label, owner === null ? '' : nameOf(owner)].filter(Boolean).join(' · ')}</span>
      </p>
      {children}
    </div>
  )
}
