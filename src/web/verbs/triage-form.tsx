import type { VerbInput } from '../../contract/tickets.ts'
import { HeldKeys } from '../components/held-keys.tsx'
import { NotYet } from '../components/not-yet.tsx'
import { useTicketLadder } from '../data/severity.ts'
import { severityText } from '../severity-text.ts'
import { CriteriaForm } from './criteria-form.tsx'
import { FreeTriageForm } from './free-triage-form.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const SHAPES = ['h-8 w-full', 'h-16 w-full', 'h-16 w-full', 'h-16 w-full']

/** Severity by the criteria that are in force for the ticket, then priority; for a dialog as for a side panel. */
export function TriageForm(props: VerbFormProps<VerbInput<'triage'>>) {
  const { number, version } = props.ticket
  const { data: criteria, error, refetch } = useTicketLadder({ number, version })
  if (!criteria) {
    return (
      <div className="px-5 py-4">
        {error === null ? <HeldKeys /> : null}
        <NotYet what={severityText.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      </div>
    )
  }
  const { ladder } = criteria
  // Of another ticket everything begins anew.
  if (!ladder) return <FreeTriageForm key={number} {...props} />
  return <CriteriaForm key={number} {...props} criteria={criteria} ladder={ladder} />
}
