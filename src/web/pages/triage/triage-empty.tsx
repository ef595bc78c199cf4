import { SolveIcon } from '../../components/icons.tsx'
import { triageText } from '../../triage-text.ts'

/** What stands where the list would: that there is nothing to do is worth seeing. */
export function TriageEmpty({ state }: { readonly state: 'waiting' | 'snoozed' }) {
  const [title, says] = triageText.empty[state]
  return (
    <div role="status" className="flex flex-1 flex-col items-center justify-center gap-3 px-6 pb-24 text-center">
      <span className="flex size-14 items-center justify-center rounded-full border border-line bg-panel">
        <SolveIcon className="size-7" />
      </span>
      <p className="text-xl font-semibold tracking-tight">{title}</p>
      <p className="max-w-sm text-soft">{says}</p>
    </div>
  )
}
