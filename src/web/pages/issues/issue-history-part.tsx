import { Link } from '@tanstack/react-router'
import type { IssueDetail, IssueEvent } from '../../../contract/issues.ts'
import { useDesk } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Since } from '../../components/since.tsx'
import { useIssueHistory } from '../../data/issues.ts'
import { issueText } from '../../issue-text.ts'
import { issueSentence } from './issue-sentence.ts'

const { page: says } = issueText
const SHAPES = ['h-4 w-80', 'h-4 w-64']

function Line({ event }: { readonly event: IssueEvent }) {
  const { nameOf } = useDesk()
  const { actor, at } = event
  const { says: sentence, because, leadsTo } = issueSentence(event, nameOf)
  return (
    <li className="text-xs text-soft [overflow-wrap:anywhere]">
      <span className="font-medium text-ink">{nameOf(actor)}</span>{' '}
      {leadsTo === undefined ? (
        sentence
      ) : (
        <Link
          to="/issues/$number"
          params={{ number: String(leadsTo) }}
          className="rounded-sm underline underline-offset-2"
        >
          {sentence}
        </Link>
      )}
      {because === undefined ? null : <span className="text-ink"> “{because}”</span>}
      <span className="text-faint">
        {' · '}
        <Since at={at} as="moment" />
      </span>
    </li>
  )
}

/** What was done to it, the oldest first. */
export function IssueHistoryPart({ issue: { number } }: { readonly issue: IssueDetail }) {
  const { data, error, refetch } = useIssueHistory(number)
  return (
    <Part title={says.history}>
      {data === undefined ? (
        <NotYet what={says.history.toLowerCase()} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : (
        <ol className="grid gap-1.5 border-l border-line pl-4">
          {data.items.map((event) => (
            <Line key={event.version} event={event} />
          ))}
        </ol>
      )}
    </Part>
  )
}
