import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountDetail } from '../../../contract/accounts.ts'
import { accountsText } from '../../accounts-text.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { useDesk, useWhereabouts } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useAccount } from '../../data/accounts.ts'
import { failedWith } from '../../data/failure.ts'
import { useHeld, useMay, useSession } from '../../data/session.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { terms } from '../../terms.ts'
import { AccountFacts } from './account-facts.tsx'
import { AccountTickets } from './account-tickets.tsx'
import { NotTheirs } from './accounts-frame.tsx'
import { ContactList } from './contact-list.tsx'
import { FactsDialog } from './facts-dialog.tsx'
import { planBeside } from './fitting-accounts.ts'
import { OpportunityList } from './opportunity-list.tsx'

const { account: says } = accountsText
const back = { to: '/accounts', name: accountsText.title } as const
const SHAPES = ['h-8 w-80', 'h-24 w-full max-w-5xl', 'h-60 w-full max-w-5xl']

function Known({ account }: { readonly account: AccountDetail }) {
  const { name, segment, plan, lifecycle } = account
  const held = useHeld()
  const may = useMay()
  const { nameOf } = useDesk()
  const [isChanging, setChanging] = useState(false)
  const stands = [
    terms.segment[segment],
    planBeside(terms.segment[segment], plan),
    lifecycle === null ? null : accountsText.lifecycle[lifecycle],
  ]
  return (
    <PageFrame
      title={name}
      back={back}
      says={stands.filter(Boolean).join(' · ')}
      actions={
        <Button held={held('change_accounts')} onClick={() => setChanging(true)}>
          {says.change}
        </Button>
      }
    >
      <div className="grid max-w-6xl grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <AccountFacts account={account} nameOf={nameOf} seesMoney={may('read_money')} />
        <div className="grid grid-cols-1 content-start gap-10 xl:order-first">
          <AccountTickets account={account} />
          <ContactList account={account} />
          <OpportunityList account={account} />
        </div>
      </div>
      {isChanging ? <FactsDialog account={account} onClose={() => setChanging(false)} /> : null}
    </PageFrame>
  )
}

function Read({ slug }: { readonly slug: string }) {
  const { data, error, refetch } = useAccount(slug)
  if (data) return <Known account={data} />
  return (
    <PageFrame title={accountsText.title} back={back}>
      {failedWith(error, 'account_not_found') ? (
        <EmptyState title={says.gone} says={says.goneSays}>
          <Link to="/accounts" className={buttonLook('plain')}>
            {says.toList}
          </Link>
        </EmptyState>
      ) : (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      )}
    </PageFrame>
  )
}

/** All that is known of one account. */
export function AccountPage() {
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  const { slug } = useParams({ from: '/accounts/$slug' })
  const may = useMay()
  const { data: session, error, refetch } = useSession()
  // Once it is known what is theirs: asking for what is not would be a denied attempt.
  if (session !== undefined && may('read_accounts')) return <Read key={slug} slug={slug} />
  return (
    <PageFrame title={accountsText.title}>
      {session === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : (
        <NotTheirs />
      )}
    </PageFrame>
  )
}
