import type { TagPolicy } from '../../../contract/tags.ts'
import { useWhereabouts } from '../../components/desk-context.ts'
import { PageFrame } from '../../components/page-frame.tsx'
import { ErrorState, Skeleton } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { useTags, useTagVersions } from '../../data/sorting.ts'
import { sortingText } from '../../sorting-text.ts'
import { text } from '../../text.ts'
import { TagsEditor } from './tags-editor.tsx'

const { tags: says } = sortingText

/** What a workspace without a vocabulary begins with. */
const EMPTY: TagPolicy = { name: 'tags', about: '', areas: [], themes: [] }

/** The words that tickets are tagged with. */
export function TagsPage() {
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const tags = useTags()
  const versions = useTagVersions()
  const error = tags.error ?? versions.error
  if (tags.data && versions.data) {
    const [newest] = versions.data.items
    const saved = newest ? { document: newest.document, base: newest.version } : { document: EMPTY, base: 0 }
    return <TagsEditor key={saved.base} tags={tags.data} saved={saved} />
  }
  return (
    <PageFrame title={says.title} says={says.says}>
      {error ? (
        <ErrorState
          title={text.failure.titled(says.what)}
          says={failureText(error)}
          onRetry={() => void Promise.all([tags.refetch(), versions.refetch()])}
        />
      ) : (
        <div aria-busy="true" className="grid gap-4">
          <Skeleton className="h-40 w-full rounded-md" />
          <Skeleton className="h-80 w-full rounded-md" />
        </div>
      )}
    </PageFrame>
  )
}
