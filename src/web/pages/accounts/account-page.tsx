import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountDetail } from '../../../contract/accounts.ts'
import { accountsText } from '../../accounts-text.ts'
import { buttonLook } from '../../components/button.tsx'
import { useDesk, useWhereabouts } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useAccount } from '../../data/accounts.ts'
import { failedWith } from '../../data/failure.ts'
import { useMay, useSession } from '../../data/session.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { terms } from '../../terms.ts'
import { AccountFacts, type Changeable } from './account-facts.tsx'
import { AccountTickets } from './account-tickets.tsx'
import { NotTheirs } from './accounts-frame.tsx'
import { ContactList } from './contact-list.tsx'
import { FactsDialog } from './facts-dialog.tsx'
import { planBeside } from './fitting-accounts.ts'
import { MoneyDialog } from './money-dialog.tsx'
import { OpportunityList } from './opportunity-list.tsx'
import { TermsDialog } from './terms-dialog.tsx'

const { account: says } = accountsText
const back = { to: '/accounts', name: accountsText.title } as const
const SHAPES = ['h-8 w-80', 'h-24 w-full max-w-5xl', 'h-60 w-full max-w-5xl']

const DIALOGS = { terms: TermsDialog, file: FactsDialog, people: FactsDialog, money: MoneyDialog } as const

function Known({ account }: { readonly account: AccountDetail }) {
  const { name, segment, plan, lifecycle } = account
  const may = useMay()
  const { nameOf } = useDesk()
  const [changing, setChanging] = useState<Changeable>()
  const Changing = changing && DIALOGS[changing]
  const stands = [
    terms.segment[segment],
    planBeside(terms.segment[segment], plan),
    lifecycle === null ? null : accountsText.lifecycle[lifecycle],
  ]
  return (
    <PageFrame title={name} back={back} says={stands.filter(Boolean).join(' · ')}>
      <div className="grid max-w-6xl grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <AccountFacts account={account} nameOf={nameOf} seesMoney={may('read_money')} onChange={setChanging} />
        <div className="grid grid-cols-1 content-start gap-10 xl:order-first">
          <AccountTickets account={account} />
          <ContactList account={account} />
          <OpportunityList account={account} />
        </div>
      </div>
      {Changing === undefined ? null : <Changing account={account} onClose={() => setChanging(undefined)} />}
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
