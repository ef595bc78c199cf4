import { useState } from 'react'
import type { ImportReport } from '../../../contract/accounts.ts'
import { accountsText } from '../../accounts-text.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useRunImport } from '../../data/accounts.ts'
import { failureText } from '../../data/failure.ts'
import { ReasonField } from '../../verbs/reason-field.tsx'
import { type ImportDraft, inputOf } from './import-draft.ts'

const { import: says } = accountsText

interface RunDialogProps {
  readonly draft: ImportDraft
  readonly counts: ImportReport['counts']
  readonly onDone: (report: ImportReport) => void
  readonly onClose: () => void
}

/** Carries an import out, with the reason. */
export function RunDialog({ draft, counts, onDone, onClose }: RunDialogProps) {
  const run = useRunImport()
  const [reason, setReason] = useState('')
  return (
    <Dialog title={says.runTitle(draft.kind)} says={says.runSays(counts)} onClose={onClose}>
      <FormFrame
        submit={says.run}
        busy={run.isPending}
        refusal={run.error ? failureText(run.error) : undefined}
        onSubmit={() => run.mutate({ ...inputOf(draft), reason }, { onSuccess: onDone })}
        onClose={onClose}
      >
        <ReasonField value={reason} onChange={setReason} />
      </FormFrame>
    </Dialog>
  )
}
