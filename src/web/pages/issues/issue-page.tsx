import { Link, useParams } from '@tanstack/react-router'
import { buttonLook } from '../../components/button.tsx'
import { useWhereabouts } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { EmptyState } from '../../components/states.tsx'
import { failedWith } from '../../data/failure.ts'
import { useIssue } from '../../data/issues.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { issueText } from '../../issue-text.ts'
import { IssueView } from './issue-view.tsx'

const { page: says } = issueText
const SHAPES = ['h-6 w-80', 'h-24 w-full max-w-4xl', 'h-60 w-full max-w-4xl']

/** The number in the address; undefined when it is none. */
function numberOf(param: string): number | undefined {
  const number = Number(param)
  return Number.isSafeInteger(number) && number > 0 && number <= 2_147_483_647 ? number : undefined
}

/** One issue: loads it, and says what is wrong when it cannot. */
export function IssuePage() {
  const number = numberOf(useParams({ from: '/issues/$number' }).number)
  const { data: issue, error, refetch } = useIssue(number)
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  if (issue && number !== undefined) return <IssueView key={number} issue={issue} />
  const isGone = number === undefined || failedWith(error, 'issue_not_found')
  return (
    <PageFrame title={isGone ? says.gone : issueText.name(number)} back={{ to: '/issues', name: issueText.title }}>
      {isGone ? (
        <EmptyState title={says.gone} says={says.goneSays}>
          <Link to="/issues" className={buttonLook('plain')}>
            {says.toList}
          </Link>
        </EmptyState>
      ) : (
        <NotYet what={says.what(number)} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      )}
    </PageFrame>
  )
}
