import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportReport } from '../../../contract/accounts.ts'
import { accountsText } from '../../accounts-text.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { CheckIcon } from '../../components/icons.tsx'
import { Part } from '../../components/page-frame.tsx'
import { EmptyState, Refused } from '../../components/states.tsx'
import { usePreviewImport } from '../../data/accounts.ts'
import { failureText } from '../../data/failure.ts'
import { useMay } from '../../data/session.ts'
import { AccountsFrame } from './accounts-frame.tsx'
import { type ImportDraft, inputOf, NO_DRAFT, withField, withTable } from './import-draft.ts'
import { ImportMapping } from './import-mapping.tsx'
import { ImportOptions } from './import-options.tsx'
import { ImportRows } from './import-rows.tsx'
import { RunDialog } from './run-dialog.tsx'
import { TableInput } from './table-input.tsx'

const { import: says } = accountsText

interface DoneProps {
  readonly report: ImportReport
  readonly onNext: () => void
}

/** What an import has done. */
function Done({ report, onNext }: DoneProps) {
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-6">
      <div role="status" className="grid justify-items-start gap-3 rounded-lg border border-line bg-panel px-5 py-4">
        <p className="flex items-center gap-2 text-base font-medium">
          <CheckIcon />
          {says.done}
        </p>
        <p className="tabular-nums text-soft">{says.doneSays(report.counts)}</p>
        <span className="flex flex-wrap gap-2">
          <Button look="primary" onClick={onNext}>
            {says.next}
          </Button>
          <Link to="/accounts" className={buttonLook('plain')}>
            {says.seeAccounts}
          </Link>
        </span>
      </div>
      <ImportRows report={report} />
    </div>
  )
}

interface PreviewProps {
  readonly report: ImportReport
  /** Something was changed since it was read. */
  readonly isStale: boolean
  readonly onField: (header: string, field: string | null) => void
  readonly onRun: () => void
}

function Preview({ report, isStale, onField, onRun }: PreviewProps) {
  const { add, change } = report.counts
  const held = isStale ? says.stale : add + change === 0 ? says.nothing : undefined
  return (
    <>
      <Part title={says.mapping} says={says.mappingSays}>
        <ImportMapping report={report} onField={onField} />
      </Part>
      <Part
        title={says.preview}
        says={held}
        actions={
          <Button look="primary" held={held} onClick={onRun}>
            {says.run} …
          </Button>
        }
      >
        <ImportRows report={report} />
      </Part>
    </>
  )
}

function Importing() {
  const [draft, setDraft] = useState<ImportDraft>(NO_DRAFT)
  const [fileName, setFileName] = useState<string>()
  /** The draft that the preview is of. */
  const [looked, setLooked] = useState<ImportDraft>()
  const [isRunning, setRunning] = useState(false)
  const [done, setDone] = useState<ImportReport>()
  const preview = usePreviewImport()
  function look(wanted: ImportDraft) {
    setDraft(wanted)
    if (wanted.csv.trim() === '') return
    setLooked(wanted)
    preview.mutate(inputOf(wanted))
  }
  /** Begins anew with the same CRM and currency. */
  function begin() {
    setDone(undefined)
    setFileName(undefined)
    setLooked(undefined)
    preview.reset()
    setDraft(withTable(draft, { csv: '' }))
  }
  if (done !== undefined) return <Done report={done} onNext={begin} />
  const report = looked === undefined ? undefined : preview.data
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-8">
      <Part title={says.title} says={says.says}>
        <TableInput
          draft={draft}
          fileName={fileName}
          onKind={(kind) => look(withTable(draft, { kind }))}
          onFile={(name, csv) => {
            setFileName(name)
            look(withTable(draft, { csv }))
          }}
          onPaste={(csv) => setDraft(withTable(draft, { csv }))}
          onClear={begin}
        />
        <ImportOptions draft={draft} onDraft={setDraft} />
        <div className="flex flex-wrap items-center gap-3">
          <Button
            look={report === undefined || looked !== draft ? 'primary' : 'plain'}
            disabled={draft.csv.trim() === ''}
            aria-busy={preview.isPending}
            onClick={() => preview.isPending || look(draft)}
          >
            {report === undefined ? says.look : says.lookAgain}
          </Button>
        </div>
        {preview.error ? <Refused says={failureText(preview.error)} /> : null}
      </Part>
      {report === undefined ? null : (
        <Preview
          report={report}
          isStale={looked !== draft || preview.isPending}
          onField={(header, field) => look({ ...draft, mapping: withField(report.columns, header, field) })}
          onRun={() => setRunning(true)}
        />
      )}
      {isRunning && report !== undefined ? (
        <RunDialog
          draft={draft}
          counts={report.counts}
          onDone={(made) => {
            setRunning(false)
            setDone(made)
          }}
          onClose={() => setRunning(false)}
        />
      ) : null}
    </div>
  )
}

/** A table of a CRM: what it would do, and doing it. */
export function ImportPage() {
  const may = useMay()
  return (
    <AccountsFrame name={says.title}>
      {may('change_accounts') ? (
        <Importing />
      ) : (
        <EmptyState title={accountsText.notYours} says={accountsText.onlyChangers} />
      )}
    </AccountsFrame>
  )
}
