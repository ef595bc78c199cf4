import { useWhereabouts } from '../../components/desk-context.ts'
import { PageFrame } from '../../components/page-frame.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { useForms } from '../../data/forms.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { intakeText } from '../../intake-text.ts'
import { text } from '../../text.ts'
import { FormTabs } from './form-tabs.tsx'
import { NewForm } from './new-form.tsx'
import { useIntakeDraft } from './use-intake-draft.ts'

/** What a customer engineer opens most. */
const PRESALES = 'presales'

/** Opens a ticket: by which form, whose ask, and what there is already. */
export function NewPage() {
  const forms = useForms()
  const { data: workspace } = useWorkspace()
  const { draft, isBegun, change, forget } = useIntakeDraft()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const items = forms.data?.items ?? []
  const usual = workspace?.you.role === 'customer_engineer' ? items.find(({ slug }) => slug === PRESALES) : undefined
  const form = items.find(({ slug }) => slug === draft.slug) ?? usual ?? items[0]
  const [emptyTitle, emptySays] = intakeText.noForms
  return (
    <PageFrame
      title={intakeText.title}
      says={form?.document.about ?? intakeText.says}
      bar={form && <FormTabs forms={items} chosen={form.slug} onChoose={(slug) => change({ slug })} />}
    >
      {form && workspace ? (
        <NewForm
          key={form.slug}
          form={form}
          workspace={workspace}
          draft={draft}
          isBegun={isBegun}
          onChange={change}
          onForget={forget}
        />
      ) : forms.error ? (
        <ErrorState
          title={text.failure.titled(intakeText.forms)}
          says={failureText(forms.error)}
          onRetry={() => void forms.refetch()}
        />
      ) : forms.data ? (
        <EmptyState title={emptyTitle} says={emptySays} />
      ) : (
        <Skeleton className="h-64 max-w-2xl" />
      )}
    </PageFrame>
  )
}
