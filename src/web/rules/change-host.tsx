import { useEffect } from 'react'
import type { Published } from '../../contract/calendars.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Refused } from '../components/states.tsx'
import { failureText } from '../data/failure.ts'
import { type Preview, type Saving, usePreview, usePublish, useRecompute, useRefreshClocks } from '../data/rules.ts'
import { useTimeZone } from '../data/time-zone.ts'
import { ruleText } from '../rule-text.ts'
import { text } from '../text.ts'
import { CarryProgress } from './carry-progress.tsx'
import { ChangeForm } from './change-form.tsx'
import { ChangeSummary } from './change-summary.tsx'

interface ChangeHostProps {
  /** What is changed, such as the name of a calendar. */
  readonly about: string
  /** What the first preview found. */
  readonly first: Preview
  readonly applies: boolean
  readonly preview: (effectiveFrom: string | undefined) => Promise<Preview>
  readonly publish: (saving: Saving) => Promise<Published>
  /** It is saved; the dialog stays and shows how it is carried on. */
  readonly onSaved: (published: Published) => void
  readonly onClose: () => void
}

/** Shows who would be affected, saves, and shows how far the change has been carried. */
export function ChangeHost({ about, first, applies, preview, publish, onSaved, onClose }: ChangeHostProps) {
  const zone = useTimeZone()
  const again = usePreview(preview)
  const saving = usePublish(publish)
  const { data: recompute } = useRecompute()
  const refresh = useRefreshClocks()
  const isCarried = saving.isSuccess && recompute?.running === false
  useEffect(() => {
    if (isCarried) refresh()
  }, [isCarried, refresh])
  const shown = again.data ?? first
  const { publishing } = ruleText
  if (saving.data) {
    return (
      <Dialog title={publishing.title} about={about} onClose={onClose}>
        <div className="grid gap-3 px-5 py-4">
          <p>{publishing.version(saving.data.version)}</p>
          <CarryProgress recompute={recompute ?? saving.data.recompute} />
          {isCarried ? null : <p className="text-xs text-soft">{publishing.mayClose}</p>}
        </div>
        <footer className="flex justify-end border-t border-line px-5 py-3">
          <Button look="primary" data-autofocus onClick={onClose}>
            {text.close}
          </Button>
        </footer>
      </Dialog>
    )
  }
  return (
    <Dialog title={ruleText.preview.title} says={ruleText.preview.says} about={about} wide onClose={onClose}>
      <ChangeForm
        zone={zone}
        applies={applies}
        busy={saving.isPending || again.isPending}
        refusal={saving.error ? failureText(saving.error) : undefined}
        onWhen={(effectiveFrom) => again.mutate(effectiveFrom)}
        onSave={(input) => saving.mutate(input, { onSuccess: onSaved })}
        onClose={onClose}
      >
        {/* Read first: the counts, not the button that closes. */}
        <div
          tabIndex={-1}
          data-autofocus
          aria-busy={again.isPending}
          className={`outline-none ${again.isPending ? 'opacity-60' : ''}`}
        >
          {again.error ? <Refused says={failureText(again.error)} /> : <ChangeSummary preview={shown} />}
        </div>
      </ChangeForm>
    </Dialog>
  )
}
