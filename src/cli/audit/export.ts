/** topline audit export: the log as JSON lines, for other programs. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import { globalsOf } from '../tell.ts'
import { type FilterOptions, filtersOf, withFilters } from './filters.ts'
import { auditItems } from './pages.ts'

export function addAuditExport(audit: Command, deps: CliDeps): void {
  withFilters(
    audit.command('export').description('write the log as JSON lines to standard output, the latest first'),
  ).action(async (options: FilterOptions, command: Command) => {
    const filters = filtersOf(options)
    const { server, as: member, workspace } = globalsOf(command)
    const client = await deps.client({ server, member, workspace })
    for await (const item of auditItems(client, filters)) deps.out.stdout(`${JSON.stringify(item)}\n`)
  })
}
