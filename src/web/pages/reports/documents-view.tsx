import { Link } from '@tanstack/react-router'
import type { DocumentReport } from '../../../contract/documents.ts'
import { closingText } from '../../closing-text.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { boundsOf } from '../../components/period.ts'
import { PeriodFilter } from '../../components/period-filter.tsx'
import { Since } from '../../components/since.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useDocumentReport } from '../../data/closing.ts'
import { serverNow } from '../../data/server-clock.ts'
import { timeZone } from '../../data/time-zone.ts'
import { count } from '../../format.ts'
import { issueText } from '../../issue-text.ts'
import { IssueGlanceRow } from '../../issues/issue-glance-row.tsx'
import { reportText } from '../../report-text.ts'
import { text } from '../../text.ts'
import { AsOf } from './as-of.tsx'
import type { PromisesSearch, SearchChange } from './promises-search.ts'

const { report: says } = closingText
const { document: missing } = issueText
const SHAPES = ['h-24 w-full max-w-md', 'h-64 w-full max-w-3xl']
/** The server looks back thirty days unless it is told otherwise. */
const BEGINNING = '1970-01-01T00:00:00.000Z'

function Figure({ report }: { readonly report: DocumentReport }) {
  const { percent, percentText, answersIt, missing, notNeeded, unasked } = report
  const parts = [
    [says.parts.answersIt, answersIt],
    [says.parts.missing, missing],
    [says.parts.notNeeded, notNeeded],
    [says.parts.unasked, unasked],
  ] as const
  return (
    <div className="grid max-w-md grid-cols-1 gap-2 rounded-md border border-line px-4 py-3">
      <p className="text-2xl font-semibold tabular-nums">{percent === null ? '–' : percentText}</p>
      <p className="text-soft">
        {percent === null ? says.none : says.figure(answersIt, answersIt + missing + notNeeded)}
      </p>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 border-t border-line pt-2 text-xs">
        {parts.map(([name, tickets]) => (
          <div key={name} className="flex gap-1.5">
            <dt className="text-soft">{name}</dt>
            <dd className="tabular-nums">{count(tickets)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Behind({ item }: { readonly item: DocumentReport['items'][number] }) {
  const { number, subject, account, closedAt, document } = item
  return (
    <li className="grid grid-cols-1 gap-0.5 border-t border-line px-2 py-2.5 first:border-0">
      <span className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Link
          to="/tickets/$number"
          params={{ number: String(number) }}
          search={{}}
          className="min-w-0 rounded-sm font-medium underline-offset-2 [overflow-wrap:anywhere] hover:underline"
        >
          {subject}
        </Link>
        <span className={`text-xs ${document.found === 'missing' ? 'text-soon' : 'text-soft'}`}>
          {closingText.documents[document.found].label}
        </span>
      </span>
      <span className="text-xs text-soft">
        {[text.ticketName(number), account?.name ?? ''].filter(Boolean).join(' · ')}
        {' · '}
        <Since at={closedAt} as="date" />
      </span>
      {document.url === null ? null : (
        <a
          href={document.url}
          target="_blank"
          rel="noreferrer"
          className="w-fit rounded-sm text-xs underline underline-offset-2 [overflow-wrap:anywhere]"
        >
          {document.url}
        </a>
      )}
    </li>
  )
}

/** The issues that ask for missing documents, the most asked for first. */
function Asked({ documents }: Pick<DocumentReport, 'documents'>) {
  return (
    <Part title={missing.missing} says={missing.missingSays}>
      {documents.length === 0 ? (
        <p className="text-soft">{missing.none}</p>
      ) : (
        <ul className="grid grid-cols-1 rounded-md border border-line">
          {documents.map(({ issue, tickets }) => (
            <li key={issue.number} className="border-t border-line px-2 py-2 first:border-0">
              <IssueGlanceRow
                issue={issue}
                actions={
                  <span className="shrink-0 py-1 text-xs tabular-nums text-soft">{issueText.tickets(tickets)}</span>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

interface DocumentsViewProps {
  readonly search: PromisesSearch
  readonly onSearch: (change: SearchChange) => void
}

/** How many questions existing documents answer, with every ticket behind the figure. */
export function DocumentsView({ search, onSearch }: DocumentsViewProps) {
  const { days, from, to } = search
  const bounds = boundsOf({ days, from, to }, serverNow(), timeZone())
  const query = { from: bounds.from ?? BEGINNING, to: bounds.to }
  const { data: report, error, isPlaceholderData, isFetching, refetch } = useDocumentReport(query)
  const [emptyTitle, emptySays] = says.empty
  return (
    <div className="max-w-3xl">
      <Part title={says.title} says={says.says}>
        <fieldset className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
          <legend className="sr-only">{reportText.filterList}</legend>
          <PeriodFilter period={{ days, from, to }} onChange={onSearch} name={says.period} />
          <AsOf at={report?.asOf} busy={isFetching} onRefresh={() => void refetch()} />
        </fieldset>
        {report === undefined ? (
          <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
        ) : (
          <div
            aria-busy={isPlaceholderData}
            className={`grid grid-cols-1 gap-6 ${isPlaceholderData ? 'opacity-60' : ''}`}
          >
            <Figure report={report} />
            <Asked documents={report.documents} />
            <Part title={says.behind}>
              {report.items.length === 0 ? (
                <EmptyState title={emptyTitle} says={emptySays} />
              ) : (
                <ul className="grid grid-cols-1 rounded-md border border-line">
                  {report.items.map((item) => (
                    <Behind key={item.number} item={item} />
                  ))}
                </ul>
              )}
              {report.more ? <p className="text-xs text-soft">{says.more}</p> : null}
            </Part>
          </div>
        )}
      </Part>
    </div>
  )
}
