import type { Account } from '../../contract/workspace.ts'
import { terms } from '../terms.ts'
import { text } from '../text.ts'
import { FindMenu, type FindMenuProps } from './find-menu.tsx'

interface AccountMenuProps extends Pick<FindMenuProps, 'trigger' | 'query' | 'onSearch' | 'chosen'> {
  readonly accounts: readonly Account[]
  /** What choosing no account is called. */
  readonly none: string
  readonly onChoose: (account: Account | undefined) => void
}

/** Opens the search for an account; `chosen` is its slug. */
export function AccountMenu({ accounts, onChoose, ...find }: AccountMenuProps) {
  return (
    <FindMenu
      {...find}
      label={text.queue.findAccount}
      empty={text.queue.noAccount}
      items={accounts.map(({ slug, name, segment }) => ({ value: slug, label: name, aside: terms.segment[segment] }))}
      onChoose={(slug) => onChoose(accounts.find((account) => account.slug === slug))}
    />
  )
}
