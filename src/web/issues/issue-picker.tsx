import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { IssueGlance } from '../../contract/issue-verbs.ts'
import type { IssueSummary, IssuesQuery } from '../../contract/issues.ts'
import { TextField } from '../components/field.tsx'
import { Refused } from '../components/states.tsx'
import { useSettled } from '../components/use-settled.ts'
import { failureText } from '../data/failure.ts'
import { useIssuesLike } from '../data/issues.ts'
import { issueText } from '../issue-text.ts'
import { AudienceMark } from './audience-mark.tsx'
import { IssueStatusChip } from './issue-status-chip.tsx'
import { likelyFirst } from './likely-first.ts'

const { pick: says } = issueText
/** How long nobody types before it is looked for. */
const PAUSE_MS = 250
/** So many are looked at for the likely ones, and so many are shown. */
const LOOKED_AT = 200
const SHOWN = 5

/** Of an issue that is chosen from the start, how many tickets it has may not be known. */
type Pickable = IssueGlance & Partial<Pick<IssueSummary, 'tickets'>>

interface IssuePickerProps {
  /** What is looked for. */
  readonly label?: string
  /** What it is for: issues that share words with it come first while nothing is typed. */
  readonly about: string
  readonly filters?: Pick<IssuesQuery, 'kind'>
  /** Numbers of those that cannot be chosen. */
  readonly except: readonly number[]
  readonly chosen: IssueGlance | undefined
  readonly onChoose: (issue: IssueSummary) => void
  readonly begins?: boolean
  readonly fault?: string | undefined
}

interface ChoiceProps {
  readonly issue: Pickable
  readonly isChosen: boolean
  readonly name: string
  readonly onChoose: () => void
}

function Choice({ issue, isChosen, name, onChoose }: ChoiceProps) {
  const { number, title, kind, audience, tickets } = issue
  return (
    <label className="flex cursor-pointer items-start gap-2.5 border-t border-line px-2.5 py-2 first:border-0 hover:bg-hover has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus">
      <input
        type="radio"
        name={name}
        value={number}
        checked={isChosen}
        onChange={onChoose}
        className="mt-1 size-3.5 shrink-0 accent-ink focus-visible:outline-none"
      />
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="[overflow-wrap:anywhere]">
          <span className="tabular-nums text-soft">{issueText.name(number)}</span> {title}
        </span>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-soft">
          <AudienceMark audience={audience} />
          <IssueStatusChip issue={issue} />
          {[issueText.kinds[kind].label, ...(tickets === undefined ? [] : [issueText.tickets(tickets)])].join(' · ')}
        </span>
      </span>
    </label>
  )
}

/** Those that fit what is typed; while nothing is, the likely ones first. */
function useFitting({ about, filters, except }: Pick<IssuePickerProps, 'about' | 'filters' | 'except'>, typed: string) {
  const q = useSettled(typed.trim(), PAUSE_MS)
  const latest = useIssuesLike({ ...filters, limit: LOOKED_AT })
  const named = useIssuesLike({ ...filters, limit: LOOKED_AT, q }, q !== '')
  const { data, error } = q === '' ? latest : named
  // The server finds whole words; a word that is still being typed is found among the latest.
  const begun = (latest.data?.items ?? []).filter(({ title }) => title.toLowerCase().includes(q.toLowerCase()))
  const all = q === '' ? likelyFirst(begun, about) : [...(named.data?.items ?? []), ...begun]
  const fitting = [...new Map(all.map((issue) => [issue.number, issue])).values()].filter(
    ({ number }) => !except.includes(number),
  )
  const items = fitting.slice(0, SHOWN)
  const counted = fitting.length > SHOWN ? says.first(SHOWN) : says.results(items.length)
  const found = items.length === 0 ? says.none : counted
  const likely = q === '' && items.length > 1 ? ` ${says.likely}` : ''
  return { items, error, says: data === undefined ? says.waiting : `${found}${likely}` }
}

/** Finds one issue by words or number as one types; Enter takes the first, the arrow keys go through them. */
export function IssuePicker(props: IssuePickerProps) {
  const { label = says.find, chosen, onChoose, begins = false, fault } = props
  const [typed, setTyped] = useState('')
  const { items, error, says: said } = useFitting(props, typed)
  const name = useId()
  const list = useRef<HTMLFieldSetElement>(null)
  const shown: readonly Pickable[] =
    chosen && !items.some(({ number }) => number === chosen.number) ? [chosen, ...items] : items
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const [first] = items
    const takes = event.key === 'ArrowDown' || event.key === 'Enter'
    if (!takes || !first || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onChoose(first)
    list.current?.querySelector<HTMLInputElement>(`input[value="${first.number}"]`)?.focus()
  }
  return (
    <div className="grid gap-1.5">
      <TextField
        label={label}
        type="search"
        required={false}
        mark=""
        autoComplete="off"
        maxLength={200}
        {...(begins ? { 'data-autofocus': true } : {})}
        value={typed}
        fault={fault}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
      />
      {error ? <Refused says={failureText(error)} /> : null}
      <p role="status" className="text-xs text-soft">
        {said}
      </p>
      {shown.length === 0 ? null : (
        <fieldset ref={list} aria-label={says.title} className="rounded-md border border-line">
          {shown.map((issue) => (
            <Choice
              key={issue.number}
              issue={issue}
              name={name}
              isChosen={chosen?.number === issue.number}
              onChoose={() => {
                const wanted = items.find(({ number }) => number === issue.number)
                if (wanted) onChoose(wanted)
              }}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}
