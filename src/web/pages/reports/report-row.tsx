import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ChevronRightIcon } from '../../components/icons.tsx'
import { text } from '../../text.ts'

interface ReportRowProps {
  readonly number: number
  readonly subject: string
  /** Follows the number, as far as each is not empty. */
  readonly about: readonly string[]
  /** Below these. */
  readonly beneath?: ReactNode
  /** What the report says of it. */
  readonly children: ReactNode
}

/** A ticket behind a figure, in a list; leads to it. */
export function ReportRow({ number, subject, about, beneath, children }: ReportRowProps) {
  return (
    <li>
      <Link
        to="/tickets/$number"
        params={{ number: String(number) }}
        search={{}}
        className="flex items-center gap-3 border-b border-line px-1 py-2 -outline-offset-2! hover:bg-hover"
      >
        <span className="grid min-w-0 flex-1 gap-x-6 gap-y-1 md:grid-cols-2">
          <span className="min-w-0">
            <span className="block truncate font-medium">{subject}</span>
            <span className="block truncate text-xs tabular-nums text-soft">
              {[text.ticketName(number), ...about].filter(Boolean).join(' · ')}
            </span>
            {beneath}
          </span>
          {children}
        </span>
        <ChevronRightIcon className="text-faint" />
      </Link>
    </li>
  )
}
