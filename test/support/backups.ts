/** Backups of the company of a test file, and what is restored of them. */
import path from 'node:path'
import { openTicket } from '../../src/actions/open-ticket.ts'
import { backup } from '../../src/local/backup.ts'
import { restore } from '../../src/local/restore.ts'
import type { Store } from '../../src/store/db.ts'
import { configOf, emptyDatabases, noProgress as progress, testFolder } from './archives.ts'
import { anOpening } from './build.ts'
import type { TestCompany } from './company.ts'

/** For the test file that calls this at its top. */
export function backups(company: TestCompany) {
  const folder = testFolder()
  const emptyDatabase = emptyDatabases(folder)
  const fileOf = (name: string) => path.join(folder, name)
  const source = () => configOf(String(company.owner.options.connectionString), folder)
  let files = 0
  return {
    folder,
    emptyDatabase,
    fileOf,
    source,
    /** A backup of the company's database. */
    async aBackup(): Promise<string> {
      const file = fileOf(`backup-${++files}.tar.gz`)
      await backup(source(), { file, replace: false, progress })
      return file
    },
    restored: (file: string, config: Awaited<ReturnType<typeof emptyDatabase>>) =>
      restore(config, { file, check: true, progress }),
    /** A ticket opened in the restored database. */
    opened: async (store: Store) =>
      openTicket({ ...(await company.desk()), tenant: store.tenant(company.workspace.id) }, anOpening()),
  }
}
