import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Account } from '../../../contract/workspace.ts'
import { LIFECYCLES } from '../../../domain/accounts/account.ts'
import { SEGMENTS } from '../../../domain/vocabulary.ts'
import { accountFormText } from '../../account-form-text.ts'
import { accountsText } from '../../accounts-text.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { FilterButton } from '../../components/filter-button.tsx'
import { ChevronRightIcon, PlusIcon } from '../../components/icons.tsx'
import { Menu } from '../../components/menu.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useSettled } from '../../components/use-settled.ts'
import { useHeld, useMay } from '../../data/session.ts'
import { useAccounts } from '../../data/workspace.ts'
import { terms } from '../../terms.ts'
import { AccountsFrame } from './accounts-frame.tsx'
import { AddDialog } from './add-dialog.tsx'
import { type AccountFilters, fittingAccounts, planBeside } from './fitting-accounts.ts'

const { list: says } = accountsText
const SHAPES = Array.from({ length: 6 }, () => 'h-11 w-full max-w-5xl')
/** As many as the server gives at once. */
const MOST = 100
const grid =
  'grid min-w-0 flex-1 gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_7rem_minmax(0,1fr)] sm:items-center'

function Row({ account }: { readonly account: Account }) {
  const { slug, name, segment, plan, lifecycle, people, domains } = account
  const { nameOf } = useDesk()
  const stands = lifecycle === null ? '' : accountsText.lifecycle[lifecycle]
  return (
    <li>
      <Link
        to="/accounts/$slug"
        params={{ slug }}
        className="flex items-center gap-3 border-b border-line px-1 py-2.5 -outline-offset-2! hover:bg-hover"
      >
        <span className={grid}>
          <span className="min-w-0">
            <span className="block truncate font-medium">{name}</span>
            <span className="block truncate text-xs text-faint">{domains[0] ?? slug}</span>
          </span>
          <span className="truncate text-soft">
            {[terms.segment[segment], planBeside(terms.segment[segment], plan)].filter(Boolean).join(' · ')}
            {stands === '' ? null : <span className="sm:hidden"> · {stands}</span>}
          </span>
          <span className="hidden text-soft sm:block">{stands}</span>
          <span className="hidden truncate text-soft sm:block">
            {people.customerEngineer === undefined ? '' : nameOf(people.customerEngineer)}
          </span>
        </span>
        <ChevronRightIcon className="text-faint" />
      </Link>
    </li>
  )
}

function Rows({ accounts }: { readonly accounts: readonly Account[] }) {
  const { name, terms: promised, lifecycle, engineer } = says.columns
  return (
    <div>
      <div aria-hidden="true" className="hidden border-b border-line px-1 pb-1.5 pr-8 text-2xs text-faint sm:flex">
        <span className={grid}>
          {[name, promised, lifecycle, engineer].map((column) => (
            <span key={column}>{column}</span>
          ))}
        </span>
      </div>
      <ul className="border-t border-line sm:border-t-0">
        {accounts.map((account) => (
          <Row key={account.slug} account={account} />
        ))}
      </ul>
    </div>
  )
}

interface FilterProps {
  readonly name: string
  /** Empty for any. */
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

function Filter({ name, value, choices, onChange }: FilterProps) {
  const chosen = value === '' ? undefined : choices.find((choice) => choice.value === value)?.label
  return (
    <Menu
      label={name}
      trigger={(props) => <FilterButton name={name} chosen={chosen} {...props} />}
      groups={[{ label: name, value, choices, onChange }]}
    />
  )
}

interface FiltersProps {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly filters: AccountFilters
  readonly onFilters: (filters: AccountFilters) => void
  readonly found: ReactNode
}

const any = { value: '', label: says.any }
const segments = [any, ...SEGMENTS.map((value) => ({ value, label: terms.segment[value] }))]
const lifecycles = [any, ...LIFECYCLES.map((value) => ({ value, label: accountsText.lifecycle[value] }))]

function Filters({ query, onQuery, filters, onFilters, found }: FiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        type="search"
        aria-label={says.find}
        placeholder={says.find}
        maxLength={100}
        value={query}
        onChange={({ target }) => onQuery(target.value)}
        className="h-8 w-full rounded-md border border-edge bg-canvas px-2.5 focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 sm:w-64 pointer-coarse:h-10"
      />
      <Filter
        name={says.segment}
        value={filters.segment}
        choices={segments}
        onChange={(segment) => onFilters({ ...filters, segment })}
      />
      <Filter
        name={says.lifecycle}
        value={filters.lifecycle}
        choices={lifecycles}
        onChange={(lifecycle) => onFilters({ ...filters, lifecycle })}
      />
      <p role="status" className="text-xs text-soft">
        {found}
      </p>
    </div>
  )
}

function List() {
  const [query, setQuery] = useState('')
  const [filters, setFilters] = useState<AccountFilters>({ segment: '', lifecycle: '' })
  const { data, error, refetch } = useAccounts(useSettled(query, 150))
  const may = useMay()
  if (data === undefined) {
    return <NotYet what={accountsText.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
  }
  const shown = fittingAccounts(data.items, filters)
  const isWhole = query === '' && filters.segment === '' && filters.lifecycle === ''
  if (isWhole && shown.length === 0) {
    const [title, sentence] = says.empty
    return (
      <EmptyState title={title} says={sentence}>
        {may('change_accounts') ? (
          <Link to="/accounts/import" className={buttonLook('primary')}>
            {says.import}
          </Link>
        ) : null}
      </EmptyState>
    )
  }
  const found = data.items.length < MOST ? says.found(shown.length) : says.first(MOST)
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-4">
      <Filters query={query} onQuery={setQuery} filters={filters} onFilters={setFilters} found={found} />
      {shown.length === 0 ? <EmptyState title={says.noneFit[0]} says={says.noneFit[1]} /> : <Rows accounts={shown} />}
    </div>
  )
}

function AddButton() {
  const held = useHeld()('change_accounts')
  const go = useNavigate()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<PlusIcon />} held={held} onClick={() => setOpen(true)}>
        {accountFormText.add.title}
      </Button>
      {isOpen ? (
        <AddDialog
          onAdded={({ slug }) => void go({ to: '/accounts/$slug', params: { slug } })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}

/** Every account, to find one by its name, and adding one. */
export function AccountsPage() {
  return (
    <AccountsFrame name={accountsText.title} actions={<AddButton />}>
      <List />
    </AccountsFrame>
  )
}
