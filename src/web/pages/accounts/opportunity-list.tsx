import type { AccountDetail, Opportunity } from '../../../contract/accounts.ts'
import { amountWords } from '../../../domain/money.ts'
import { accountsText } from '../../accounts-text.ts'
import { Part } from '../../components/page-frame.tsx'
import { dayText } from '../../format.ts'

const { account: says } = accountsText

function Row({ opportunity }: { readonly opportunity: Opportunity }) {
  const { name, stage, outcome, closesOn, keyDates, amount, weighted, winRate } = opportunity
  const stands = outcome === null ? says.stage(stage) : accountsText.outcomes[outcome]
  const about = [
    stands,
    ...(outcome === null ? [closesOn === null ? says.noDay : says.closes(dayText(closesOn))] : []),
    ...(winRate === null ? [] : [says.winRate(winRate)]),
  ]
  return (
    <li className="grid gap-x-4 gap-y-0.5 border-b border-line px-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className={`[overflow-wrap:anywhere] ${outcome === null ? 'font-medium' : 'text-soft'}`}>{name}</p>
        <p className="text-xs tabular-nums text-soft">{about.join(' · ')}</p>
        {keyDates === null ? null : (
          <p className="mt-1 max-w-prose whitespace-pre-line text-xs text-soft [overflow-wrap:anywhere]">{keyDates}</p>
        )}
      </div>
      {amount === null ? null : (
        <p className="tabular-nums sm:text-right">
          {amountWords(amount)}
          {outcome === null && weighted !== null ? (
            <span className="block text-xs text-soft">{says.weighted(amountWords(weighted))}</span>
          ) : null}
        </p>
      )}
    </li>
  )
}

/** Its deals, open ones first; amounts for those who may see them. */
export function OpportunityList({ account: { opportunities, pipeline } }: { readonly account: AccountDetail }) {
  const open = (pipeline ?? []).map(({ currency, minor, weightedMinor }) =>
    says.pipeline(amountWords({ minor, currency }), amountWords({ minor: weightedMinor, currency })),
  )
  return (
    <Part title={says.opportunities} says={open.length === 0 ? undefined : open.join(' · ')}>
      {opportunities.length === 0 ? (
        <p className="text-soft">{says.noOpportunities}</p>
      ) : (
        <ul className="border-t border-line">
          {opportunities.map((opportunity) => (
            <Row key={opportunity.id} opportunity={opportunity} />
          ))}
        </ul>
      )}
    </Part>
  )
}
