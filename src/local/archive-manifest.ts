/** What archives say of themselves; they are looked through before anything is done with what they hold. */
import { z } from 'zod'
import { ArchiveUnusable, filesOf, type StoredFile, verified, wholeOf } from '../store/archive-reading.ts'
import type { BackupManifest } from '../store/backup.ts'
import type { ExportManifest } from '../store/export.ts'

/** Bytes of a manifest; the largest has a line for each table and migration. */
const SMALL = 16_777_216

const Name = z.string().max(200)
const Count = z.number().int().min(0)
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const measure = { rows: Count, bytes: Count, sha256: Sha256 }

const Backup = z.object({
  format: z.literal('topline backup'),
  version: z.literal(1),
  program: Name,
  takenAt: Name,
  migrations: z.array(z.object({ number: Count, name: Name, checksum: Sha256 })).min(1),
  tables: z.array(z.object({ table: Name, columns: z.array(Name).min(1), file: Name, ...measure })),
}) satisfies z.ZodType<BackupManifest>

const Workspace = z.object({
  format: z.literal('topline workspace'),
  version: z.literal(1),
  program: Name,
  files: z.array(z.object({ file: Name, ...measure })),
}) satisfies z.ZodType<ExportManifest>

const Head = z.looseObject({ format: z.string(), version: z.number() })

/** What the other kind of archive is for. */
const KINDS: Readonly<Record<string, string>> = {
  'topline backup': 'is a backup of an installation. Read it with `topline restore`.',
  'topline workspace': 'is the export of one workspace. Read it with `topline workspace import`.',
}

/** JSON from an archive. @throws ArchiveUnusable */
export async function jsonOf<Shape extends z.ZodType>(file: StoredFile, shape: Shape): Promise<z.output<Shape>> {
  const text = (await wholeOf(file, SMALL)).toString('utf8')
  try {
    return shape.parse(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error
    const says = `${file.name} in the archive is not as Topline writes it. Take another copy of the archive.`
    throw new ArchiveUnusable(says, { cause: error })
  }
}

/** What manifest.json says; undefined when the archive does not begin as ours do. */
async function firstManifest(path: string): Promise<unknown> {
  for await (const file of filesOf(path)) {
    if (file.name === 'manifest.json') return jsonOf(file, z.unknown())
    if (file.name !== 'README.txt') break
    await wholeOf(file, SMALL)
  }
  return undefined
}

async function manifestOf<Shape extends z.ZodType>(path: string, format: string, shape: Shape) {
  const manifest = await firstManifest(path)
  const head = Head.safeParse(manifest).data
  const says = KINDS[head?.format ?? '']
  if (head === undefined || says === undefined) {
    throw new ArchiveUnusable(`${path} is an archive, but none of Topline. Name the file that Topline wrote.`)
  }
  if (head.format !== format) throw new ArchiveUnusable(`${path} ${says}`)
  if (head.version > 1) {
    throw new ArchiveUnusable(`${path} was written by a newer Topline. Read it with that version or a later one.`)
  }
  return checked(path, shape, manifest)
}

function checked<Shape extends z.ZodType>(path: string, shape: Shape, manifest: unknown): z.output<Shape> {
  const { data, error } = shape.safeParse(manifest)
  if (error === undefined) return data
  const says = `The manifest of ${path} is not as Topline writes it. Take another copy of it.`
  throw new ArchiveUnusable(says, { cause: error })
}

export const backupManifest = (path: string): Promise<BackupManifest> => manifestOf(path, 'topline backup', Backup)
export const exportManifest = (path: string): Promise<ExportManifest> =>
  manifestOf(path, 'topline workspace', Workspace)

interface Promised {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
}

/** Reads the archive to its end, before anything is done with what it holds. @throws ArchiveUnusable when it is not whole */
export async function checkArchive(path: string, promised: readonly Promised[], heard: (bytes: number) => void) {
  const missing = new Map(promised.map((entry) => [entry.file, entry]))
  for await (const file of filesOf(path)) {
    const entry = missing.get(file.name)
    missing.delete(file.name)
    for await (const chunk of entry ? verified(file, entry) : file.content) heard(chunk.length)
  }
  const [left] = missing.keys()
  if (left !== undefined) throw new ArchiveUnusable(`${path} lacks ${left}. Take another copy of it.`)
}
