/** Every case that was worked out by hand. */
import type { ClockCase } from './clock-case.ts'
import { CHANGE_CASES } from './clock-vectors-change.ts'
import { HOURS_CASES } from './clock-vectors-hours.ts'
import { LATE_CASES } from './clock-vectors-late.ts'
import { MERGE_CASES } from './clock-vectors-merge.ts'
import { PAUSE_CASES } from './clock-vectors-pause.ts'
import { RESPONSE_CASES } from './clock-vectors-response.ts'
import { TIME_CASES } from './clock-vectors-time.ts'

export const CLOCK_VECTORS: readonly ClockCase[] = [
  ...TIME_CASES,
  ...CHANGE_CASES,
  ...RESPONSE_CASES,
  ...PAUSE_CASES,
  ...MERGE_CASES,
  ...LATE_CASES,
  ...HOURS_CASES,
].toSorted((a, b) => a.rule - b.rule)
