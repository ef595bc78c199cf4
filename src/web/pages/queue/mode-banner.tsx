import { COMPANY } from '../../../contract/queue.ts'
import type { Workspace } from '../../../contract/workspace.ts'
import { HardIcon } from '../../components/icons.tsx'
import { Since } from '../../components/since.tsx'
import { useDuty } from '../../data/duty.ts'
import { dutyText } from '../../duty-text.ts'
import { text } from '../../text.ts'

/** When the next people come, so that nobody has to ask. */
function NextArrival({ scope, nameOf }: Pick<ModeBannerProps, 'scope' | 'nameOf'>) {
  const { data: duty } = useDuty()
  const arrivals = (duty?.teams ?? []).flatMap(({ team, nextArrival }) =>
    nextArrival !== null && (scope === undefined || scope === COMPANY || scope === team) ? [nextArrival] : [],
  )
  const [first] = arrivals.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  if (first === undefined) return null
  return (
    <span>
      {' '}
      {dutyText.banner.arrives(dutyText.names(first.handles.map(nameOf)))} (<Since at={first.at} />,{' '}
      <Since at={first.at} as="date" />
      ).
    </span>
  )
}

interface ModeBannerProps {
  /** The team whose line is shown; undefined for the company's. */
  readonly scope: string | undefined
  readonly workspace: Workspace
  readonly nameOf: (handle: string) => string
  /** Left out for those who may not. */
  readonly onOff: (() => void) | undefined
}

/** While hard choices is on, everybody sees who switched it on, when and why. */
export function ModeBanner({ scope, workspace, nameOf, onOff }: ModeBannerProps) {
  const { modeBy, modeSince, modeReason } = workspace
  return (
    <section
      aria-label={text.mode.on}
      className="mx-4 mb-3 flex items-start gap-3 rounded-md bg-inverse px-3 py-2 text-on-inverse lg:mx-6"
    >
      <HardIcon className="mt-0.5 size-4" />
      <p className="min-w-0 flex-1">
        <span className="font-semibold">{text.mode.on}.</span>
        {modeReason === null ? null : ` “${modeReason}” `}
        {modeBy === null || modeSince === null ? null : (
          <span>
            {text.mode.by(nameOf(modeBy))} <Since at={modeSince} />.
          </span>
        )}
        <NextArrival scope={scope} nameOf={nameOf} />
      </p>
      {onOff === undefined ? null : (
        <button type="button" onClick={onOff} className="shrink-0 rounded-sm px-1 underline underline-offset-2">
          {text.mode.switchOff}
        </button>
      )}
    </section>
  )
}
