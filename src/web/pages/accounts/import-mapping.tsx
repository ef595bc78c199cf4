import type { ImportReport } from '../../../contract/accounts.ts'
import { accountsText } from '../../accounts-text.ts'
import { inWords } from './import-draft.ts'

const { import: says } = accountsText

interface ImportMappingProps {
  readonly report: ImportReport
  readonly onField: (header: string, field: string | null) => void
}

/** What each column is taken for, and saying it otherwise. */
export function ImportMapping({ report: { columns, fields }, onField }: ImportMappingProps) {
  const cell = 'py-1.5 pr-4 text-left'
  return (
    <table className="w-full table-fixed border-t border-line">
      <caption className="sr-only">{says.mapping}</caption>
      <thead className="text-2xs text-faint">
        <tr className="border-b border-line">
          <th scope="col" className={`font-medium ${cell}`}>
            {says.column}
          </th>
          <th scope="col" className={`font-medium ${cell}`}>
            {says.field}
          </th>
          <th scope="col" className="hidden py-1.5 text-left font-medium sm:table-cell">
            {says.sample}
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ header, field, sample }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places, and two may have one name.
          <tr key={`${index} ${header}`} className="border-b border-line">
            <th scope="row" className={`font-normal [overflow-wrap:anywhere] ${cell}`}>
              {header}
              <span className="block truncate text-xs text-faint sm:hidden">{sample}</span>
            </th>
            <td className={cell}>
              <select
                aria-label={says.fieldOf(header)}
                value={field ?? ''}
                onChange={({ target }) => onField(header, target.value === '' ? null : target.value)}
                className={`h-8 w-full max-w-60 rounded-md border border-edge bg-canvas px-2 text-sm pointer-coarse:h-10 ${field === null ? 'text-faint' : ''}`}
              >
                <option value="">{says.leftOut}</option>
                {fields.map((each) => (
                  <option key={each} value={each}>
                    {inWords(each)}
                  </option>
                ))}
              </select>
            </td>
            <td className="hidden truncate py-1.5 text-soft sm:table-cell">{sample}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
