import {
  type DateOverride,
  HolidaySet,
  type HolidaySetSummary,
  type HolidaysRead,
  type Published,
} from '../../../contract/calendars.ts'
import { calendarText } from '../../calendar-text.ts'
import { TextField } from '../../components/field.tsx'
import { Part } from '../../components/page-frame.tsx'
import { useReadHolidays, useRegions } from '../../data/calendars.ts'
import { failureText } from '../../data/failure.ts'
import type { Preview, Saving } from '../../data/rules.ts'
import { serverNow } from '../../data/server-clock.ts'
import { faultText } from '../../rules/faults.ts'
import { RulePage } from '../../rules/rule-page.tsx'
import { useNaming } from '../../rules/use-naming.ts'
import { type Drafted, useRuleDraft } from '../../rules/use-rule-draft.ts'
import { DatesList } from './dates-list.tsx'
import { ImportPanel } from './import-panel.tsx'
import { NameFields } from './name-fields.tsx'

interface HolidaysEditorProps {
  /** Undefined for a new set. */
  readonly saved: HolidaySetSummary | undefined
  readonly slugs: ReadonlySet<string>
  readonly preview: (slug: string, draft: Drafted<HolidaySet>) => Promise<Preview>
  readonly publish: (slug: string, input: Saving & { document: HolidaySet }, version?: number) => Promise<Published>
  /** After a new one was saved and its dialog closed. */
  readonly onCreated: (slug: string) => void
}

const BLANK: HolidaySet = { name: '', source: null, dates: [] }
const inOrder = (dates: readonly DateOverride[]): DateOverride[] =>
  dates.toSorted((a, b) => a.date.localeCompare(b.date))

/** A set of dates that calendars share: read from a file or a region, or typed. */
export function HolidaysEditor({ saved, slugs, preview, publish, onCreated }: HolidaysEditorProps) {
  const naming = useNaming({ saved: saved?.slug, taken: slugs, onCreated })
  const draft = useRuleDraft<HolidaySet>({
    key: `holidays.${saved?.slug ?? 'new'}`,
    shape: HolidaySet,
    saved: { document: saved?.document ?? BLANK, base: saved?.version ?? 0 },
    preview: (drafted) => preview(naming.slugFor(drafted.document.name), drafted),
    publish: (input) => publish(naming.slugFor(input.document.name), input, saved?.version),
  })
  const { document, keep, faults } = draft
  const isComplete = naming.isNamed(document.name) && document.dates.length > 0
  const regions = useRegions(true)
  const reading = useReadHolidays()
  const failure = reading.error ?? regions.error

  function add(dates: readonly DateOverride[], { name, source }: HolidaysRead) {
    keep({
      name: document.name === '' ? name : document.name,
      source: document.source ?? source,
      dates: inOrder([...document.dates, ...dates]),
    })
    reading.reset()
  }
  const reader = (
    <Part title={calendarText.import.title} says={calendarText.import.says}>
      <ImportPanel
        regions={regions.data}
        known={new Set(document.dates.map(({ date }) => date))}
        found={reading.data}
        busy={reading.isPending}
        refusal={failure ? failureText(failure) : undefined}
        thisYear={new Date(serverNow()).getUTCFullYear()}
        onRead={(input) => reading.mutate(input)}
        onAdd={add}
      />
    </Part>
  )
  return (
    <RulePage
      needs="publish_calendars"
      title={saved?.document.name ?? calendarText.newHolidays}
      back={{ to: '/calendars', name: calendarText.back }}
      draft={draft}
      about={document.name}
      isReady={naming.isNew ? isComplete : draft.isChanged}
      applies
      {...naming.endingOf(document.name, () => keep(undefined))}
    >
      <div className="grid max-w-5xl grid-cols-1 gap-8">
        {naming.isNew ? reader : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <NameFields
            name={document.name}
            nameFault={faultText(faults, 'name')}
            onName={(name) => keep({ ...document, name })}
            slug={naming.fieldFor(document.name)}
          />
          <TextField
            label={calendarText.fields.source}
            required={false}
            maxLength={300}
            value={document.source ?? ''}
            onChange={({ target }) => keep({ ...document, source: target.value === '' ? null : target.value })}
          />
        </div>
        <Part title={calendarText.list.title}>
          <DatesList dates={document.dates} faults={faults} onDates={(dates) => keep({ ...document, dates })} />
        </Part>
        {naming.isNew ? null : reader}
      </div>
    </RulePage>
  )
}
