/** Idempotency: a write that is repeated under its key happens once and is answered the same (HTTP-3). */
import { Refusal } from '../domain/refusal.ts'
import { instantOf } from '../domain/time.ts'
import { keepAnswer, keptAnswers } from '../store/answers.ts'
import { inTransaction, type Tenant, violated } from '../store/db.ts'
import type { KeptAnswer } from '../store/tickets.ts'
import { type Answer, type Desk, type LeftTicket, type Once, Repeated } from './desk.ts'
import { perTenant, together } from './together.ts'

type Keyed = Pick<Once, 'key' | 'fingerprint'>

/** Looks up the keys of calls that came at the same moment by one statement. */
const answers = perTenant((tenant) =>
  together(async (keys: readonly string[]): Promise<(KeptAnswer | undefined)[]> => {
    const kept = await keptAnswers(tenant, keys)
    return keys.map((key) => kept.get(key))
  }),
)

/** Ends the action when its call was answered before. @throws Repeated, Refusal `idempotency_key_reused` */
async function refuseRepeated(tenant: Tenant, once: Keyed | undefined): Promise<void> {
  if (!once) return
  const kept = await answers(tenant)(once.key)
  if (!kept) return
  if (kept.fingerprint !== once.fingerprint) {
    throw new Refusal(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request. Send a fresh key with each new write.',
    )
  }
  throw new Repeated({ status: kept.status, body: kept.body })
}

/** The answer to keep with what the action saves in `tx`; undefined when the call carries no key. */
export async function answerToKeep({ once }: Desk, tx: Tenant, placed: LeftTicket): Promise<KeptAnswer | undefined> {
  if (!once) return undefined
  return { key: once.key, fingerprint: once.fingerprint, ...(await once.present(placed, tx)) }
}

/** Waits while another call under this key is under way: its answer is in nobody's sight until it commits. */
async function untilOthersEnd(tenant: Tenant, { key, fingerprint }: Keyed): Promise<void> {
  const undo = new Error('undo')
  const attempt = inTransaction(tenant, async (tx) => {
    await keepAnswer(tx, { key, fingerprint, status: 0, body: '' }, instantOf(0))
    throw undo
  })
  await attempt.catch((error: unknown) => {
    if (error !== undo && violated(error) === undefined) throw error
  })
}

/** Runs `work`; when the same call is under way elsewhere and wins, answers as that one did, also where what that one
 *  changed is why this one is refused. */
export async function onceOnly<Result>(
  tenant: Tenant,
  once: Keyed | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  await refuseRepeated(tenant, once)
  try {
    return await work()
  } catch (error) {
    if (once && error instanceof Refusal) await untilOthersEnd(tenant, once)
    if (error instanceof Refusal || violated(error) === 'idempotency_pkey') await refuseRepeated(tenant, once)
    throw error
  }
}

/** Keeps the key of a call that consists of writes with keys of their own, before any of them, so that another call under
 *  it is refused as a whole; one that broke off goes on. @throws Refusal `idempotency_key_reused` */
export async function keepKey(desk: Desk): Promise<void> {
  if (!desk.once) return
  const nothing = onceInTransaction(
    desk,
    () => Promise.resolve(),
    () => ({ status: 200, body: '' }),
  )
  await nothing.catch((error: unknown) => {
    if (!(error instanceof Repeated)) throw error
  })
}

/** Runs `work` of a write that saves no ticket, in one transaction with the answer it is repeated by. */
export function onceInTransaction<Result>(
  { tenant, once, now }: Desk,
  work: (tx: Tenant) => Promise<Result>,
  present: (result: Result) => Answer,
): Promise<Result> {
  return onceOnly(tenant, once, () =>
    inTransaction(tenant, async (tx) => {
      const result = await work(tx)
      if (once) await keepAnswer(tx, { key: once.key, fingerprint: once.fingerprint, ...present(result) }, now)
      return result
    }),
  )
}
