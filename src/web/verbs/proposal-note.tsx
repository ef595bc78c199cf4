import type { Proposal } from '../../domain/severity/propose.ts'
import { AlertIcon } from '../components/icons.tsx'
import { severityText } from '../severity-text.ts'

interface ProposalNoteProps {
  readonly proposal: Proposal
  /** How the choice differs from the criteria. */
  readonly flags: readonly string[]
}

function headOf({ outcome }: Proposal): string {
  if (outcome.kind === 'decided') return severityText.proposed(outcome.level.name, outcome.level.priority)
  return outcome.kind === 'open' ? severityText.undecided : severityText.support
}

function Warning({ says }: { readonly says: string }) {
  return (
    <p className="flex items-start gap-1.5 text-soon">
      <AlertIcon className="mt-0.5 size-3.5 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">{says}</span>
    </p>
  )
}

/** What the criteria make of the evidence, and how the choice differs; told as it changes. */
export function ProposalNote({ proposal, flags }: ProposalNoteProps) {
  const { because, notes, excluded } = proposal
  // A note that the choice has run into is told by its flag.
  const warnings = [...notes.filter((note) => !flags.includes(note)), ...(excluded ? [excluded.because] : [])]
  return (
    <div aria-live="polite" className="grid gap-1.5 rounded-md bg-panel px-3 py-2.5 text-xs">
      <p className="text-sm font-medium">{headOf(proposal)}</p>
      <p className="text-soft [overflow-wrap:anywhere]">{because}</p>
      {warnings.map((says) => (
        <Warning key={says} says={says} />
      ))}
      {flags.length === 0 ? null : <p className="mt-1 font-medium text-soon">{severityText.differs}</p>}
      {flags.map((says) => (
        <Warning key={says} says={says} />
      ))}
    </div>
  )
}
