/** Calls that wait at the same moment share one round: one statement for all of them costs little more than for one. */
import type { Db, Tenant } from '../store/db.ts'

interface Waiting<Call, Result> {
  readonly call: Call
  readonly resolve: (result: Result | Promise<Result>) => void
  readonly reject: (error: unknown) => void
}

/** The most calls that share a round: their statement should not keep others waiting. */
const MOST = 64

/**
 * A function that answers its calls in rounds, `rounds` at a time: who calls while they are under way joins the next.
 * `run` returns a result, or the promise of one, for each call in order; when it throws, all calls of the round fail.
 */
export function together<Call, Result>(
  run: (calls: readonly Call[]) => Promise<readonly (Result | Promise<Result>)[]>,
  rounds = 1,
): (call: Call) => Promise<Result> {
  let waiting: Waiting<Call, Result>[] = []
  let running = 0

  async function round(batch: readonly Waiting<Call, Result>[]): Promise<void> {
    try {
      const results = await run(batch.map(({ call }) => call))
      for (const [index, result] of results.entries()) batch[index]?.resolve(result)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST)
      waiting = waiting.slice(MOST)
      await round(batch)
    }
    running--
  }

  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject })
      if (running === rounds) return
      running++
      // Not at once: requests that arrived together, or were answered together, call within the same turn.
      setImmediate(() => void runAll())
    })
}

/** What `make` makes for the workspace of a tenant, made once for each database handle. */
export function perTenant<Made>(make: (tenant: Tenant) => Made): (tenant: Tenant) => Made {
  const made = new WeakMap<Db, Made>()
  return (tenant) => {
    const known = made.get(tenant.db)
    if (known !== undefined) return known
    const fresh = make(tenant)
    made.set(tenant.db, fresh)
    return fresh
  }
}
