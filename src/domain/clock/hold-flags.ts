/** Holds that look like gaming (CLK-11). Nothing is refused for it: they are shown and reported. */
import type { Policies } from '../policies.ts'
import type { SlaPolicy } from '../sla/document.ts'
import { elapsed, HOUR, type Instant, MINUTE, type Millis } from '../time.ts'
import { leftWords, overWords } from '../time-words.ts'
import { versionAt } from '../version.ts'
import type { HoldSpan } from './state.ts'

type Limits = SlaPolicy['holdFlags']

/** What holds begun in [since, until) are measured by. */
export interface HoldLimits {
  readonly since: Instant
  /** Null: without end. */
  readonly until: Instant | null
  readonly soonMs: Millis
  readonly capMs: Millis
}

/** The limits of each stretch of time that a policy was in force, oldest first. */
export function holdLimits({ sla }: Policies): HoldLimits[] {
  const starts = sla.map(({ effectiveFrom, publishedAt }) =>
    effectiveFrom > publishedAt ? effectiveFrom : publishedAt,
  )
  const since = [...new Set(starts)].toSorted((a, b) => a - b)
  return since.flatMap((from, index) => {
    const limits = versionAt(sla, from)?.document.holdFlags
    if (!limits) return []
    const { soonMinutes, capHours } = limits
    return [{ since: from, until: since[index + 1] ?? null, soonMs: soonMinutes * MINUTE, capMs: capHours * HOUR }]
  })
}

/** Begun at most so many minutes after a message that waits for an answer. */
function soon({ sinceMessage }: Pick<HoldSpan, 'sinceMessage'>, { soonMinutes }: Limits): string[] {
  if (sinceMessage === null || sinceMessage > soonMinutes * MINUTE) return []
  return [`begun ${leftWords(sinceMessage)} after the customer wrote, who had no answer yet`]
}

/** Longer than the cap, in clock hours. */
function long({ from, to }: Pick<HoldSpan, 'from' | 'to'>, { capHours }: Limits, now: Instant): string[] {
  const length = elapsed(from, to ?? now)
  if (length <= capHours * HOUR) return []
  return [`${overWords(length)}${to === null ? ' by now' : ''}, longer than the cap of ${capHours} h`]
}

/** Why `hold` looks odd under the policy in force when it began, in words; empty when it does not. */
export function holdFlags(
  hold: Pick<HoldSpan, 'from' | 'to' | 'sinceMessage'>,
  policies: Policies,
  now: Instant,
): string[] {
  const limits = versionAt(policies.sla, hold.from)?.document.holdFlags
  return limits ? [...soon(hold, limits), ...long(hold, limits, now)] : []
}
