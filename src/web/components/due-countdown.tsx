import { serverNow } from '../data/server-clock.ts'
import { fullDate } from '../format.ts'
import { ticketText } from '../ticket-text.ts'
import { countdownText, type Risk, riskOf } from './countdown.ts'
import { AlertIcon, ClockIcon } from './icons.tsx'
import { useTicking } from './ticker.ts'

const looks: Readonly<Record<Risk, string>> = {
  late: 'text-late font-medium',
  now: 'text-late font-medium',
  soon: 'text-soon font-medium',
  calm: 'text-soft',
}

interface DueCountdownProps {
  readonly dueAt: string | null
  readonly icon?: boolean
}

/** Counts down to a due time every second; its width never changes, because its digits do not. */
export function DueCountdown({ dueAt, icon = true }: DueCountdownProps) {
  const due = Date.parse(dueAt ?? '')
  // Whenever the risk changes, so does the text.
  const shown = useTicking((now) => (dueAt === null ? '' : countdownText(due, now)))
  if (dueAt === null) {
    return (
      <span className="text-faint">
        <span aria-hidden="true">–</span>
        <span className="sr-only">{ticketText.due.none}</span>
      </span>
    )
  }
  const risk = riskOf(due, serverNow())
  const Icon = risk === 'late' ? AlertIcon : ClockIcon
  return (
    <time
      dateTime={dueAt}
      title={fullDate(dueAt)}
      className={`inline-flex items-center gap-1 whitespace-nowrap tabular-nums ${looks[risk]}`}
    >
      <span className="sr-only">{risk === 'late' ? ticketText.due.late : ticketText.due.in} </span>
      {icon ? <Icon className="size-3.5" /> : null}
      {shown}
    </time>
  )
}
