import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { accountsText } from '../../accounts-text.ts'
import { useWhereabouts } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useSenders } from '../../data/accounts.ts'
import { useMay, useSession } from '../../data/session.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { count } from '../../format.ts'
import { text } from '../../text.ts'

const { tabs } = accountsText

const tab =
  'flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 border-transparent text-soft -outline-offset-2! ' +
  'hover:text-ink aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-10'

/** The parts of the accounts, with how many senders wait to be known. */
function Tabs() {
  const may = useMay()
  const { data: senders } = useSenders()
  const unknown = (senders?.items.length ?? 0) + (senders?.more ?? 0)
  return (
    <nav aria-label={accountsText.tabList} className="-mb-3 flex gap-5 overflow-x-auto">
      <Link to="/accounts" activeOptions={{ exact: true }} className={tab}>
        {tabs.list}
      </Link>
      <Link to="/accounts/senders" className={tab}>
        {tabs.senders}
        {unknown === 0 ? null : <span className="text-xs tabular-nums text-soon">{count(unknown)}</span>}
      </Link>
      {may('change_accounts') ? (
        <Link to="/accounts/import" className={tab}>
          {tabs.import}
        </Link>
      ) : null}
    </nav>
  )
}

interface AccountsFrameProps {
  /** Of the part, in the title of the window. */
  readonly name: string
  /** Beside the title. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A screen of the accounts, and the way to the others; for those who may look accounts up. */
export function AccountsFrame({ name, actions, children }: AccountsFrameProps) {
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const may = useMay()
  const { data: session, error, refetch } = useSession()
  const isTheirs = session !== undefined && may('read_accounts')
  return (
    <PageFrame
      title={accountsText.title}
      says={accountsText.says}
      actions={isTheirs ? actions : null}
      bar={isTheirs ? <Tabs /> : null}
    >
      <title>{`${name} · ${text.name}`}</title>
      {/* Once it is known what is theirs: asking for what is not would be a denied attempt. */}
      {session === undefined ? (
        <NotYet
          what={accountsText.what}
          error={error}
          onRetry={() => void refetch()}
          shapes={['h-8 w-60', 'h-40 w-full max-w-5xl']}
        />
      ) : isTheirs ? (
        children
      ) : (
        <NotTheirs />
      )}
    </PageFrame>
  )
}

/** What is read when somebody comes whose role has no part in accounts. */
export function NotTheirs() {
  return <EmptyState title={accountsText.notYours} says={accountsText.notYoursSays} />
}
