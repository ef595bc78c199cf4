import { Button } from '../../components/button.tsx'
import { useKeys } from '../../components/use-keys.ts'
import type { TriageRead } from '../../data/triage.ts'
import { triageText } from '../../triage-text.ts'
import { ACTIONS } from './triage-actions.ts'

const { spam } = triageText

/** Whose account is known, and so who hardly sends advertisements. */
export const knownAmong = (rows: readonly TriageRead[]): readonly TriageRead[] =>
  rows.filter(({ account, matchedBy }) => account !== null && matchedBy !== 'nobody')

interface SpamFormProps {
  /** All that would end. */
  readonly rows: readonly TriageRead[]
  readonly onYes: () => void
  readonly onNo: () => void
}

/** Asks once before what somebody wrote whom we know is ended as spam; the safe answer has the focus. */
export function SpamForm({ rows, onYes, onNo }: SpamFormProps) {
  const known = knownAmong(rows)
  useKeys({ [ACTIONS.spam.key]: onYes })
  return (
    <div className="grid gap-4 px-5 py-4">
      <p>{rows.length === 1 ? spam.known(known[0]?.account?.name ?? '') : spam.several(known.length, rows.length)}</p>
      <div className="flex flex-wrap gap-2">
        <Button data-autofocus onClick={onNo}>
          {spam.no}
        </Button>
        <Button hint={ACTIONS.spam.key} onClick={onYes}>
          {spam.yes}
        </Button>
      </div>
    </div>
  )
}
