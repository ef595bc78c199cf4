/** `topline workspace export`: one workspace as files. Whoever may run it can read the database itself, so the log is left
 *  as it is: what is exported twice is the same twice. */
import type { ExportedWorkspace, ExportWorkspaceOptions } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { Refusal } from '../domain/refusal.ts'
import { type ExportManifest, exportOf } from '../store/export.ts'
import { checkFree, writeWhole } from './archive-file.ts'
import { programVersion } from './project.ts'
import { withDatabase, workspacesMeant } from './work.ts'

const rowsIn = ({ files }: ExportManifest, name: string): number => files.find(({ file }) => file === name)?.rows ?? 0

/** @throws Refusal `workspace_not_found`; CommandFailed `file_exists`, `file_unwritable`, `database_unavailable` */
export async function exportWorkspace(config: Config, options: ExportWorkspaceOptions): Promise<ExportedWorkspace> {
  const began = performance.now()
  const { file, replace, workspace: slug, progress } = options
  await checkFree(file, replace)
  return withDatabase(config, async ({ store }) => {
    const [workspace] = await workspacesMeant(store, slug)
    if (!workspace) {
      throw new Refusal(
        'workspace_not_found',
        'There is no workspace yet. Make one with `topline workspace create SLUG --owner ADDRESS`, `topline demo` or an import.',
      )
    }
    let manifest: ExportManifest | undefined
    progress.start(0, 'events')
    const heard = (known: ExportManifest) => {
      manifest = known
      progress.advance(rowsIn(known, 'events.jsonl'), 'writing')
    }
    const begun = async () => {}
    const bytes = await writeWhole(file, () => exportOf(store, workspace.id, { program: programVersion, begun, heard }))
    progress.stop()
    return {
      file,
      bytes,
      workspace: workspace.slug,
      events: manifest ? rowsIn(manifest, 'events.jsonl') : 0,
      attachments: manifest ? rowsIn(manifest, 'attachments.jsonl') : 0,
      tookMs: Math.round(performance.now() - began),
    }
  })
}
