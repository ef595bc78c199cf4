import { useId } from 'react'
import type { BulkPreview, BulkVerb } from '../../contract/bulk.ts'
import { bulkText } from '../bulk-text.ts'
import { clockText } from '../clock-text.ts'
import { useDesk } from '../components/desk-context.ts'
import { AlertIcon } from '../components/icons.tsx'
import { serverNow } from '../data/server-clock.ts'
import { count, nearText, withDates } from '../format.ts'
import { terms } from '../terms.ts'
import { text } from '../text.ts'

type Item = BulkPreview['items'][number]
type Change = Item['changes'][number]

interface TotalsProps {
  readonly verb: BulkVerb
  readonly totals: BulkPreview['totals']
}

/** What would come of all of it, in one line; what somebody would regret stands out. */
function Totals({ verb, totals: { done, refused, broken, told } }: TotalsProps) {
  const parts = [
    { key: 'done', says: bulkText.would(verb, done), isBad: false },
    ...(refused === 0 ? [] : [{ key: 'refused', says: bulkText.refused(refused), isBad: true }]),
    { key: 'broken', says: broken === 0 ? bulkText.noneBroken : bulkText.broken(broken), isBad: broken > 0 },
    { key: 'told', says: told === 0 ? bulkText.nobodyTold : bulkText.told(told), isBad: false },
  ]
  return (
    <p role="status" tabIndex={-1} data-autofocus="" className="rounded-md bg-panel px-3 py-2 outline-none text-pretty">
      {parts.map(({ key, says, isBad }, index) => (
        <span key={key}>
          {index === 0 ? '' : ' · '}
          <span className={isBad ? 'font-semibold text-late' : 'font-medium'}>{says}</span>
        </span>
      ))}
    </p>
  )
}

const worded = (word: string): string => word.replaceAll('_', ' ')

/** A fact as people read it. */
function valueText({ fact }: Change, value: string | null, nameOf: (handle: string) => string): string {
  if (value === null) return bulkText.noValue
  if (fact === 'owner') return nameOf(value)
  if (fact === 'status') return terms.status[value as keyof typeof terms.status] ?? worded(value)
  if (fact === 'snoozedUntil') return nearText(value, serverNow())
  return worded(value)
}

function Changes({ item }: { readonly item: Item }) {
  const { nameOf } = useDesk()
  const placed = (place: number | null) => (place === null ? bulkText.notWaiting : count(place))
  const { before, after } = item.place
  const rows = [
    ...item.changes.map((change) => ({
      name: bulkText.facts[change.fact],
      was: valueText(change, change.before, nameOf),
      is: valueText(change, change.after, nameOf),
    })),
    ...(before === after ? [] : [{ name: bulkText.place, was: placed(before), is: placed(after) }]),
  ]
  return (
    <p className="text-xs text-soft [overflow-wrap:anywhere]">
      {rows.length === 0
        ? bulkText.unchanged
        : rows.map(({ name, was, is }, index) => (
            <span key={name}>
              {index === 0 ? '' : ' · '}
              {name}: {was} → <span className="font-medium text-ink">{is}</span>
            </span>
          ))}
    </p>
  )
}

const CUSTOMERS_LOSS = new Set(['breaks', 'dropped'])

function Clocks({ clocks, told }: Pick<Item, 'clocks' | 'told'>) {
  if (clocks.length === 0 && !told) return null
  return (
    <ul className="flex flex-wrap gap-x-3 text-xs">
      {clocks.map(({ metric, party, effect, before, after }) => {
        const due = effect === 'starts' || effect === 'moves' || effect === 'resumes' ? after : before
        return (
          <li
            key={`${metric} ${party ?? 0}`}
            className={CUSTOMERS_LOSS.has(effect) && metric !== 'triage' ? 'font-medium text-late' : 'text-soft'}
          >
            {clockText.metric[metric]}
            {party === null ? '' : ` (${text.ticketName(party)})`} {bulkText.effects[effect]}
            {due === null ? '' : `, ${clockText.due(nearText(due, serverNow()))}`}
          </li>
        )
      })}
      {told ? <li className="font-medium text-public">{bulkText.toldHere}</li> : null}
    </ul>
  )
}

interface RefusedItem {
  readonly number: number
  readonly subject?: string | null
  readonly refused: { readonly detail: string } | null
}

interface RefusedListProps {
  readonly title: string
  readonly items: readonly RefusedItem[]
}

/** Those that are left as they are, and why. */
export function RefusedList({ title, items }: RefusedListProps) {
  const id = useId()
  if (items.length === 0) return null
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 gap-1">
      <h3 id={id} className="text-xs font-medium text-soft">
        {title}
      </h3>
      <ul className="grid grid-cols-1 divide-y divide-line rounded-md border border-line">
        {items.map(({ number, subject, refused }) => (
          <li key={number} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2 px-3 py-2">
            <AlertIcon className="mt-0.5 size-4 text-late" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="tabular-nums text-soft">{text.ticketName(number)}</span>{' '}
              <span className="font-medium">{subject}</span>
              <span className="block text-xs text-soft">{withDates(refused?.detail ?? '', serverNow())}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What would become of each, those that are refused first. */
export function Consequences({ verb, preview }: { readonly verb: BulkVerb; readonly preview: BulkPreview }) {
  const id = useId()
  const changing = preview.items.filter(({ refused }) => refused === null)
  return (
    <>
      <Totals verb={verb} totals={preview.totals} />
      <RefusedList title={bulkText.refusedList} items={preview.items.filter(({ refused }) => refused !== null)} />
      {changing.length === 0 ? null : (
        <section aria-labelledby={id} className="grid grid-cols-1 gap-1">
          <h3 id={id} className="text-xs font-medium text-soft">
            {bulkText.doneList}
          </h3>
          <ul className="grid grid-cols-1 divide-y divide-line rounded-md border border-line">
            {changing.map((item) => (
              <li key={item.number} className="grid min-w-0 gap-0.5 px-3 py-2">
                <span className="truncate">
                  <span className="tabular-nums text-soft">{text.ticketName(item.number)}</span>{' '}
                  <span className="font-medium">{item.subject}</span>
                </span>
                <Changes item={item} />
                <Clocks clocks={item.clocks} told={item.told} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
