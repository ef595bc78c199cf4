/** Everything that must hold when a run is over (TCK-19 to TCK-23). */
import type pg from 'pg'
import type { TicketDetail } from '../../src/contract/tickets.ts'
import { faultsInAnswers } from './judge-answers.ts'
import { faultsInHistory, ticketLog } from './judge-history.ts'
import { type Faults, faultsInRows } from './judge-rows.ts'
import type { Entry } from './ledger.ts'
import type { World } from './person.ts'
import type { Plan } from './plan.ts'

export interface Outcome {
  readonly plan: Plan
  readonly entries: readonly Entry[]
  readonly faults: Faults
  readonly restarts: number
  readonly tookMs: number
}

interface Run {
  readonly world: World
  /** Sees the whole database. */
  readonly owner: pg.Pool
  /** Id of the workspace. */
  readonly workspace: string
}

/** Whom the API names as next, beside what the row says. */
async function faultsInNextActors({ world: { nodes, people }, owner, workspace }: Run): Promise<Faults> {
  const { rows } = await owner.query<{ number: number; status: string }>(
    'select number::integer as number, status from ticket where workspace_id = $1 order by number',
    [workspace],
  )
  const as = people[0]?.handle ?? ''
  const faults: Faults = []
  for (const { number, status } of rows) {
    const answer = await nodes.send(0, { as, method: 'GET', path: `/tickets/${number}` })
    const { of } = (answer?.body as TicketDetail | undefined)?.nextActor ?? { of: undefined }
    if ((of === 'nobody') !== (status === 'closed') || of === undefined) {
      faults.push(`TCK-21: #${number} is ${status}, and ${of ?? 'nothing'} is said to act next`)
    }
  }
  return faults
}

/** Everything that is wrong, a line each. */
export async function faultsOf(run: Run): Promise<Faults> {
  const { owner, workspace, world } = run
  const log = await ticketLog(owner, workspace)
  return [
    ...(await faultsInRows(owner, workspace)),
    ...(await faultsInHistory(owner, workspace, log)),
    ...faultsInAnswers(world.ledger, log),
    ...(await faultsInNextActors(run)),
  ]
}
