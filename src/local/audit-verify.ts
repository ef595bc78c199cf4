/** `topline audit verify`: seals what is not sealed yet, and reads every log against its chain. */
import { setTimeout as sleep } from 'node:timers/promises'
import { seal } from '../actions/seal.ts'
import { type Verified, verifyLog } from '../actions/verify-log.ts'
import { CommandFailed } from '../cli/command-failed.ts'
import type { AuditVerified, AuditVerifyOptions, Progress, VerifiedLog } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { chainHead, isPending } from '../store/audit-chain.ts'
import type { Store, Tenant } from '../store/db.ts'
import type { WorkspaceName } from '../store/workspaces.ts'
import { withDatabase, workspacesMeant } from './work.ts'

/** Findings that are told; the count has them all. */
const TOLD = 50
/** A server that seals at this moment is waited for. */
const WAIT_MS = 100

async function sealAll(tenant: Tenant, progress: Progress): Promise<void> {
  // Of a chain whose record was removed, verifying tells.
  if (!(await chainHead(tenant)) || !(await isPending(tenant))) return
  let sealed = 0
  progress.start(0, 'events')
  const added = (links: number) => {
    sealed += links
    progress.advance(sealed, 'sealing')
  }
  const now = { stopped: () => false, pause: async () => {}, added }
  while (!(await seal({ tenant, ...now }))) await sleep(WAIT_MS)
  progress.stop()
}

function told({ slug }: WorkspaceName, { links, erased, head, findings }: Verified): VerifiedLog {
  return {
    workspace: slug,
    events: links,
    erased,
    head: `${head.place}:${head.hash}`,
    found: findings.length,
    findings: findings.slice(0, TOLD),
  }
}

async function verifyAll(store: Store, { workspace, head, progress }: AuditVerifyOptions): Promise<VerifiedLog[]> {
  const meant = await workspacesMeant(store, workspace)
  if (head && meant.length !== 1) {
    const text = '--head is the head of one workspace. Name it with --workspace.'
    throw new CommandFailed('wrong_usage', text)
  }
  const verified: VerifiedLog[] = []
  for (const name of meant) {
    const tenant = store.tenant(name.id)
    await sealAll(tenant, progress)
    let done = 0
    progress.start(0, 'events')
    const heard = (links: number) => {
      done += links
      progress.advance(done, name.slug)
    }
    verified.push(told(name, await verifyLog(tenant, { written: head, progress: heard })))
    progress.stop()
  }
  return verified
}

/** @throws Refusal `workspace_not_found`, CommandFailed `database_unavailable`, `wrong_usage` */
export function auditVerify(config: Config, options: AuditVerifyOptions): Promise<AuditVerified> {
  const began = performance.now()
  return withDatabase(config, async ({ store }) => {
    const workspaces = await verifyAll(store, options)
    return { workspaces, tookMs: Math.round(performance.now() - began) }
  })
}
