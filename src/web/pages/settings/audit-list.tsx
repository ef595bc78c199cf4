import { Fragment } from 'react'
import type { AuditItem } from '../../../contract/audit.ts'
import { auditText } from '../../audit-text.ts'
import { AlertIcon, ChevronDownIcon, ChevronRightIcon, LockIcon } from '../../components/icons.tsx'
import { Since } from '../../components/since.tsx'
import { AuditDetail } from './audit-detail.tsx'
import { didText, fieldText, isDenied, isNew, shortText, targetText, viaText } from './audit-value.ts'

const { columns } = auditText
/** So many changes are shown in the row; the detail has them all. */
const SHOWN = 2

function Changes({ changes }: Pick<AuditItem, 'changes'>) {
  if (isNew(changes)) return <span className="text-faint">{auditText.made(changes.length)}</span>
  const rest = changes.length - SHOWN
  return (
    <>
      {changes.slice(0, SHOWN).map(({ field, before, after }) => (
        <span key={field} className="block [overflow-wrap:anywhere]">
          <span className="text-faint">{fieldText(field)}</span> {shortText(before)} <span aria-hidden="true">→</span>
          <span className="sr-only"> {auditText.detail.after.toLowerCase()} </span> {shortText(after)}
        </span>
      ))}
      {rest > 0 ? <span className="block text-faint">{auditText.moreChanges(rest)}</span> : null}
    </>
  )
}

function Sealed({ sealed }: Pick<AuditItem, 'sealed'>) {
  if (sealed === null) return <span title={auditText.unsealed} className="inline-block size-3.5" />
  return (
    <span title={auditText.sealedAt(sealed)} className="text-faint">
      <LockIcon className="size-3.5" />
      <span className="sr-only">{auditText.sealedAt(sealed)}</span>
    </span>
  )
}

interface RowProps {
  readonly item: AuditItem
  readonly who: string
  readonly nameOf: (handle: string) => string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function Row({ item, who, nameOf, isOpen, onToggle }: RowProps) {
  const { id, recordedAt, address, via, changes, sealed } = item
  const Chevron = isOpen ? ChevronDownIcon : ChevronRightIcon
  const did = didText(item, nameOf)
  const denied = isDenied(item)
  const cell = 'py-0.5 align-top sm:py-2 sm:pr-4'
  return (
    <tr
      className={`grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 py-2 sm:table-row sm:py-0 ${isOpen ? '' : 'border-b border-line'} ${denied ? 'bg-late-tint' : ''}`}
    >
      <td className={`${cell} order-3 col-span-2 text-xs text-soft sm:whitespace-nowrap sm:pl-1 sm:text-sm`}>
        <Since at={recordedAt} as="moment" />
      </td>
      <td className={`${cell} order-1 font-medium`}>
        <span className="[overflow-wrap:anywhere]">{who}</span>
      </td>
      <td className={`${cell} order-2 col-span-2 sm:w-[30%]`}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`audit-${id}`}
          aria-label={auditText.open(`${who} ${[did, targetText(item)].filter(Boolean).join(' ')}`)}
          onClick={onToggle}
          className="flex w-full items-start gap-1 rounded-sm text-left hover:underline underline-offset-2"
        >
          <Chevron className="mt-0.5 size-3.5 text-faint" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {denied ? <AlertIcon className="mr-1 inline size-3.5 -translate-y-px text-late" /> : null}
            <span className={denied ? 'text-late' : ''}>{did}</span>{' '}
            <span className="text-soft">{targetText(item)}</span>
          </span>
        </button>
      </td>
      <td className={`${cell} order-4 col-span-2 text-soft empty:hidden sm:w-[28%] sm:empty:table-cell`}>
        {changes.length === 0 ? null : <Changes changes={changes} />}
      </td>
      <td className={`${cell} order-5 col-span-2 text-xs text-soft [overflow-wrap:anywhere] sm:min-w-28 sm:text-sm`}>
        {address ?? viaText(via)}
      </td>
      <td className={`${cell} order-1 sm:pr-1 sm:text-right`}>
        <Sealed sealed={sealed} />
      </td>
    </tr>
  )
}

interface AuditListProps {
  readonly items: readonly AuditItem[]
  readonly nameOf: (handle: string) => string
  /** Id of the event whose detail is shown. */
  readonly open: string | undefined
  readonly onOpen: (id: string | undefined) => void
}

/** One row for each event, each with its detail below when it is opened. */
export function AuditList({ items, nameOf, open, onOpen }: AuditListProps) {
  const heads = [columns.when, columns.who, columns.did, columns.changed, columns.from]
  return (
    <table className="w-full border-t border-line">
      <caption className="sr-only">{auditText.says}</caption>
      <thead className="hidden text-2xs text-faint sm:table-header-group">
        <tr className="border-b border-line">
          {heads.map((head) => (
            <th key={head} scope="col" className="py-1.5 pr-4 text-left font-medium first:pl-1">
              {head}
            </th>
          ))}
          <th scope="col" className="py-1.5 pr-1 text-right font-medium">
            <span className="sr-only">{columns.sealed}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Fragment key={item.id}>
            <Row
              item={item}
              who={nameOf(item.actor)}
              nameOf={nameOf}
              isOpen={open === item.id}
              onToggle={() => onOpen(open === item.id ? undefined : item.id)}
            />
            {open === item.id ? (
              <tr className="grid border-b border-line sm:table-row">
                <td colSpan={6} id={`audit-${item.id}`} className="pb-4 sm:pl-6">
                  <AuditDetail item={item} />
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
