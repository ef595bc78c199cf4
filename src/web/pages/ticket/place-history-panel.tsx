import { Since } from '../../components/since.tsx'
import { Refused, Skeleton } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { serverNow } from '../../data/server-clock.ts'
import { text } from '../../text.ts'
import { ticketText } from '../../ticket-text.ts'
import { type PlaceStep, placePath } from './place-path.ts'

const BOX = { width: 300, height: 48 }
/** Steps listed; the line above shows them all. */
const LISTED = 8

interface PlaceHistoryPanelProps {
  /** Undefined while they load. */
  readonly steps: readonly PlaceStep[] | undefined
  readonly error: unknown
}

const { page } = ticketText
const worded = (type: string) => type.replaceAll('_', ' ')

/** Where the ticket stood, as a line over time and as a list, newest first. */
export function PlaceHistoryPanel({ steps, error }: PlaceHistoryPanelProps) {
  if (!steps) return error ? <Refused says={failureText(error)} /> : <Skeleton className="h-24 w-full" />
  const path = placePath(steps, serverNow(), BOX)
  if (path === '') return <p className="text-soft">{page.noPlaces}</p>
  return (
    <div className="grid grid-cols-1 gap-3">
      <svg
        role="img"
        aria-label={page.chart}
        viewBox={`-2 -3 ${BOX.width + 4} ${BOX.height + 6}`}
        preserveAspectRatio="none"
        className="h-14 w-full"
      >
        <title>{page.chart}</title>
        <path d={`M0 0H${BOX.width}`} className="stroke-line" strokeDasharray="2 3" vectorEffect="non-scaling-stroke" />
        <path d={path} fill="none" className="stroke-ink" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
      </svg>
      <ol className="grid gap-1 text-xs">
        {steps
          .toReversed()
          .slice(0, LISTED)
          .map(({ version, at, place, because }) => (
            <li key={version} className="flex items-baseline gap-2">
              <span className={`w-20 shrink-0 tabular-nums ${place === null ? 'text-soft' : 'font-medium'}`}>
                {place === null ? page.notWaiting : text.queue.place(place)}
              </span>
              <span className="min-w-0 flex-1 truncate text-soft">{worded(because)}</span>
              <span className="text-soft">
                <Since at={at} />
              </span>
            </li>
          ))}
      </ol>
    </div>
  )
}
