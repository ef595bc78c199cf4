import { Toggle } from '../components/toggle.tsx'
import { timelineText } from '../timeline-text.ts'
import { TIMELINE_KINDS, type TimelineKind } from './timeline-kinds.ts'

interface TimelineFilterProps {
  /** None means all. */
  readonly kinds: readonly TimelineKind[]
  readonly onChange: (kinds: readonly TimelineKind[]) => void
}

/** What of the timeline is shown: all of it, or some kinds. */
export function TimelineFilter({ kinds, onChange }: TimelineFilterProps) {
  return (
    <fieldset className="mx-auto flex max-w-[47.5rem] gap-1.5 overflow-x-auto px-3 pt-4 pb-1 lg:flex-wrap lg:overflow-visible lg:pb-0 print:hidden">
      <legend className="sr-only">{timelineText.filter}</legend>
      <Toggle isOn={kinds.length === 0} onChange={() => onChange([])}>
        {timelineText.all}
      </Toggle>
      {TIMELINE_KINDS.map((kind) => (
        <Toggle
          key={kind}
          isOn={kinds.includes(kind)}
          onChange={(isOn) => onChange(isOn ? [...kinds, kind] : kinds.filter((each) => each !== kind))}
        >
          {timelineText.kinds[kind]}
        </Toggle>
      ))}
    </fieldset>
  )
}
