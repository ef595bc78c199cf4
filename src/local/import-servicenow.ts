/** `topline import servicenow`: an incident log becomes event streams with their true times. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { addCompanyFacts } from '../actions/create-workspace.ts'
import { CommandFailed } from '../cli/command-failed.ts'
import type { Imported, ImportOptions } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { readIncidents } from '../integrations/servicenow/histories.ts'
import { emptyReport, type ImportReport } from '../integrations/servicenow/import-report.ts'
import type { ImportedIncident } from '../integrations/servicenow/incident.ts'
import { ImportFileInvalid } from '../integrations/servicenow/log-bytes.ts'
import { type Mapping, MappingInvalid, readMapping } from '../integrations/servicenow/mapping.ts'
import type { Store } from '../store/db.ts'
import { errorCode } from '../store/error-code.ts'
import { announce } from '../store/notices.ts'
import { type LoadTarget, loadBatch } from './load.ts'
import { policyFiles } from './policy-files.ts'
import { clockwork, withDatabase, workspaceFor } from './work.ts'

/** Incidents in one transaction: large enough to be fast, small enough to lose little when it is cut short. */
const BATCH = 400

const noFile = (file: string, cause: unknown) =>
  new CommandFailed('file_not_found', `There is no file ${file}. Check the path.`, { cause })

/** Errors of the files as the command line tells them. */
function fileTrouble(error: unknown, { file, mapping }: ImportOptions): unknown {
  if (error instanceof MappingInvalid) {
    const fields = error.problems.map((message) => ({ path: 'mapping', message }))
    const detail = `${path.basename(mapping)} is not a usable mapping. Mend what is named here and run this again.`
    return new CommandFailed('mapping_invalid', detail, { cause: error, fields })
  }
  if (!(error instanceof ImportFileInvalid)) return error
  const absent = errorCode(error.cause) === 'ENOENT'
  return absent ? noFile(file, error) : new CommandFailed('file_unreadable', error.message, { cause: error })
}

/** @throws MappingInvalid when the mapping names a policy that does not ship */
function checkPolicies({ workspace }: Mapping, fileName: string): void {
  const shipped = policyFiles()
  const problems = (['sla', 'closing'] as const).flatMap((kind) => {
    const name = workspace[kind]
    if (name === undefined || shipped.includes(`${kind}-${name}`)) return []
    const known = shipped.filter((file) => file.startsWith(`${kind}-`)).map((file) => file.slice(kind.length + 1))
    return [`workspace.${kind}: No policy "${name}" ships. Choose one of: ${known.join(', ')}.`]
  })
  if (problems.length > 0) throw new MappingInvalid(fileName, problems)
}

async function mappingOf(file: string): Promise<Mapping> {
  try {
    const mapping = readMapping(await readFile(file, 'utf8'), path.basename(file))
    checkPolicies(mapping, path.basename(file))
    return mapping
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw noFile(file, error)
    throw error
  }
}

async function targetOf(
  store: Store,
  mapping: Mapping,
  slug: string | undefined,
): Promise<LoadTarget & { slug: string }> {
  const { slug: mapped, name, ...starting } = mapping.workspace
  const workspace = await workspaceFor(store, { slug: slug ?? mapped, name: slug ?? name, ...starting })
  const tenant = store.tenant(workspace.id)
  const team = mapping.team.slug
  const you = { handle: 'you', name: 'You', role: 'owner', team } as const
  await addCompanyFacts(tenant, { teams: [mapping.team], members: [you], accounts: [] }, clockwork())
  const tell = () => announce(store, [workspace.id])
  return { tenant, announce: tell, slug: workspace.slug }
}

async function* batches(incidents: AsyncIterable<ImportedIncident>): AsyncGenerator<ImportedIncident[]> {
  let batch: ImportedIncident[] = []
  try {
    for await (const incident of incidents) {
      batch.push(incident)
      if (batch.length === BATCH) {
        yield batch
        batch = []
      }
    }
  } catch (error) {
    // A file that is cut off fails after its whole incidents were read; those are kept.
    if (batch.length > 0) yield batch
    throw error
  }
  if (batch.length > 0) yield batch
}

async function saveBatch(target: LoadTarget, batch: readonly ImportedIncident[], known: Set<string>) {
  const fresh = batch.flatMap(({ account }) => (account && !known.has(account.slug) ? [account] : []))
  const accounts = [...new Map(fresh.map((account) => [account.slug, account])).values()]
  if (accounts.length > 0) await addCompanyFacts(target.tenant, { teams: [], members: [], accounts }, clockwork())
  for (const { slug } of accounts) known.add(slug)
  return loadBatch(
    target,
    batch.map(({ history }) => history),
  )
}

/** Reads and saves at the same time: while one batch is written, the next is read. */
async function loadAll(target: LoadTarget, options: ImportOptions, mapping: Mapping, report: ImportReport) {
  const { file, progress } = options
  const added = { tickets: 0, events: 0 }
  const accounts = new Set<string>()
  let started = false
  const onBytes = (read: number, total: number) => {
    if (!started) progress.start(total, 'bytes')
    started = true
    progress.advance(read, `${report.events.toLocaleString('en')} events`)
  }
  let saving: Promise<void> = Promise.resolve()
  try {
    for await (const batch of batches(readIncidents(file, mapping, report, onBytes))) {
      await saving
      saving = saveBatch(target, batch, accounts).then(({ tickets, events }) => {
        added.tickets += tickets
        added.events += events
      })
      // Its failure is met by the next await; until then it must not count as unhandled.
      saving.catch(() => {})
    }
  } finally {
    await saving
    progress.stop()
  }
  return added
}

/** @throws CommandFailed `file_not_found`, `file_unreadable`, `mapping_invalid`, `database_unavailable` */
export async function importServicenow(config: Config, options: ImportOptions): Promise<Imported> {
  const began = performance.now()
  try {
    const mapping = await mappingOf(options.mapping)
    return await withDatabase(config, async ({ store }) => {
      const target = await targetOf(store, mapping, options.workspace)
      const report = emptyReport()
      const added = await loadAll(target, options, mapping, report)
      return {
        workspace: target.slug,
        rows: report.rowsRead,
        tickets: { read: report.incidents, added: added.tickets },
        events: { read: report.events, added: added.events },
        notUnderstood: [...report.notUnderstood].map(([reason, { rows, firstLine }]) => ({ reason, rows, firstLine })),
        tookMs: Math.round(performance.now() - began),
      }
    })
  } catch (error) {
    throw fileTrouble(error, options)
  }
}
