import { Button } from '../components/button.tsx'
import { Refused } from '../components/states.tsx'
import { ruleText } from '../rule-text.ts'
import type { Fault } from './faults.ts'

interface DraftActionsProps {
  /** There is something that could be saved. */
  readonly isChanged: boolean
  readonly busy: boolean
  /** Why this person may not save it. */
  readonly held: string | undefined
  readonly onReview: () => void
  readonly onDiscard: () => void
}

/** What can be done with a draft. */
export function DraftActions({ isChanged, busy, held, onReview, onDiscard }: DraftActionsProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isChanged ? (
        <>
          <span title={ruleText.kept} className="text-xs text-soon">
            {ruleText.unsaved}
          </span>
          <Button look="quiet" onClick={onDiscard}>
            {ruleText.discard}
          </Button>
        </>
      ) : null}
      <Button look="primary" aria-busy={busy} held={held} disabled={!isChanged} onClick={() => busy || onReview()}>
        {ruleText.save}
      </Button>
    </div>
  )
}

interface DraftFaultsProps {
  /** Somebody saved another version since the draft began. */
  readonly isStale: boolean
  readonly faults: readonly Fault[]
  /** Why the preview failed, when no place is to blame. */
  readonly refusal: string | undefined
}

/** What keeps a draft from being saved, or should be known before it is. */
export function DraftFaults({ isStale, faults, refusal }: DraftFaultsProps) {
  if (!isStale && faults.length === 0 && refusal === undefined) return null
  return (
    <div className="grid grid-cols-1 gap-2">
      {isStale ? <p className="text-xs text-soon">{ruleText.stale}</p> : null}
      {refusal === undefined ? null : <Refused says={refusal} />}
      {faults.length === 0 ? null : (
        <div role="alert" className="rounded-md bg-late-tint px-3 py-2 text-late">
          <p className="font-medium">{ruleText.faults(faults.length)}</p>
          <ul className="grid gap-0.5">
            {faults.map(({ place, text }) => (
              <li key={`${place} ${text}`} className="[overflow-wrap:anywhere]">
                {/^[a-z]/.test(text) ? `${place.replaceAll('.', ' › ')} ${text}` : text}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
