import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AuditItem } from '../../../contract/audit.ts'
import { auditText } from '../../audit-text.ts'
import { buttonLook } from '../../components/button.tsx'
import { fullDate } from '../../format.ts'
import { fieldText, valueText } from './audit-value.ts'

const { detail: says } = auditText

/** Fields before and after, whole. */
function Changes({ changes }: Pick<AuditItem, 'changes'>) {
  if (changes.length === 0) return <p className="text-soft">{says.noChanges}</p>
  return (
    <table className="w-full">
      <caption className="sr-only">{says.changes}</caption>
      <thead className="text-2xs text-faint">
        <tr className="border-b border-line">
          {[says.field, says.before, says.after].map((head) => (
            <th key={head} scope="col" className="py-1 pr-3 text-left font-medium">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field} className="border-b border-line align-top">
            <th scope="row" className="py-1 pr-3 text-left font-normal text-soft">
              {fieldText(field)}
            </th>
            <td className="whitespace-pre-wrap py-1 pr-3 [overflow-wrap:anywhere]">{valueText(before)}</td>
            <td className="whitespace-pre-wrap py-1 [overflow-wrap:anywhere]">{valueText(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Everything an event says. */
export function AuditDetail({ item }: { readonly item: AuditItem }) {
  const { id, at, recordedAt, via, address, target, version, type, sealed, erased, ticket, changes, facts } = item
  const rows: readonly (readonly [name: string, value: ReactNode])[] = [
    [says.recorded, fullDate(recordedAt)],
    [says.happened, at === recordedAt ? null : fullDate(at)],
    [says.target, `${target}, ${says.version(version)}`],
    [says.via, via],
    [says.address, address],
    [says.type, type],
    [says.id, id],
    [says.chain, sealed === null ? auditText.unsealed : auditText.sealedAt(sealed)],
  ]
  return (
    <div className="grid grid-cols-1 gap-4 rounded-md bg-panel p-3 sm:p-4">
      {erased ? <p className="text-soon">{auditText.erasedMark}</p> : null}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1">
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="[overflow-wrap:anywhere]">{value}</dd>
            </div>
          ),
        )}
      </dl>
      <Changes changes={changes} />
      <details>
        <summary className="w-fit cursor-pointer rounded-sm text-soft hover:text-ink">{says.facts}</summary>
        {/* Scrolls by keyboard though nothing in it may take the focus. */}
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          className="mt-2 max-h-80 overflow-auto whitespace-pre-wrap rounded-md border border-line bg-canvas p-2.5 font-mono text-xs [overflow-wrap:anywhere]"
        >
          {JSON.stringify(facts, null, 2)}
        </pre>
      </details>
      {ticket === null ? null : (
        <Link
          to="/tickets/$number"
          params={{ number: String(ticket) }}
          search={{}}
          className={`${buttonLook('plain')} justify-self-start`}
        >
          {says.toTicket(ticket)}
        </Link>
      )}
    </div>
  )
}
