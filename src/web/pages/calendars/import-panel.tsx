import { type ChangeEvent, useState } from 'react'
import type { DateOverride, HolidaysRead, ReadHolidays, Regions } from '../../../contract/calendars.ts'
import { calendarText } from '../../calendar-text.ts'
import { Button } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { FindMenu } from '../../components/find-menu.tsx'
import { ChevronDownIcon } from '../../components/icons.tsx'
import { Refused } from '../../components/states.tsx'
import { dateName } from '../../format.ts'

interface ImportPanelProps {
  /** Undefined while they load. */
  readonly regions: Regions | undefined
  /** Dates that are in the list already. */
  readonly known: ReadonlySet<string>
  /** What the last reading found. */
  readonly found: HolidaysRead | undefined
  readonly busy: boolean
  readonly refusal: string | undefined
  readonly thisYear: number
  readonly onRead: (input: ReadHolidays) => void
  readonly onAdd: (dates: readonly DateOverride[], read: HolidaysRead) => void
}

const says = calendarText.import
const MOST_BYTES = 1_000_000

/** What was found, before it goes into the list. */
function Found({ found, known, onAdd }: Pick<ImportPanelProps, 'known' | 'onAdd'> & { readonly found: HolidaysRead }) {
  const fresh = found.dates.filter(({ date }) => !known.has(date))
  const already = found.dates.length - fresh.length
  return (
    <div className="grid grid-cols-1 gap-2 rounded-md border border-line bg-panel px-3 py-2.5">
      <p>
        <span className="font-medium">{found.name}</span>: {says.found(found.dates.length)}
        {already === 0 ? '.' : `; ${says.known(already)}.`}
      </p>
      <ul className="grid max-h-60 gap-x-6 gap-y-0.5 overflow-y-auto text-xs sm:grid-cols-2">
        {found.dates.map(({ date, windows, name }) => (
          <li key={`${date} ${name}`} className={known.has(date) ? 'text-faint' : ''}>
            <span className="tabular-nums">{dateName(date)}</span>{' '}
            <span className="text-soft">
              {name}
              {windows.length === 0 ? '' : ` · ${windows.join(', ')}`}
            </span>
          </li>
        ))}
      </ul>
      {found.notUnderstood.length === 0 ? null : (
        <div className="rounded-md bg-soon-tint px-3 py-2 text-xs text-soon">
          <p className="font-medium">{says.notUnderstood}</p>
          <ul>
            {found.notUnderstood.map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>
                {line === null ? '' : `${says.line(line)}: `}
                {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      <span className="flex gap-2">
        {fresh.length === 0 ? (
          <span className="text-xs text-soft">{says.nothing}</span>
        ) : (
          <Button onClick={() => onAdd(fresh, found)}>{says.add(fresh.length)}</Button>
        )}
      </span>
    </div>
  )
}

/** Reads dates from an iCalendar file or takes the public holidays of a region. */
export function ImportPanel(props: ImportPanelProps) {
  const { regions, known, found, busy, refusal, thisYear, onRead, onAdd } = props
  const [years, setYears] = useState({ from: thisYear, to: thisYear + 2 })
  const [country, setCountry] = useState<string>()
  const [state, setState] = useState('')
  const [query, setQuery] = useState('')
  const [tooLarge, setTooLarge] = useState(false)
  const span = { from: `${years.from}-01-01`, to: `${years.to}-12-31` }
  const chosen = regions?.items.find((each) => each.country === country)
  const fitting = (regions?.items ?? []).filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()))

  async function readFile({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? []
    if (file === undefined) return
    setTooLarge(file.size > MOST_BYTES)
    if (file.size <= MOST_BYTES) onRead({ ics: await file.text(), ...span })
    // The same file chosen again is read again.
    target.value = ''
  }
  const year = (edge: 'from' | 'to') => (
    <TextField
      label={says[edge]}
      type="number"
      min={1970}
      max={2100}
      value={years[edge]}
      onChange={({ target }) => setYears({ ...years, [edge]: Number(target.value) })}
    />
  )
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="grid max-w-60 grid-cols-2 gap-3">
        {year('from')}
        {year('to')}
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <fieldset className="grid content-start gap-3 rounded-md border border-line px-3 pb-3 pt-2">
          <legend className="px-1 text-xs font-medium text-soft">{says.region}</legend>
          <FindMenu
            label={says.findCountry}
            empty={says.noCountry}
            items={fitting.map((each) => ({ value: each.country, label: each.name, aside: each.country }))}
            query={query}
            onSearch={setQuery}
            chosen={country}
            onChoose={(value) => {
              setCountry(value)
              setState('')
            }}
            trigger={(trigger) => (
              <button
                type="button"
                {...trigger}
                className="flex h-9 items-center gap-2 rounded-md border border-edge bg-canvas px-2.5 text-left"
              >
                <span className="min-w-0 flex-1 truncate">{chosen?.name ?? says.chooseCountry}</span>
                <ChevronDownIcon className="size-3.5 text-faint" />
              </button>
            )}
          />
          {chosen === undefined || chosen.states.length === 0 ? null : (
            <SelectField
              label={says.state}
              required={false}
              value={state}
              onChange={({ target }) => setState(target.value)}
            >
              <option value="">{says.whole}</option>
              {chosen.states.map((each) => (
                <option key={each.state} value={each.state}>
                  {each.name}
                </option>
              ))}
            </SelectField>
          )}
          <span>
            <Button
              disabled={country === undefined}
              aria-busy={busy}
              onClick={() =>
                country !== undefined && !busy && onRead({ country, state: state === '' ? null : state, ...span })
              }
            >
              {says.read}
            </Button>
          </span>
        </fieldset>
        <fieldset className="grid content-start gap-2 rounded-md border border-line px-3 pb-3 pt-2">
          <legend className="px-1 text-xs font-medium text-soft">{says.file}</legend>
          <input
            type="file"
            accept=".ics,text/calendar"
            aria-label={says.file}
            onChange={(event) => void readFile(event)}
            className="max-w-full rounded-md text-sm file:mr-3 file:h-8 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line file:bg-raised file:px-3 file:text-sm file:font-medium file:text-ink"
          />
          <p className="text-xs text-soft">{says.fileSays}</p>
        </fieldset>
      </div>
      {tooLarge ? <Refused says={says.tooLarge} /> : null}
      {refusal === undefined ? null : <Refused says={refusal} />}
      {found === undefined ? null : <Found found={found} known={known} onAdd={onAdd} />}
    </div>
  )
}
