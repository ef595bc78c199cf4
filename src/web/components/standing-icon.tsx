import type { Standing } from '../clock-text.ts'
import { AlertIcon, CancelledIcon, ClockIcon, HoldIcon, MoonIcon, SolveIcon } from './icons.tsx'

/** One shape for each: *paused* is two bars in a ring, *outside hours* a moon. */
const icons: Readonly<Record<Standing, typeof ClockIcon>> = {
  running: ClockIcon,
  outside: MoonIcon,
  paused: HoldIcon,
  met: SolveIcon,
  breached: AlertIcon,
  cancelled: CancelledIcon,
}

/** How a promise stands, as a shape; the word must stand beside it or in a label. */
export function StandingIcon({ standing, className = '' }: { standing: Standing; className?: string }) {
  const Icon = icons[standing]
  return <Icon className={className} />
}
