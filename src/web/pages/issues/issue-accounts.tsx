import { Link } from '@tanstack/react-router'
import type { IssueDetail } from '../../../contract/issues.ts'
import { Part } from '../../components/page-frame.tsx'
import { useMay } from '../../data/session.ts'
import { issueText } from '../../issue-text.ts'

const { page: says } = issueText

/** Whose tickets are linked with it, those with the most first. */
export function IssueAccounts({ issue: { linked } }: { readonly issue: IssueDetail }) {
  const may = useMay()
  if (linked.accounts.length === 0) {
    return (
      <Part title={says.accounts}>
        <p className="text-soft">{says.noAccounts}</p>
      </Part>
    )
  }
  return (
    <Part title={says.accounts}>
      <ul className="max-w-md border-t border-line">
        {linked.accounts.map(({ account, tickets }, index) => (
          <li
            key={account?.slug ?? index}
            className="flex items-baseline justify-between gap-3 border-b border-line px-1 py-2"
          >
            {account === null ? (
              <span className="text-soft">{says.unnamed}</span>
            ) : may('read_accounts') ? (
              <Link
                to="/accounts/$slug"
                params={{ slug: account.slug }}
                className="min-w-0 rounded-sm underline-offset-2 [overflow-wrap:anywhere] hover:underline"
              >
                {account.name}
              </Link>
            ) : (
              <span className="min-w-0 [overflow-wrap:anywhere]">{account.name}</span>
            )}
            <span className="shrink-0 text-xs tabular-nums text-soft">{issueText.tickets(tickets)}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
