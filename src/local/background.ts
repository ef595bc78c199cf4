/** What a serving node does besides answering: timers, live updates, sealing, carrying over, sweeping. */
import { DAY, HOUR, MINUTE, SECOND } from '../domain/time.ts'
import { every } from '../jobs/every.ts'
import { forgetOld, ticketTimers } from '../jobs/keep-time.ts'
import { MailMemories } from '../jobs/mail-memory.ts'
import { mailRound } from '../jobs/mails.ts'
import { keepNoLonger } from '../jobs/retention.ts'
import { logSealer } from '../jobs/seal.ts'
import type { Store } from '../store/db.ts'
import { waitingByTeam } from '../store/places.ts'
import { workspaceNames } from '../store/workspaces.ts'
import type { Node } from './node.ts'
import { newId, now } from './work.ts'

export interface Background {
  /** Ends after what is under way. */
  stop(): Promise<void>
}

async function waitingTickets(store: Store): Promise<number> {
  let waiting = 0
  for (const { id } of await workspaceNames(store.directory)) {
    for (const count of (await waitingByTeam(store.tenant(id))).values()) waiting += count
  }
  return waiting
}

/** Starts it all. A failure is logged and counted, and the work is tried again. */
export async function startBackground(
  { app, live, denied, recomputing, metrics, mailing }: Node,
  store: Store,
): Promise<Background> {
  const failing = (job: string) => (error: unknown) => {
    metrics.jobFailed(job)
    app.log.error({ err: error, job }, 'work in the background failed')
  }
  const changed = (workspace: string) => live.wrote(workspace)
  const late = metrics.recordedLate.bind(metrics)
  const timers = ticketTimers({ store, now, changed, late }, failing('timers'))
  const sealer = logSealer({ store, failed: failing('seal') })
  live.onHeard((workspace) => {
    timers.wake(workspace)
    sealer.wake(workspace)
  })
  metrics.addProcess()
  metrics.addGauge('topline_waiting_tickets', 'Tickets that wait, of all workspaces', () => waitingTickets(store))
  await live.start()
  timers.start()
  recomputing.start()
  sealer.start()
  const broom = every(HOUR, () => forgetOld(store, now()), failing('broom'))
  const denials = every(SECOND, () => denied.settle(), failing('denials'))
  let stopping = false
  const keeping = { store, now, newId, changed, stopped: () => stopping }
  const retention = every(DAY, () => keepNoLonger(keeping), failing('retention'))
  const gaveUp = (trouble: string) => failing('mail')(new Error(`A mail was given up: ${trouble}`))
  const round = { ...keeping, gaveUp, failed: failing('mail'), memories: new MailMemories() }
  const mails = mailing && every(MINUTE, () => mailRound({ ...round, ...mailing }), failing('mail'))
  return {
    async stop() {
      stopping = true
      const sweepers = [broom.stop(), denials.stop(), retention.stop(), mails?.stop()]
      await Promise.all([timers.stop(), recomputing.stop(), sealer.stop(), ...sweepers, live.stop()])
      await denied.flush()
    },
  }
}
