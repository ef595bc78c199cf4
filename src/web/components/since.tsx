import { dateText, fullDate, sinceText } from '../format.ts'
import { useTicking } from './ticker.ts'

interface SinceProps {
  readonly at: string
  /** `ago`: how long ago; `date`: the day and time. */
  readonly as?: 'ago' | 'date'
}

/** A past or coming instant; the whole date shows on hover. */
export function Since({ at, as = 'ago' }: SinceProps) {
  const shown = useTicking((now) => (as === 'ago' ? sinceText(at, now) : dateText(at, now)))
  return (
    <time dateTime={at} title={fullDate(at)} className="whitespace-nowrap tabular-nums">
      {shown}
    </time>
  )
}
