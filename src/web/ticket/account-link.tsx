import { Link } from '@tanstack/react-router'
import { useMay } from '../data/session.ts'
import { useAccounts } from '../data/workspace.ts'

/** The name of an account that leads to it, for those who may look accounts up. */
export function AccountLink({
  account: { id, name },
}: {
  readonly account: { readonly id: string; readonly name: string }
}) {
  const may = useMay()
  // A ticket names its account without its slug.
  const { data } = useAccounts(may('read_accounts') ? name : undefined)
  const found = data?.items.find((account) => account.id === id)
  if (found === undefined) return name
  return (
    <Link
      to="/accounts/$slug"
      params={{ slug: found.slug }}
      className="rounded-sm underline decoration-line underline-offset-2 hover:decoration-ink"
    >
      {name}
    </Link>
  )
}
