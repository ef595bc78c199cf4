import { getRouteApi } from '@tanstack/react-router'
import { Button } from '../../components/button.tsx'
import { useDesk, useWhereabouts } from '../../components/desk-context.ts'
import { PlusIcon } from '../../components/icons.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useIssues } from '../../data/issues.ts'
import { useHeld } from '../../data/session.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { issueText } from '../../issue-text.ts'
import { IssueList } from './issue-list.tsx'
import { IssuesFilters } from './issues-filters.tsx'
import { type IssuesSearch, isNarrowed, issuesSearch, queryOf } from './issues-search.ts'

const route = getRouteApi('/issues')
const { list: says } = issueText
const SHAPES = Array.from({ length: 8 }, () => 'h-11 w-full')

function FileButton() {
  const { show } = useDesk()
  return (
    <Button
      look="primary"
      icon={<PlusIcon />}
      held={useHeld()('file_issues')}
      onClick={() => show({ is: 'file-issue', ticket: undefined })}
    >
      {issueText.form.file}
    </Button>
  )
}

/** The issues that fit, and the way to more of them. */
function Found({ search, onClear }: { readonly search: IssuesSearch; readonly onClear: () => void }) {
  const found = useIssues(queryOf(search))
  if (found.data === undefined) {
    return <NotYet what={issueText.what} error={found.error} onRetry={() => void found.refetch()} shapes={SHAPES} />
  }
  const { pages } = found.data
  const items = pages.flatMap((page) => page.items)
  const total = pages[0]?.total ?? items.length
  const isOld = found.isPlaceholderData
  const [title, sentence] = isNarrowed(search) ? says.noneFit : says.empty
  return (
    <div aria-busy={isOld} className={`grid grid-cols-1 gap-3 ${isOld ? 'opacity-60' : ''}`}>
      {items.length === 0 ? (
        <EmptyState title={title} says={sentence}>
          {isNarrowed(search) ? <Button onClick={onClear}>{says.clear}</Button> : <FileButton />}
        </EmptyState>
      ) : (
        <IssueList items={items} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        {found.hasNextPage ? (
          <Button
            aria-disabled={found.isFetchingNextPage}
            onClick={() => found.isFetchingNextPage || void found.fetchNextPage()}
          >
            {found.isFetchingNextPage ? says.loadingMore : says.more}
          </Button>
        ) : null}
        <p role="status" className="text-xs text-soft">
          {items.length === 0 ? '' : says.shown(items.length, total)}
        </p>
      </div>
    </div>
  )
}

/** Every issue, to find one, and filing one. */
export function IssuesPage() {
  // Once more: the router hands on what the address has besides what it was told to keep.
  const search = issuesSearch({ ...route.useSearch() })
  const navigate = route.useNavigate()
  const { data: workspace } = useWorkspace()
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const onClear = () => void navigate({ to: '/issues', search: {} })
  return (
    <PageFrame
      title={issueText.title}
      says={issueText.says}
      actions={<FileButton />}
      bar={
        <IssuesFilters
          search={search}
          workspace={workspace}
          onSearch={(change) =>
            void navigate({ to: '/issues', search: issuesSearch({ ...search, ...change }), replace: true })
          }
          onClear={onClear}
        />
      }
    >
      <div className="max-w-6xl">
        <Found search={search} onClear={onClear} />
      </div>
    </PageFrame>
  )
}
