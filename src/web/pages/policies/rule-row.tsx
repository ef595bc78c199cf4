import type { CalendarSummary } from '../../../contract/calendars.ts'
import { METRICS } from '../../../domain/sla/document.ts'
import { IconButton } from '../../components/button.tsx'
import { MoreIcon } from '../../components/icons.tsx'
import { Menu } from '../../components/menu.tsx'
import { policyText } from '../../policy-text.ts'
import { type Fault, faultsAt, faultText } from '../../rules/faults.ts'
import { ConditionChips } from './condition-chips.tsx'
import { type Rule, withTarget } from './policy-edit.ts'
import { TargetCell } from './target-cell.tsx'

export const RULE_GRID = 'xl:grid-cols-[minmax(0,1fr)_8.5rem_repeat(6,6.25rem)_2rem]'

interface RuleRowProps {
  readonly rule: Rule
  /** Counted from 1. */
  readonly place: number
  readonly calendars: readonly CalendarSummary[]
  readonly faults: readonly Fault[]
  /** Path of the rule in the document. */
  readonly path: string
  readonly onRule: (rule: Rule | undefined) => void
  readonly onMove: (by: number) => void
  readonly onCopy: () => void
}

const says = policyText.rule

/** One rule: for whom, by which calendar, and what it promises. */
export function RuleRow({ rule, place, calendars, faults, path, onRule, onMove, onCopy }: RuleRowProps) {
  const own = faultsAt(faults, path).filter(({ place: at }) => !at.startsWith(`${path}.targets`))
  return (
    <li aria-label={says.place(place, rule.name)} className="border-t border-line py-2.5">
      <div className={`grid grid-cols-[minmax(0,1fr)_2rem] items-start gap-2 ${RULE_GRID}`}>
        <div className="grid min-w-0 gap-1">
          <span className="flex items-start gap-2">
            <span aria-hidden="true" className="w-4 shrink-0 pt-1.5 text-right text-xs tabular-nums text-faint">
              {place}
            </span>
            <textarea
              aria-label={says.name}
              rows={1}
              value={rule.name}
              maxLength={120}
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
              onChange={({ target }) => onRule({ ...rule, name: target.value })}
              className="field-sizing-content w-full min-w-0 resize-none rounded-sm border border-transparent bg-transparent px-1 py-1 font-medium leading-5 hover:border-line focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0"
            />
          </span>
          <span className="pl-6">
            <ConditionChips when={rule.when} onWhen={(when) => onRule({ ...rule, when })} />
          </span>
          {own.length === 0 ? null : <p className="pl-6 text-xs text-late">{faultText(own, path)}</p>}
        </div>
        <Menu
          label={says.more(rule.name)}
          align="end"
          groups={[]}
          actions={[
            { name: says.up, onSelect: () => onMove(-1) },
            { name: says.down, onSelect: () => onMove(1) },
            { name: says.copy, onSelect: onCopy },
            { name: says.remove, onSelect: () => onRule(undefined) },
          ]}
          trigger={(props) => (
            <IconButton {...props} label={says.more(rule.name)} className="xl:order-last">
              <MoreIcon />
            </IconButton>
          )}
        />
        <select
          aria-label={says.calendar}
          value={rule.calendar}
          onChange={({ target }) => onRule({ ...rule, calendar: target.value })}
          className="col-span-2 h-9 w-full min-w-0 rounded-md border border-edge bg-canvas px-1.5 text-xs max-xl:ml-6 max-xl:w-auto xl:col-span-1"
        >
          {calendars.some(({ slug }) => slug === rule.calendar) ? null : (
            <option value={rule.calendar}>{rule.calendar}</option>
          )}
          {calendars.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
        <div className="col-span-2 grid grid-cols-2 gap-1.5 max-xl:pl-6 sm:grid-cols-3 xl:contents">
          {METRICS.map((metric) => (
            <TargetCell
              key={metric}
              metric={metric}
              rule={rule.name}
              target={rule.targets[metric]}
              calendars={calendars}
              fault={faultText(faults, `${path}.targets.${metric}`)}
              onTarget={(target) => onRule(withTarget(rule, metric, target))}
            />
          ))}
        </div>
      </div>
    </li>
  )
}
