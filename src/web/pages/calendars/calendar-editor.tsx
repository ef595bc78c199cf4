import { type ComponentProps, useDeferredValue, useMemo, useState } from 'react'
import {
  type CalendarDetail,
  CalendarDocument,
  type CalendarSummary,
  type HolidaySetSummary,
  type Published,
} from '../../../contract/calendars.ts'
import { calendarText } from '../../calendar-text.ts'
import { Part } from '../../components/page-frame.tsx'
import type { Preview, Saving } from '../../data/rules.ts'
import { serverNow } from '../../data/server-clock.ts'
import { ZoneField } from '../../hours/zone-field.tsx'
import { ruleText } from '../../rule-text.ts'
import { type Fault, faultText } from '../../rules/faults.ts'
import { RulePage } from '../../rules/rule-page.tsx'
import { useNaming } from '../../rules/use-naming.ts'
import { type Drafted, useRuleDraft } from '../../rules/use-rule-draft.ts'
import { VersionsPanel } from '../../rules/versions-panel.tsx'
import { localOfInstant } from '../../zoned-time.ts'
import { CombinedHoursEditor } from './combined-hours.tsx'
import { NameFields } from './name-fields.tsx'
import { OpenState } from './open-state.tsx'
import { OwnHoursEditor } from './own-hours.tsx'
import { bookOf, markedDays } from './year.ts'

interface CalendarEditorProps {
  /** Undefined for a new one. */
  readonly saved: CalendarDetail | undefined
  /** What a new one begins as. */
  readonly blank: CalendarDocument
  readonly calendars: readonly CalendarSummary[]
  readonly sets: readonly HolidaySetSummary[]
  readonly nameOf: (handle: string) => string
  readonly preview: (slug: string, draft: Drafted<CalendarDocument>) => Promise<Preview>
  readonly publish: (
    slug: string,
    input: Saving & { document: CalendarDocument },
    version?: number,
  ) => Promise<Published>
  /** After a new one was saved and its dialog closed. */
  readonly onCreated: (slug: string) => void
}

/** The dates of a year as the draft has them; none while it names nothing to be open by. */
function useYear(props: CalendarEditorProps, key: string, document: CalendarDocument) {
  const { calendars, sets } = props
  const [year, setYear] = useState(() => new Date(serverNow()).getUTCFullYear())
  const shown = useDeferredValue(document)
  const days = useMemo(() => {
    if ('of' in shown && shown.of.length === 0) return []
    const others = Object.fromEntries(calendars.map((each) => [each.slug, each.document]))
    const holidays = Object.fromEntries(sets.map((each) => [each.slug, each.document]))
    return markedDays(bookOf({ ...others, [key]: shown }, holidays), key, year)
  }, [calendars, sets, key, shown, year])
  return { year, days, onYear: setYear }
}

/** Who counts by it, and its versions. */
function Aside({ saved, nameOf, onBegin }: AsideProps) {
  return (
    <aside className="grid grid-cols-1 content-start gap-8">
      <Part title={calendarText.usedByRules.title}>
        {saved.usedBy.length === 0 ? <p className="text-soft">{calendarText.usedByRules.none}</p> : null}
        <ul className="grid gap-1 text-xs [overflow-wrap:anywhere]">
          {saved.usedBy.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Part>
      <Part title={ruleText.versions.title}>
        <VersionsPanel versions={saved.versions} nameOf={nameOf} onBegin={(version) => onBegin(version.document)} />
      </Part>
    </aside>
  )
}

interface AsideProps extends Pick<CalendarEditorProps, 'nameOf'> {
  readonly saved: CalendarDetail
  readonly onBegin: (document: CalendarDocument) => void
}

interface BasicsProps {
  readonly document: CalendarDocument
  readonly faults: readonly Fault[]
  readonly onDocument: (document: CalendarDocument) => void
  readonly slug: ComponentProps<typeof NameFields>['slug']
}

/** What it is called, and on which wall its windows are. */
function Basics({ document, faults, onDocument, slug }: BasicsProps) {
  return (
    <div className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <NameFields
        name={document.name}
        nameFault={faultText(faults, 'name')}
        onName={(name) => onDocument({ ...document, name })}
        slug={slug}
      />
      {'timeZone' in document ? (
        <ZoneField
          value={document.timeZone}
          fault={faultText(faults, 'timeZone')}
          onChange={(timeZone) => onDocument({ ...document, timeZone })}
        />
      ) : null}
    </div>
  )
}

/** One calendar, changed as a draft that is previewed before it is saved. */
export function CalendarEditor(props: CalendarEditorProps) {
  const { saved, blank, calendars, sets, nameOf, preview, publish, onCreated } = props
  const taken = new Set(calendars.map(({ slug }) => slug))
  const naming = useNaming({ saved: saved?.slug, taken, onCreated })
  const draft = useRuleDraft<CalendarDocument>({
    key: `calendar.${saved?.slug ?? ('combine' in blank ? 'new.combined' : 'new')}`,
    shape: CalendarDocument,
    saved: { document: saved?.document ?? blank, base: saved?.version ?? 0 },
    preview: (drafted) => preview(naming.slugFor(drafted.document.name), drafted),
    publish: (input) => publish(naming.slugFor(input.document.name), input, saved?.version),
  })
  const { document, keep, faults } = draft
  const year = useYear(props, naming.slugFor(document.name) || 'new', document)
  const today = localOfInstant(serverNow(), 'timeZone' in document ? document.timeZone : 'UTC').slice(0, 10)
  const hours = { faults, today, onHours: keep, ...year }
  const unnamed = 'combine' in document ? calendarText.newCombined : calendarText.newOwn

  return (
    <RulePage
      needs="publish_calendars"
      title={saved?.name ?? unnamed}
      back={{ to: '/calendars', name: calendarText.back }}
      says={saved === undefined ? undefined : <OpenState calendar={saved} />}
      draft={draft}
      about={document.name}
      isReady={naming.isNew ? naming.isNamed(document.name) : draft.isChanged}
      applies
      {...naming.endingOf(document.name, () => keep(undefined))}
    >
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 2xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="grid grid-cols-1 content-start gap-8">
          <Basics document={document} faults={faults} onDocument={keep} slug={naming.fieldFor(document.name)} />
          {'combine' in document ? (
            <CombinedHoursEditor slug={saved?.slug} hours={document} calendars={calendars} {...hours} />
          ) : (
            <OwnHoursEditor sets={sets} {...hours} hours={document} />
          )}
        </div>
        {saved === undefined ? null : <Aside saved={saved} nameOf={nameOf} onBegin={keep} />}
      </div>
    </RulePage>
  )
}
