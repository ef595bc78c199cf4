/** Reads a workspace back from its export: the log as it was, and everything else made of it, in one transaction. */
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import { beginChain } from '../store/audit-chain.ts'
import { addWorkspaceName } from '../store/company.ts'
import { inTransaction, type Store, violated } from '../store/db.ts'
import { type ImportParts, importFiles, keepChain, keepCounters, workspaceTaken } from '../store/import.ts'
import { earlierMoment } from '../store/restore.ts'
import type { WorkspaceName } from '../store/workspaces.ts'
import { TICKET_NUMBERS } from './load-history.ts'
import { projectLog } from './project-log.ts'

export interface ImportedWorkspace extends Omit<ImportParts, 'moment'> {
  readonly name: WorkspaceName
  /** The next number of each counter. */
  readonly counters: Readonly<Record<string, number>>
  readonly archive: Parameters<typeof importFiles>[1]
  /** Hears how many tickets each batch made. */
  readonly projected: (tickets: number) => void
}

const idTaken = (known: string): Refusal =>
  new Refusal(
    'workspace_exists',
    `This workspace is here already, as "${known}": an import makes no second one. Import it into another installation.`,
  )

const slugTaken = (slug: string): Refusal =>
  new Refusal('workspace_exists', `There already is a workspace "${slug}". Choose another slug with --slug.`)

async function refuseTaken(store: Store, { id, slug }: WorkspaceName): Promise<void> {
  const taken = await workspaceTaken({ db: store.directory }, { id, slug })
  if (taken) throw taken.id === id ? idTaken(taken.slug) : slugTaken(slug)
}

/** Returns the number of tickets. @throws Refusal `workspace_exists`; ArchiveUnusable: nothing is written then */
export async function importWorkspace(store: Store, from: ImportedWorkspace, now: Instant): Promise<number> {
  const { name, counters, archive, files, heard, projected } = from
  await refuseTaken(store, name)
  const moment = await earlierMoment(store.pool)
  const work = inTransaction(store.tenant(name.id), async (tx) => {
    if (!(await addWorkspaceName(tx.db, name))) throw slugTaken(name.slug)
    await beginChain(tx)
    await importFiles(tx, archive, { files, moment, heard })
    await keepChain(tx, moment)
    const tickets = await projectLog(tx, now, projected)
    await keepCounters(tx, counters, TICKET_NUMBERS)
    return tickets
  })
  return work.catch((error: unknown) => {
    // Another import of it was faster.
    throw violated(error) === 'workspace_pkey' ? idTaken(name.slug) : error
  })
}
