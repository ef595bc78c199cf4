/** GET /export   the whole workspace as one file (BAK-9) */
import { exportWorkspace } from '../actions/export-workspace.ts'
import { Bytes } from '../contract/attachments.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { readerOfAll } from './reader-of-all.ts'

const TYPE = 'application/gzip'
/** Who takes nothing for this long is gone; an export keeps a connection and a moment of the database. It is longer than
 *  it takes to measure what is exported, when there is nothing to take yet. */
const STALLED_MS = 300_000

/** The slug as far as every file system takes it. */
const fileName = (slug: string): string => `${slug.replaceAll(/[^\w-]+/g, '-').slice(0, 60)}.tar.gz`

/** Exports that are under way on this node, by id of the workspace: one at a time. */
class UnderWay {
  private readonly workspaces = new Set<string>()

  /** Returns what ends it. @throws Refusal `export_running` */
  begin(workspace: string): () => void {
    if (this.workspaces.has(workspace)) {
      throw new Refusal('export_running', 'This workspace is being exported already. Wait until that has ended.')
    }
    this.workspaces.add(workspace)
    return () => this.workspaces.delete(workspace)
  }
}

export function exportRoutes(api: Api, { desks, store, now, version }: Deps): void {
  const underWay = new UnderWay()
  const summary = 'The whole workspace as a gzipped tar, which `topline workspace import` reads'
  api.get(
    '/export',
    {
      exposeHeadRoute: false,
      compress: false,
      config: { permission: 'export_workspace' },
      schema: { summary, tags: ['workspace'], produces: [TYPE], response: { 200: Bytes } },
    },
    async (request, reply) => {
      const {
        handle: actor,
        via,
        address,
      } = readerOfAll(request, { permission: 'export_workspace', what: 'An export' })
      const { tenant, name } = await desks.of(request)
      const ended = underWay.begin(tenant.workspace)
      const what = { store, tenant, program: version }
      const clockwork = { now: now(), newId: desks.newId }
      const archive = await exportWorkspace(what, { actor, via, address }, clockwork).catch((error: unknown) => {
        ended()
        throw error
      })
      archive.once('close', ended)
      reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy())
      return reply
        .header('content-disposition', `attachment; filename="${fileName(name.slug)}"`)
        .header('cache-control', 'private, no-store')
        .type(TYPE)
        .send(archive)
    },
  )
}
