/**
 * POST /imports/preview   what a table of a CRM would add, change and leave
 * POST /imports           the same, carried out
 * GET  /exports/:kind     all of one kind as CSV, which an import reads back
 */
import { z } from 'zod'
import { exportedTable } from '../actions/export-crm.ts'
import { type ImportOutcome, previewImport, runImport } from '../actions/import-crm.ts'
import { ExportedTable, ImportReport, PreviewImport, RunImport } from '../contract/accounts.ts'
import { IMPORT_KINDS } from '../domain/accounts/import-fields.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

const Path = z.strictObject({ kind: z.enum(IMPORT_KINDS) })
const tags = ['accounts']
/** Bytes: a table of twenty thousand rows as JSON. */
const BODY_LIMIT = 8_000_000

const reportView = ({ columns, fields, items, ...rest }: ImportOutcome): ImportReport => ({
  ...rest,
  columns: [...columns],
  fields: [...fields],
  items: items.map(({ changes, notes, ...row }) => ({ ...row, changes: [...changes], notes: [...notes] })),
})

export function importRoutes(api: Api, { desks, live, readTable }: Deps): void {
  const config = { permission: 'change_accounts' } as const

  api.post(
    '/imports/preview',
    {
      bodyLimit: BODY_LIMIT,
      config,
      schema: {
        summary: 'What a table of a CRM would add, change and leave',
        tags,
        body: PreviewImport,
        response: { 200: ImportReport },
      },
    },
    async (request) => {
      const { csv, ...options } = request.body
      const desk = await desks.forWrite(request)
      return reportView(await previewImport(desk, { ...options, table: readTable(csv) }))
    },
  )

  api.post(
    '/imports',
    {
      bodyLimit: BODY_LIMIT,
      config,
      schema: { summary: 'Import a table of a CRM', tags, body: RunImport, response: { 200: ImportReport } },
    },
    async (request) => {
      const { csv, ...options } = request.body
      const desk = await desks.forWrite(request)
      const present = (outcome: ImportOutcome) => ({ status: 200, body: JSON.stringify(reportView(outcome)) })
      const outcome = await runImport(desk, { ...options, table: readTable(csv) }, present)
      live.wrote(desk.tenant.workspace)
      return reportView(outcome)
    },
  )

  api.get(
    '/exports/:kind',
    {
      config,
      schema: {
        summary: 'All accounts, contacts or opportunities as CSV, which an import reads back',
        tags,
        params: Path,
        response: { 200: ExportedTable },
      },
    },
    async (request) => {
      const { tenant, caller } = await desks.of(request)
      return exportedTable(tenant, request.params.kind, caller)
    },
  )
}
