/** `topline workspace import`: a workspace made anew from its export. */
import { z } from 'zod'
import { importWorkspace as importTo } from '../actions/import-workspace.ts'
import type { ImportedWorkspace, ImportWorkspaceOptions, Progress } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { type Instant, instantOf } from '../domain/time.ts'
import { ArchiveUnusable, filesOf } from '../store/archive-reading.ts'
import type { Store } from '../store/db.ts'
import { type ExportManifest, LINES_FILES, WORKSPACE_FILE } from '../store/export.ts'
import { checkArchive, exportManifest, jsonOf } from './archive-manifest.ts'
import { programVersion } from './project.ts'
import { now, withDatabase } from './work.ts'

const WorkspaceFile = z.object({
  id: z.uuid(),
  slug: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  createdAt: z.iso.datetime({ offset: true }),
  counters: z.record(z.string().max(100), z.number().int().positive()),
})
type WorkspaceFile = z.output<typeof WorkspaceFile>

async function workspaceIn(path: string): Promise<WorkspaceFile> {
  for await (const file of filesOf(path)) {
    if (file.name === WORKSPACE_FILE) return jsonOf(file, WorkspaceFile)
    for await (const _ of file.content);
  }
  throw new ArchiveUnusable(`${path} lacks ${WORKSPACE_FILE}. Take another copy of it.`)
}

/** Whether version `a` is later than `b`, such as 1.10.0 than 1.9.3. */
function isLater(a: string, b: string): boolean {
  const parts = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number)
  const [left, right] = [parts(a), parts(b)]
  const at = left.findIndex((part, index) => part !== right[index])
  return at !== -1 && (left[at] ?? 0) > (right[at] ?? 0)
}

/** @throws ArchiveUnusable when a newer program wrote it, or a file of lines is not announced */
function checkManifest(path: string, { program, files }: ExportManifest): void {
  if (isLater(program, programVersion)) {
    const text = `${path} was written by Topline ${program}, and this is ${programVersion}. Upgrade the program and import again.`
    throw new ArchiveUnusable(text)
  }
  const lacking = LINES_FILES.find((name) => !files.some(({ file }) => file === name))
  if (lacking !== undefined)
    throw new ArchiveUnusable(`The manifest of ${path} lacks ${lacking}. Take another copy of it.`)
}

const rowsIn = ({ files }: ExportManifest, name: string): number => files.find(({ file }) => file === name)?.rows ?? 0

/** Tells of lines while the files are read, and of tickets after. */
function told(progress: Progress, { files }: ExportManifest) {
  const done = { lines: 0, tickets: 0 }
  progress.start(
    files.reduce((sum, { rows }) => sum + rows, 0),
    'lines',
  )
  return {
    heard(lines: number, file: string) {
      done.lines += lines
      progress.advance(done.lines, file)
    },
    projected(tickets: number) {
      if (done.tickets === 0) progress.start(0, 'tickets')
      done.tickets += tickets
      progress.advance(done.tickets)
    },
  }
}

async function importInto(store: Store, { file, slug, progress }: ImportWorkspaceOptions, at: Instant) {
  const manifest = await exportManifest(file)
  checkManifest(file, manifest)
  await checkArchive(file, manifest.files, () => {})
  const { counters, createdAt, ...named } = await workspaceIn(file)
  const name = { ...named, slug: slug ?? named.slug, createdAt: instantOf(Date.parse(createdAt)) }
  const hooks = told(progress, manifest)
  const from = { name, counters, files: manifest.files, archive: filesOf(file), ...hooks }
  const tickets = await importTo(store, from, at)
  progress.stop()
  const [events, attachments] = [rowsIn(manifest, 'events.jsonl'), rowsIn(manifest, 'attachments.jsonl')]
  return { workspace: name.slug, events, tickets, attachments }
}

/** @throws Refusal `workspace_exists`; CommandFailed `archive_unusable`, `database_unavailable` */
export async function importWorkspace(config: Config, options: ImportWorkspaceOptions): Promise<ImportedWorkspace> {
  const began = performance.now()
  return withDatabase(config, async ({ store }) => {
    const imported = await importInto(store, options, now())
    return { ...imported, tookMs: Math.round(performance.now() - began) }
  })
}
