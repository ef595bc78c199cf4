import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SimilarTicket } from '../../contract/similar.ts'
import { similarText } from '../similar-text.ts'
import { terms } from '../terms.ts'
import { text } from '../text.ts'
import { PriorityChip } from './priority-chip.tsx'

interface SimilarRowProps {
  readonly ticket: SimilarTicket
  /** What can be done about it. */
  readonly children?: ReactNode
}

/** A ticket that asks the same: what it is, how it stands, who asks it, and by which words it is alike. */
export function SimilarRow({ ticket, children }: SimilarRowProps) {
  const { number, subject, status, priority, closingReason, likeness, words, through, accounts, account, accountIsOn } =
    ticket
  const ended = terms.ended[closingReason ?? '']
  const standing = [
    ended === undefined ? terms.status[status] : `${terms.status[status]}: ${ended}`,
    ...(account === null ? [] : [account.name]),
    ...(accounts === 0 || (accounts === 1 && account !== null) ? [] : [similarText.accounts(accounts)]),
    similarText.like(likeness),
    ...(through === null ? [] : [similarText.through(through)]),
  ]
  return (
    <li className="grid min-w-0 grid-cols-1 gap-1 py-2.5">
      <div className="flex min-w-0 items-center gap-2">
        <PriorityChip priority={priority} />
        <Link
          to="/tickets/$number"
          params={{ number: String(number) }}
          search={{}}
          className="min-w-0 truncate rounded-sm underline-offset-2 hover:underline"
        >
          <span className="tabular-nums text-soft">{text.ticketName(number)}</span> {subject}
        </Link>
      </div>
      <p className="text-xs text-soft tabular-nums">{standing.join(' · ')}</p>
      {words.length === 0 ? null : (
        <p className="truncate text-xs text-faint" title={similarText.inCommon(words)}>
          {similarText.inCommon(words)}
        </p>
      )}
      {accountIsOn ? <p className="text-xs font-medium">{similarText.isOn}</p> : null}
      {children}
    </li>
  )
}
