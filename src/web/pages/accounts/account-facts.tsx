import type { ReactNode } from 'react'
import type { Account } from '../../../contract/workspace.ts'
import { POSTS, type Post } from '../../../domain/accounts/account.ts'
import { amountWords } from '../../../domain/money.ts'
import { accountsText } from '../../accounts-text.ts'
import { dateName } from '../../format.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'

const { account: says, posts } = accountsText

type Fact = readonly [name: string, value: ReactNode]

interface AccountFactsProps {
  readonly account: Account
  readonly nameOf: (handle: string) => string
  readonly seesMoney: boolean
}

function Facts({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  return (
    <section className="border-t border-line pt-3 first:border-t-0 first:pt-0 sm:max-xl:border-t-0 sm:max-xl:pt-0">
      <h2 className="mb-2 text-xs font-medium text-soft">{title}</h2>
      <dl className="grid gap-1.5">
        {facts.map(([name, value]) => (
          <div key={name} className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-2">
            <dt className="text-soft">{name}</dt>
            <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">
              {value ?? <span className="text-faint">{says.unknown}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Its terms, who looks after it, what is on file and, for who may see it, what it is worth. */
export function AccountFacts({ account, nameOf, seesMoney }: AccountFactsProps) {
  const { segment, plan, contract, lifecycle, domains, people, source, externalId } = account
  const { arr, renewsOn, churnRisk } = account
  const post = (each: Post): Fact => {
    const who = people[each]
    const nobody = (
      <span key={each} className="text-faint">
        {says.nobody}
      </span>
    )
    return [posts[each], who === undefined ? nobody : nameOf(who)]
  }
  const written =
    domains.length === 0 ? (
      <span className="text-soft">{says.noDomains}</span>
    ) : (
      <ul>
        {domains.map((domain) => (
          <li key={domain}>{domain}</li>
        ))}
      </ul>
    )
  return (
    <div className="grid grid-cols-1 content-start gap-x-10 gap-y-4 sm:max-xl:grid-cols-2">
      <Facts
        title={says.terms}
        facts={[
          [says.segment, terms.segment[segment]],
          [says.plan, plan ?? text.none],
          [says.contract, contract ?? text.none],
        ]}
      />
      <Facts title={says.people} facts={POSTS.map(post)} />
      <Facts
        title={says.file}
        facts={[
          [says.lifecycle, lifecycle && accountsText.lifecycle[lifecycle]],
          [says.domains, written],
          ...(externalId === null ? [] : [[says.externalId, `${source ?? ''} ${externalId}`] as const]),
        ]}
      />
      {seesMoney ? (
        <Facts
          title={says.money}
          facts={[
            [says.arr, arr && amountWords(arr)],
            [says.renewsOn, renewsOn && dateName(renewsOn)],
            [says.churnRisk, churnRisk && terms.churnRisk[churnRisk]],
          ]}
        />
      ) : null}
    </div>
  )
}
