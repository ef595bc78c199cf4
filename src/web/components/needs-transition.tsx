import { handOffText } from '../hand-off-text.ts'

interface NeedsTransitionProps {
  readonly handOff: { readonly bouncedAt: string | null } | null
}

/** Stands before the subject of what is offered to other hands; the subject stays as it is (HOF-16). */
export function NeedsTransition({ handOff }: NeedsTransitionProps) {
  if (handOff === null || handOff.bouncedAt !== null) return null
  return (
    <span className="mr-2 inline-block shrink-0 whitespace-nowrap rounded-sm border border-soon px-1 align-middle text-2xs font-semibold uppercase tracking-wide text-soon">
      {handOffText.label}
    </span>
  )
}
