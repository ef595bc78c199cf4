import { serverNow } from '../data/server-clock.ts'
import { datedText } from '../format.ts'
import { ruleText } from '../rule-text.ts'

interface Versioned {
  readonly version: number
  readonly effectiveFrom: string
  readonly publishedAt: string
  readonly by: string
  readonly reason: string | null
}

interface VersionsPanelProps<Version extends Versioned> {
  /** Newest first. */
  readonly versions: readonly Version[]
  readonly nameOf: (handle: string) => string
  /** Left out where nothing is edited on screen. */
  readonly onBegin?: ((version: Version) => void) | undefined
}

const says = ruleText.versions

/** A first version counts since before anything was asked. */
const isBeginning = (iso: string) => Date.parse(iso) <= 0

function Begin({ onBegin }: { readonly onBegin: (() => void) | undefined }) {
  if (onBegin === undefined) return null
  return (
    <>
      {' · '}
      <button
        type="button"
        onClick={onBegin}
        className="rounded-sm underline underline-offset-2 hover:text-ink pointer-coarse:py-2"
      >
        {says.begin}
      </button>
    </>
  )
}

function Standing({ isInForce, isComing }: { readonly isInForce: boolean; readonly isComing: boolean }) {
  if (!isInForce && !isComing) return null
  return <span className="rounded-sm border border-line px-1 text-2xs">{isComing ? says.coming : says.inForce}</span>
}

/** Every version with when it counts, who saved it and why; one may begin a new draft from any of them. */
export function VersionsPanel<Version extends Versioned>({ versions, nameOf, onBegin }: VersionsPanelProps<Version>) {
  const now = serverNow()
  const inForce = versions.find(({ effectiveFrom }) => Date.parse(effectiveFrom) <= now)
  return (
    <ol className="grid gap-3">
      {versions.map((version) => {
        const { version: number, effectiveFrom, publishedAt, by, reason } = version
        const isComing = Date.parse(effectiveFrom) > now
        return (
          <li key={number} className="grid gap-0.5 text-xs">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="text-sm font-medium">{says.version(number)}</span>
              <Standing isInForce={version === inForce} isComing={isComing} />
              <span className="tabular-nums text-soft">
                {isBeginning(effectiveFrom) ? says.always : says.from(datedText(effectiveFrom))}
              </span>
            </p>
            {reason === null ? null : <p className="[overflow-wrap:anywhere]">“{reason}”</p>}
            <p className="text-soft">
              {isBeginning(publishedAt) ? nameOf(by) : says.by(nameOf(by), datedText(publishedAt))}
              <Begin onBegin={onBegin && (() => onBegin(version))} />
            </p>
          </li>
        )
      })}
    </ol>
  )
}
