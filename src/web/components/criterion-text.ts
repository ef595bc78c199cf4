/** The value of a criterion as it reads inside a sentence; instants come as ISO text. */
import type { Criterion } from '../../domain/policy.ts'
import { dateText } from '../format.ts'

const isInstant = (criterion: Criterion) => criterion === 'due' || criterion === 'received'

/** What repeats the criterion's own name. */
const ECHO = /^(severity|pinned to) /

export function criterionText(criterion: Criterion, value: string, now: number): string {
  if (isInstant(criterion) && !Number.isNaN(Date.parse(value))) return dateText(value, now)
  if (criterion === 'priority' && /^p\d$/.test(value)) return value.toUpperCase()
  return value.replace(ECHO, '')
}
