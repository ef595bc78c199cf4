import type { ReactNode } from 'react'
import type { Account } from '../../../contract/workspace.ts'
import { POSTS, type Post } from '../../../domain/accounts/account.ts'
import { amountWords } from '../../../domain/money.ts'
import { accountFormText } from '../../account-form-text.ts'
import { accountsText } from '../../accounts-text.ts'
import { Button } from '../../components/button.tsx'
import { useHeld } from '../../data/session.ts'
import { dateName } from '../../format.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'

const { account: says, posts } = accountsText

type Fact = readonly [name: string, value: ReactNode]

/** What can be changed of an account. */
export type Changeable = 'terms' | 'file' | 'people' | 'money'

interface AccountFactsProps {
  readonly account: Account
  readonly nameOf: (handle: string) => string
  readonly seesMoney: boolean
  readonly onChange: (what: Changeable) => void
}

interface FactsProps {
  readonly title: string
  readonly facts: readonly Fact[]
  /** Changes them; nothing where they change with others. */
  readonly change?: ReactNode
}

function Change({ what, onChange }: { readonly what: Changeable; readonly onChange: AccountFactsProps['onChange'] }) {
  const held = useHeld()(what === 'money' ? 'set_money' : 'change_accounts')
  return (
    <Button
      look="quiet"
      className="h-7! px-2! text-xs! pointer-coarse:h-10!"
      aria-label={accountFormText.changes[what]}
      held={held}
      onClick={() => onChange(what)}
    >
      {accountFormText.change}
    </Button>
  )
}

function Facts({ title, facts, change }: FactsProps) {
  return (
    <section className="border-t border-line pt-3 first:border-t-0 first:pt-0 sm:max-xl:border-t-0 sm:max-xl:pt-0">
      <div className="-mr-2 mb-1 flex min-h-7 items-center justify-between gap-2">
        <h2 className="text-xs font-medium text-soft">{title}</h2>
        {change}
      </div>
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
export function AccountFacts({ account, nameOf, seesMoney, onChange }: AccountFactsProps) {
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
        change={<Change what="terms" onChange={onChange} />}
        facts={[
          [says.segment, terms.segment[segment]],
          [says.plan, plan ?? text.none],
          [says.contract, contract ?? text.none],
        ]}
      />
      <Facts
        title={says.file}
        change={<Change what="file" onChange={onChange} />}
        facts={[
          [says.lifecycle, lifecycle && accountsText.lifecycle[lifecycle]],
          [says.domains, written],
          ...(externalId === null ? [] : [[says.externalId, `${source ?? ''} ${externalId}`] as const]),
        ]}
      />
      <Facts title={says.people} change={<Change what="people" onChange={onChange} />} facts={POSTS.map(post)} />
      {seesMoney ? (
        <Facts
          title={says.money}
          change={<Change what="money" onChange={onChange} />}
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
