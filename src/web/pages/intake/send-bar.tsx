import { Button } from '../../components/button.tsx'
import { Refused } from '../../components/states.tsx'
import { intakeText } from '../../intake-text.ts'

interface SendBarProps {
  /** Labels of what is needed to send it and not there. */
  readonly needed: readonly string[]
  readonly missing: number
  /** How many answers keep it from being sent; none are told before somebody has tried. */
  readonly faults: number
  readonly busy: boolean
  readonly refusal: string | undefined
  readonly isBegun: boolean
  readonly onForget: () => void
}

function stateOf({ needed, missing, faults }: SendBarProps): string {
  if (faults > 0) return intakeText.faults(faults)
  if (needed.length > 0) return intakeText.neededSays(needed)
  return missing > 0 ? intakeText.missingSays(missing) : intakeText.allGiven
}

/** Stays in sight below the form: what keeps it back, what is missing, and sending it. */
export function SendBar(props: SendBarProps) {
  const { faults, busy, refusal, isBegun, onForget } = props
  return (
    <div className="sticky -bottom-5 -mx-4 -mb-5 grid grid-cols-1 gap-2 border-t border-line bg-canvas px-4 py-3 lg:-mx-6 lg:px-6">
      {refusal === undefined ? null : <Refused says={refusal} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p aria-live="polite" className={`min-w-0 flex-1 basis-60 ${faults > 0 ? 'text-late' : 'text-soft'}`}>
          {stateOf(props)}
        </p>
        <div className="ml-auto flex gap-2">
          {isBegun ? (
            <Button look="quiet" onClick={onForget} title={intakeText.draftKept}>
              {intakeText.discard}
            </Button>
          ) : null}
          <Button look="primary" type="submit" aria-disabled={busy} hint="Ctrl Enter">
            {intakeText.submit}
          </Button>
        </div>
      </div>
    </div>
  )
}
