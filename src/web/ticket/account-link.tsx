import { Link } from '@tanstack/react-router'
import type { TicketAccount } from '../../contract/shape.ts'
import { useMay } from '../data/session.ts'

/** The name of an account that leads to it, for those who may look accounts up. */
export function AccountLink({ account: { slug, name } }: { readonly account: TicketAccount }) {
  const may = useMay()
  if (!may('read_accounts')) return name
  return (
    <Link
      to="/accounts/$slug"
      params={{ slug }}
      className="rounded-sm underline decoration-line underline-offset-2 hover:decoration-ink"
    >
      {name}
    </Link>
  )
}
