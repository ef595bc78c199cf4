import { useState } from 'react'
import type { ImportedRow, ImportReport } from '../../../contract/accounts.ts'
import { ROW_OUTCOMES, type RowOutcome } from '../../../domain/accounts/import-plan.ts'
import { accountsText } from '../../accounts-text.ts'
import { count } from '../../format.ts'
import { inWords } from './import-draft.ts'

const { import: says } = accountsText

const looks: Readonly<Record<RowOutcome, string>> = {
  add: 'bg-selected text-ink',
  change: 'bg-soon-tint text-soon',
  same: 'text-soft',
  refuse: 'bg-late-tint text-late',
}

function Detail({ row: { changes, notes, reason } }: { readonly row: ImportedRow }) {
  return (
    <>
      {reason === null ? null : <span className="block text-late">{reason}</span>}
      {changes.map(({ field, before, after }) => (
        <span key={field} className="block">
          <span className="text-faint">{inWords(field)}</span>{' '}
          {before === null ? null : <s className="text-faint">{before}</s>} {after}
        </span>
      ))}
      {notes.map((note) => (
        <span key={note} className="block text-soon">
          {note}
        </span>
      ))}
    </>
  )
}

function Row({ row }: { readonly row: ImportedRow }) {
  return (
    <tr className="grid grid-cols-[2.5rem_minmax(0,1fr)_auto] gap-x-3 border-b border-line py-2 align-top sm:table-row sm:py-0">
      <td className="tabular-nums text-faint sm:w-14 sm:py-2">{row.line}</td>
      <th scope="row" className="text-left font-medium [overflow-wrap:anywhere] sm:w-1/3 sm:py-2 sm:pr-4">
        {row.what}
      </th>
      <td className="sm:w-28 sm:py-2">
        <span className={`rounded-sm px-1.5 py-0.5 text-xs ${looks[row.outcome]}`}>{says.outcomes[row.outcome]}</span>
      </td>
      <td className="col-span-2 col-start-2 text-xs text-soft [overflow-wrap:anywhere] sm:py-2">
        <Detail row={row} />
      </td>
    </tr>
  )
}

/** How many rows become what, and row by row with its line and reason. */
export function ImportRows({ report: { counts, items, more } }: { readonly report: ImportReport }) {
  const [only, setOnly] = useState<RowOutcome>()
  const shown = only === undefined ? items : items.filter(({ outcome }) => outcome === only)
  const { line, what, outcome, detail } = says.rows
  return (
    <div className="grid grid-cols-1 gap-3">
      <fieldset className="grid grid-cols-2 gap-2 sm:max-w-xl sm:grid-cols-4">
        <legend className="sr-only">{says.filter}</legend>
        {ROW_OUTCOMES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={only === each}
            onClick={() => setOnly(only === each ? undefined : each)}
            className="grid rounded-md border border-line px-2.5 py-1.5 text-left hover:bg-hover aria-pressed:border-ink aria-pressed:bg-hover"
          >
            <span
              className={`text-lg font-semibold tabular-nums ${counts[each] === 0 ? 'text-faint' : each === 'refuse' ? 'text-late' : ''}`}
            >
              {count(counts[each])}
            </span>
            <span className="text-xs text-soft">{says.outcomes[each]}</span>
          </button>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <p className="border-t border-line pt-3 text-soft">{says.noRows}</p>
      ) : (
        <table className="w-full border-t border-line">
          <caption className="sr-only">{says.preview}</caption>
          <thead className="hidden text-2xs text-faint sm:table-header-group">
            <tr className="border-b border-line">
              {[line, what, outcome, detail].map((head) => (
                <th key={head} scope="col" className="py-1.5 pr-4 text-left font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.line} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {more === 0 ? null : <p className="text-xs text-soft">{says.more(more)}</p>}
    </div>
  )
}
