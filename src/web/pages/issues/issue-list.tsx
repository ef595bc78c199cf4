import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import type { IssueSummary } from '../../../contract/issues.ts'
import { Avatar } from '../../components/avatar.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { Since } from '../../components/since.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { issueText } from '../../issue-text.ts'
import { AudienceMark } from '../../issues/audience-mark.tsx'
import { IssueStatusChip } from '../../issues/issue-status-chip.tsx'

const { list: says } = issueText
const grid = 'md:grid md:grid-cols-[minmax(0,1fr)_5.5rem_9rem_8rem_10rem_6.5rem] md:items-center md:gap-x-4 md:gap-y-0'

function Owner({ owner }: Pick<IssueSummary, 'owner'>) {
  const { nameOf } = useDesk()
  if (owner === null) return <span className="text-faint">{says.nobody}</span>
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Avatar name={nameOf(owner)} />
      <span className="truncate">{nameOf(owner)}</span>
    </span>
  )
}

function Row({ issue }: { readonly issue: IssueSummary }) {
  const { nameOf } = useDesk()
  const { number, title, kind, audience, owner, tickets, accounts, updatedAt } = issue
  return (
    <li>
      <Link
        to="/issues/$number"
        params={{ number: String(number) }}
        data-number={number}
        className={`flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-1 py-2.5 -outline-offset-2! hover:bg-hover focus-visible:bg-hover ${grid}`}
      >
        <span className="min-w-0 basis-full">
          <span className="block font-medium [overflow-wrap:anywhere] md:truncate">
            <span className="font-normal tabular-nums text-soft">
              <span className="sr-only">{issueText.name(number)}</span>
              <span aria-hidden="true">{number}</span>
            </span>{' '}
            {title}
          </span>
          <span className="hidden text-xs text-soft md:block">{issueText.kinds[kind].label}</span>
        </span>
        <span>
          <AudienceMark audience={audience} />
        </span>
        <IssueStatusChip issue={issue} />
        <span className="text-xs text-soft md:hidden">{issueText.kinds[kind].label}</span>
        <span className="min-w-0 text-xs text-soft max-md:hidden">
          <Owner owner={owner} />
        </span>
        <span className="basis-full text-xs tabular-nums text-soft">
          <span className="md:hidden">{owner === null ? '' : `${nameOf(owner)} · `}</span>
          {says.askedBy(tickets, accounts)}
          <span className="md:hidden">
            {' · '}
            <Since at={updatedAt} />
          </span>
        </span>
        <span className="text-xs text-soft max-md:hidden">
          <Since at={updatedAt} />
        </span>
      </Link>
    </li>
  )
}

/** Issues one below the other; j and k go through them, Enter opens. */
export function IssueList({ items }: { readonly items: readonly IssueSummary[] }) {
  const list = useRef<HTMLUListElement>(null)
  function go(step: 1 | -1) {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('a[data-number]') ?? [])]
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    const next = at === -1 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)
    rows[next]?.focus()
    rows[next]?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({ j: () => go(1), k: () => go(-1) })
  const { issue, audience, status, owner, asked, when } = says.columns
  return (
    <div>
      <div
        aria-hidden="true"
        className={`hidden border-b border-line px-1 pb-1.5 text-2xs font-medium text-faint ${grid}`}
      >
        {[issue, audience, status, owner, asked, when].map((column) => (
          <span key={column}>{column}</span>
        ))}
      </div>
      <ul ref={list} aria-label={says.name} className="border-t border-line md:border-t-0">
        {items.map((each) => (
          <Row key={each.number} issue={each} />
        ))}
      </ul>
    </div>
  )
}
