import type { RoutingPolicy, RoutingReport, RoutingRule } from '../../../contract/routing.ts'
import { count } from '../../format.ts'
import { sortingText } from '../../sorting-text.ts'
import { conditionsOf, toText } from './route-words.ts'

const { routing: says, percent } = sortingText
const { columns } = says

type Count = RoutingReport['rules'][number]

/** How often a rule was wrong, and where its tickets went. */
function Wrong({ counted }: { readonly counted: Count | undefined }) {
  if (!counted || counted.wrong === 0) return <span className="text-faint">{counted?.routed ? '0' : '–'}</span>
  const places = counted.wrongTo.map(({ team, tickets }) => `${team} ${count(tickets)}`).join(', ')
  return (
    <span>
      <span className="font-medium text-soon">{count(counted.wrong)}</span>{' '}
      <span className="text-soft">({percent(counted.wrongShare)})</span>
      <span className="block text-2xs text-soft">{says.wrongTo(places)}</span>
    </span>
  )
}

interface RuleProps {
  readonly rule: RoutingRule
  readonly counted: Count | undefined
  readonly areas: RoutingPolicy['areas']
}

const cell = 'py-2 pr-4 align-top'
/** On a narrow screen a row is a card: its figures stand in one line below what they are about. */
const figure = 'align-top tabular-nums max-md:inline-block max-md:pr-4 md:py-2 md:pr-4 md:text-right'

function Figure({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <td className={figure}>
      <span className="text-2xs text-soft md:hidden">{name} </span>
      {children}
    </td>
  )
}

function RuleRow({ rule, counted, areas }: RuleProps) {
  const conditions = conditionsOf(rule, areas)
  return (
    <tr className="border-t border-line max-md:block max-md:py-3">
      <th scope="row" className={`${cell} text-left font-normal max-md:block max-md:py-0`}>
        <span className="font-medium">{rule.name}</span>
        <span className="block text-xs text-soft text-pretty">{rule.says}</span>
      </th>
      <td className={`${cell} text-xs max-md:block max-md:py-1`}>
        {conditions.length === 0
          ? says.every
          : conditions.map(([name, value]) => (
              <span key={name} className="block [overflow-wrap:anywhere]">
                <span className="text-soft">{name}</span> {value}
              </span>
            ))}
      </td>
      <td className={`${cell} max-md:block max-md:py-1`}>
        <span className="font-medium">{toText(rule.to)}</span>
        {rule.excluded ? <span className="block text-2xs text-soft">{sortingText.route.bestEffort}</span> : null}
      </td>
      <Figure name={columns.weight}>{percent(rule.weight / 100)}</Figure>
      <Figure name={columns.routed}>{count(counted?.routed ?? 0)}</Figure>
      <Figure name={columns.wrong}>
        <Wrong counted={counted} />
      </Figure>
    </tr>
  )
}

/** A rule that the policy no longer has, and the tickets that no rule fitted. */
function OtherRow({ counted }: { readonly counted: Count }) {
  return (
    <tr className="border-t border-line max-md:block max-md:py-3">
      <th scope="row" colSpan={3} className={`${cell} text-left font-normal max-md:block max-md:py-0`}>
        {counted.rule === 'default' ? (
          sortingText.route.byNone
        ) : (
          <>
            {counted.rule} <span className="text-xs text-soft">({says.gone})</span>
          </>
        )}
      </th>
      <td className="max-md:hidden" />
      <Figure name={columns.routed}>{count(counted.routed)}</Figure>
      <Figure name={columns.wrong}>
        <Wrong counted={counted} />
      </Figure>
    </tr>
  )
}

/** Every rule in the order of the policy, with what became of the tickets it put somewhere. */
export function RoutingRules({ policy, report }: { readonly policy: RoutingPolicy; readonly report: RoutingReport }) {
  const own = new Set(policy.rules.map(({ name }) => name))
  const others = report.rules.filter(({ rule }) => !own.has(rule))
  const head = 'py-1 pr-4 text-xs font-medium text-soft'
  return (
    <table className="w-full border-collapse text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col" className={`${head} w-[34%] text-left`}>
            {columns.rule}
          </th>
          <th scope="col" className={`${head} text-left`}>
            {columns.when}
          </th>
          <th scope="col" className={`${head} text-left`}>
            {columns.to}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {columns.weight}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {columns.routed}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {columns.wrong}
          </th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {policy.rules.map((rule) => (
          <RuleRow
            key={rule.name}
            rule={rule}
            areas={policy.areas}
            counted={report.rules.find((each) => each.rule === rule.name)}
          />
        ))}
        {others.map((counted) => (
          <OtherRow key={counted.rule} counted={counted} />
        ))}
      </tbody>
    </table>
  )
}
