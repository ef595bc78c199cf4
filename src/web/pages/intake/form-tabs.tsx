import type { KeyboardEvent } from 'react'
import type { Form } from '../../../contract/forms.ts'
import { intakeText } from '../../intake-text.ts'

interface FormTabsProps {
  readonly forms: readonly Form[]
  readonly chosen: string
  readonly onChoose: (slug: string) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

export const PANEL_ID = 'intake-form'
const tabId = (slug: string) => `intake-tab-${slug}`

/** Which form is filled in; the arrow keys go from one to the next. */
export function FormTabs({ forms, chosen, onChoose }: FormTabsProps) {
  function step(event: KeyboardEvent<HTMLDivElement>) {
    const by = STEPS[event.key]
    if (by === undefined) return
    event.preventDefault()
    const index = forms.findIndex(({ slug }) => slug === chosen)
    const next = forms[(index + by + forms.length) % forms.length]
    if (next === undefined) return
    onChoose(next.slug)
    document.getElementById(tabId(next.slug))?.focus()
  }
  return (
    <div
      role="tablist"
      aria-label={intakeText.form}
      onKeyDown={step}
      className="-mb-3 flex gap-1 overflow-x-auto"
      tabIndex={-1}
    >
      {forms.map(({ slug, document }) => (
        <button
          key={slug}
          id={tabId(slug)}
          type="button"
          role="tab"
          aria-selected={slug === chosen}
          aria-controls={PANEL_ID}
          tabIndex={slug === chosen ? 0 : -1}
          onClick={() => onChoose(slug)}
          className="h-9 shrink-0 border-b-2 border-transparent px-2.5 font-medium text-soft -outline-offset-2! hover:text-ink aria-selected:border-ink aria-selected:text-ink"
        >
          {document.name}
        </button>
      ))}
    </div>
  )
}
