import type { RoutingPolicy, RoutingReport, RoutingRule } from '../../../contract/routing.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { MoreIcon } from '../../components/icons.tsx'
import { Menu } from '../../components/menu.tsx'
import { count } from '../../format.ts'
import { routingText as does } from '../../routing-text.ts'
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

/** What may be done with the rule at a place, counted from 0. */
export interface RuleEditing {
  /** What is wrong there, in words. */
  readonly faultAt: (index: number) => string | undefined
  readonly onEdit: (index: number) => void
  readonly onMove: (index: number, by: number) => void
  readonly onCopy: (index: number) => void
  readonly onRemove: (index: number) => void
}

interface RuleProps {
  readonly rule: RoutingRule
  readonly index: number
  readonly counted: Count | undefined
  readonly areas: RoutingPolicy['areas']
  readonly editing: RuleEditing | undefined
}

function RuleActions({ rule: { name }, index, editing }: RuleProps) {
  if (!editing) return null
  const { onEdit, onMove, onCopy, onRemove } = editing
  return (
    <td className="py-1 align-top max-md:block">
      <div className="flex items-center justify-end max-md:-ml-3 max-md:justify-start">
        <Button look="quiet" aria-label={does.changeOf(name)} onClick={() => onEdit(index)}>
          {does.change}
        </Button>
        <Menu
          label={does.more(name)}
          align="end"
          groups={[]}
          actions={[
            { name: does.up, onSelect: () => onMove(index, -1) },
            { name: does.down, onSelect: () => onMove(index, 1) },
            { name: does.copy, onSelect: () => onCopy(index) },
            { name: does.remove, onSelect: () => onRemove(index) },
          ]}
          trigger={(props) => (
            <IconButton {...props} label={does.more(name)}>
              <MoreIcon />
            </IconButton>
          )}
        />
      </div>
    </td>
  )
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

function RuleRow(props: RuleProps) {
  const { rule, index, counted, areas, editing } = props
  const fault = editing?.faultAt(index)
  const conditions = conditionsOf(rule, areas)
  return (
    <tr className="border-t border-line max-md:block max-md:py-3">
      <th scope="row" className={`${cell} text-left font-normal max-md:block max-md:py-0`}>
        <span className="font-medium">{rule.name}</span>
        <span className="block text-xs text-soft text-pretty">{rule.says}</span>
        {fault === undefined ? null : <span className="block text-xs text-late">{fault}</span>}
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
      <RuleActions {...props} />
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
            {counted.rule} <span className="text-xs text-soft">({counted.isInForce ? does.removed : says.gone})</span>
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

interface RoutingRulesProps {
  readonly policy: RoutingPolicy
  readonly report: RoutingReport
  /** Undefined for who may not change it. */
  readonly editing: RuleEditing | undefined
}

/** Every rule in the order of the policy, with what became of the tickets it put somewhere. */
export function RoutingRules({ policy, report, editing }: RoutingRulesProps) {
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
          {editing ? <td className="w-0" /> : null}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {policy.rules.map((rule, index) => (
          <RuleRow
            key={rule.name}
            rule={rule}
            index={index}
            editing={editing}
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
