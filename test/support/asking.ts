/** Who asks in a test of a verb, and what a refusal looks like. */
import { expect } from 'vitest'
import { type Instant, later, MINUTE } from '../../src/domain/time.ts'
import type { Asking } from '../../src/domain/verbs/asking.ts'
import type { Role } from '../../src/domain/vocabulary.ts'
import { NOON } from './tickets.ts'

/** `handle` asks, half an hour after noon. */
export const asks = (handle: string, role: Role = 'engineer', now: Instant = later(NOON, 30 * MINUTE)): Asking => ({
  handle,
  role,
  scopes: null,
  now,
})

/** A refusal with this code whose sentence holds `text`. */
export const refused = (code: string, text = '') =>
  expect.objectContaining({ name: 'Refusal', code, message: expect.stringContaining(text) })
