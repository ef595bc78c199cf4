import type { ComponentProps, ReactNode } from 'react'
import type { Published } from '../../contract/calendars.ts'
import type { Permission } from '../../domain/access/permissions.ts'
import { PageFrame } from '../components/page-frame.tsx'
import { failureText } from '../data/failure.ts'
import { useHeld, useMayTry } from '../data/session.ts'
import { ruleText } from '../rule-text.ts'
import { CarryNotice } from './carry-notice.tsx'
import { ChangeHost } from './change-host.tsx'
import { DraftActions, DraftFaults } from './draft-bar.tsx'
import type { RuleDraft } from './use-rule-draft.ts'

interface RulePageProps extends Pick<ComponentProps<typeof PageFrame>, 'title' | 'back' | 'says'> {
  readonly draft: RuleDraft
  /** What saving takes. */
  readonly needs: Permission
  /** The name of what is changed, for the dialog. */
  readonly about: string
  /** Whether there is something that could be saved. */
  readonly isReady: boolean
  /** Whether clocks that run go over to it, unless the person says otherwise. */
  readonly applies: boolean
  readonly onSaved: (published: Published) => void
  /** The dialog was closed, after saving or without. */
  readonly onClosed?: () => void
  /** Beside what can be done with the draft. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Whether what stands in the fields can be read. If not, the first that cannot says so; fields of forms have buttons of
 *  their own. */
function isTyped(): boolean {
  const wrong = document.querySelector<HTMLInputElement>('main :is(input, textarea, select):invalid:not(form *)')
  wrong?.reportValidity()
  return wrong === null
}

/** A screen on which a document clocks go by is changed: previewed before it is saved, carried on after. */
export function RulePage(props: RulePageProps) {
  const { draft, needs, about, isReady, applies, onSaved, onClosed, actions, children, ...frame } = props
  const { review, faults, keep } = draft
  const held = useHeld()
  const mayTry = useMayTry()
  return (
    <PageFrame
      {...frame}
      actions={
        <div className="flex flex-wrap items-center gap-2">
          {actions}
          <DraftActions
            isChanged={isReady}
            busy={review.isPending}
            held={held(needs) ?? held('preview_rules')}
            onReview={() => isTyped() && review.mutate(undefined)}
            onDiscard={() => {
              keep(undefined)
              review.reset()
            }}
          />
        </div>
      }
      bar={
        <>
          <CarryNotice />
          {mayTry(needs) ? null : <p className="text-xs text-soon">{ruleText.readOnly(needs)}</p>}
          <DraftFaults
            isStale={draft.isStale}
            faults={faults}
            refusal={review.error && faults.length === 0 ? failureText(review.error) : undefined}
          />
        </>
      }
    >
      {children}
      {review.data === undefined ? null : (
        <ChangeHost
          about={about}
          first={review.data}
          applies={applies}
          preview={draft.run}
          publish={draft.publish}
          onSaved={onSaved}
          onClose={() => {
            review.reset()
            onClosed?.()
          }}
        />
      )}
    </PageFrame>
  )
}
