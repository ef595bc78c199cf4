import { useTimeZone } from '../data/time-zone.ts'
import { dateText, fullDate, momentText, sinceText } from '../format.ts'
import { useTicking } from './ticker.ts'

const texts = { ago: sinceText, date: dateText, moment: momentText } as const

interface SinceProps {
  readonly at: string
  /** `ago`: how long ago; `date`: the day and time, today the time alone; `moment`: the day always. */
  readonly as?: keyof typeof texts
}

/** A past or coming instant; the whole date shows on hover. */
export function Since({ at, as = 'ago' }: SinceProps) {
  useTimeZone()
  const shown = useTicking((now) => texts[as](at, now))
  return (
    <time dateTime={at} title={fullDate(at)} className="whitespace-nowrap tabular-nums">
      {shown}
    </time>
  )
}
