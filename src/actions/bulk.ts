/** One verb on many tickets: each in a transaction of its own, done or refused by itself (LIF-10). */
import { Refusal } from '../domain/refusal.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { type Desk, Repeated } from './desk.ts'
import { keepKey } from './once.ts'

export interface BulkStep {
  readonly number: number
  /** As the caller has seen it; null when they do not mind. */
  readonly seen: number | null
  readonly act: (desk: Desk, number: number) => Promise<PlacedTicket>
}

/** What became of one of the tickets. */
export interface BulkResult {
  readonly number: number
  /** Of the ticket as it then stands; null when it was refused. */
  readonly version: number | null
  readonly refusal: Refusal | null
}

/** The version in the answer that was kept when the step was taken by an earlier call. */
function versionKept({ answer }: Repeated): number {
  const { version } = JSON.parse(answer.body) as { readonly version: number }
  return version
}

async function one(desk: Desk, { number, seen, act }: BulkStep): Promise<BulkResult> {
  // Each keeps an answer of its own, so that a call that broke off half way goes on where it stopped.
  const once = desk.once && { ...desk.once, key: `${desk.once.key} #${number}` }
  try {
    const { ticket } = await act({ ...desk, once, seen: seen ?? undefined }, number)
    return { number, version: ticket.version, refusal: null }
  } catch (error) {
    if (error instanceof Repeated) return { number, version: versionKept(error), refusal: null }
    if (error instanceof Refusal) return { number, version: null, refusal: error }
    throw error
  }
}

/** A ticket that is named twice is acted on once. */
export const eachOnce = (steps: readonly BulkStep[]): readonly BulkStep[] => [
  ...new Map(steps.map((step) => [step.number, step])).values(),
]

/** Takes the steps one after the other, in the order given. @throws Refusal `idempotency_key_reused`, before any of them */
export async function inBulk(desk: Desk, steps: readonly BulkStep[]): Promise<BulkResult[]> {
  await keepKey(desk)
  const done: BulkResult[] = []
  for (const step of eachOnce(steps)) done.push(await one(desk, step))
  return done
}
