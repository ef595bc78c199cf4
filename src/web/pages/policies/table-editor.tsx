import type { CalendarSummary } from '../../../contract/calendars.ts'
import { METRICS } from '../../../domain/sla/document.ts'
import { clockText } from '../../clock-text.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CloseIcon, PlusIcon } from '../../components/icons.tsx'
import { policyText } from '../../policy-text.ts'
import type { Fault } from '../../rules/faults.ts'
import { freeName, insertedAt, movedTo, type Rule, replacedAt, type Table } from './policy-edit.ts'
import { RULE_GRID, RuleRow } from './rule-row.tsx'

interface TableEditorProps {
  readonly table: Table
  readonly calendars: readonly CalendarSummary[]
  readonly faults: readonly Fault[]
  /** Path of the table in the document. */
  readonly path: string
  readonly onTable: (table: Table | undefined) => void
}

const says = policyText.table

/** A list of rules of which the first that fits counts. */
export function TableEditor({ table, calendars, faults, path, onTable }: TableEditorProps) {
  const { rules, kind, name } = table
  const names = rules.map((rule) => rule.name)
  const set = (next: Rule[]) => onTable({ ...table, rules: next })
  function add() {
    const rule: Rule = {
      name: freeName(policyText.rule.newRule, names),
      when: {},
      calendar: rules.at(-1)?.calendar ?? calendars[0]?.slug ?? '',
      targets: {},
    }
    set([...rules, rule])
  }
  return (
    <section aria-label={name} className="rounded-lg border border-line">
      <header className="flex flex-wrap items-center gap-2 px-3 py-2">
        <input
          aria-label={says.name}
          value={name}
          maxLength={120}
          onChange={({ target }) => onTable({ ...table, name: target.value })}
          className="h-8 min-w-0 flex-1 basis-40 rounded-sm border border-transparent bg-transparent px-1 text-base font-semibold hover:border-line focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0"
        />
        <select
          aria-label={says.kind}
          title={says.kinds[kind].says}
          value={kind}
          onChange={({ target }) => onTable({ ...table, kind: target.value === 'aim' ? 'aim' : 'promise' })}
          className="h-8 rounded-md border border-edge bg-canvas px-2 text-xs"
        >
          <option value="promise">{says.kinds.promise.label}</option>
          <option value="aim">{says.kinds.aim.label}</option>
        </select>
        <IconButton label={says.remove} onClick={() => onTable(undefined)}>
          <CloseIcon className="size-3.5" />
        </IconButton>
        <p className="basis-full px-1 text-xs text-soft">{says.kinds[kind].says}</p>
      </header>
      <div className="px-3">
        <div aria-hidden="true" className={`hidden gap-2 pb-1 text-2xs text-faint xl:grid ${RULE_GRID}`}>
          <span className="pl-7">{policyText.rule.when}</span>
          <span>{policyText.rule.calendar}</span>
          {METRICS.map((metric) => (
            <span key={metric}>{clockText.metric[metric]}</span>
          ))}
        </div>
        {rules.length === 0 ? <p className="py-2 text-soft">{says.empty}</p> : null}
        <ol>
          {rules.map((rule, index) => (
            <RuleRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place while its name is typed.
              key={index}
              rule={rule}
              place={index + 1}
              calendars={calendars}
              faults={faults}
              path={`${path}.rules.${index}`}
              onRule={(next) => set(replacedAt(rules, index, next))}
              onMove={(by) => set(movedTo(rules, index, by))}
              onCopy={() => {
                const copy = { ...rule, name: freeName(policyText.rule.copied(rule.name), names) }
                set(insertedAt(rules, index + 1, copy))
              }}
            />
          ))}
        </ol>
      </div>
      <footer className="border-t border-line px-3 py-2">
        <Button
          look="quiet"
          className="-ml-2 h-7! px-2! text-xs!"
          icon={<PlusIcon className="size-3.5" />}
          onClick={add}
        >
          {says.addRule}
        </Button>
      </footer>
    </section>
  )
}
