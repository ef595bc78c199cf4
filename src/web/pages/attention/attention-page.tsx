import { getRouteApi } from '@tanstack/react-router'
import { attentionText } from '../../attention-text.ts'
import { useWhereabouts } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { OneOf } from '../../components/one-of.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { tabCount } from '../../components/tab-count.ts'
import { useAttention } from '../../data/attention.ts'
import { useNotices } from '../../data/notices.ts'
import { serverNow } from '../../data/server-clock.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { AttentionList } from './attention-list.tsx'

const route = getRouteApi('/attention')
const SHAPES = ['h-24 w-full max-w-3xl', 'h-24 w-full max-w-3xl', 'h-24 w-full max-w-3xl']
const { states } = attentionText
const CHOICES = [
  { value: 'open', label: states.open },
  { value: 'done', label: states.done },
]

/** The inbox beside the queue: mentions, what came back, what waits, and promises about to break. */
export function AttentionPage() {
  const { show } = route.useSearch()
  const state = show ?? 'open'
  const navigate = route.useNavigate()
  const { data, error, isPlaceholderData, refetch } = useAttention(state)
  const { data: notices } = useNotices()
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  return (
    <PageFrame
      title={attentionText.title}
      says={attentionText.says}
      // The list stays in sight; the title of the tab calls nobody in their quiet hours (DIG-17).
      waiting={tabCount(data?.open ?? 0, notices?.quietUntil, serverNow())}
      actions={
        <OneOf
          name={states.name}
          value={state}
          choices={CHOICES}
          onChange={(value) =>
            void navigate({ to: '/attention', search: value === 'done' ? { show: 'done' } : {}, replace: true })
          }
        />
      }
    >
      {data === undefined || isPlaceholderData ? (
        <NotYet what={attentionText.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : (
        <AttentionList key={state} attention={data} state={state} />
      )}
    </PageFrame>
  )
}
