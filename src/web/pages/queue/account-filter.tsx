import { useState } from 'react'
import { AccountMenu } from '../../components/account-menu.tsx'
import { FilterButton } from '../../components/filter-button.tsx'
import { useAccounts } from '../../data/workspace.ts'
import { text } from '../../text.ts'

interface AccountFilterProps {
  /** Slug of the account. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** Accounts are read once somebody looks for one, or to name the one in the address. */
export function AccountFilter({ value, onChange }: AccountFilterProps) {
  const [query, setQuery] = useState<string>()
  const { data } = useAccounts(query ?? value?.replaceAll('-', ' '))
  const accounts = data?.items ?? []
  const chosen = accounts.find(({ slug }) => slug === value)?.name ?? value
  return (
    <AccountMenu
      trigger={(props) => <FilterButton name={text.queue.filters.account} chosen={chosen} {...props} />}
      accounts={accounts}
      query={query ?? ''}
      onSearch={setQuery}
      chosen={value}
      none={text.queue.anyOne}
      onChoose={(account) => onChange(account?.slug)}
    />
  )
}
