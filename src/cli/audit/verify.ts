/** topline audit verify: whether the log is what was sealed. */
import { type Command, InvalidArgumentError } from 'commander'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { workAndTell } from '../local/work.ts'
import type { AuditVerified, VerifiedLog } from '../local-commands.ts'
import { type Look, lookTable } from '../look.ts'
import { globalsOf } from '../tell.ts'
import { count, counted, NONE, spaced, tookText } from '../words.ts'

interface Head {
  readonly place: number
  readonly hash: string
}

/** `120:ab34…`, as the command prints it. */
function writtenHead(text: string): Head {
  const [, place, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? []
  if (place === undefined || hash === undefined) {
    throw new InvalidArgumentError('Give the place and the 64 digits of the hash, such as 120:ab34….')
  }
  return { place: Number(place), hash: hash.toLowerCase() }
}

function logText({ workspace, events, erased, head, found, findings }: VerifiedLog, look: Look): string {
  const { bold, dim, red } = look.colours
  const without = erased === 0 ? '' : `, from ${count(erased)} of them personal data was erased as recorded`
  const lines = [`${bold(workspace)}: ${counted(events, 'event')} looked at${without}.`]
  const all = erased === 0 ? 'Each is as it was sealed' : 'All others are as they were sealed'
  if (found === 0) return [...lines, `${all}, and none is missing.`, `head ${head}`].join('\n')
  const table = lookTable(
    findings,
    [
      { head: 'link', align: 'right', cell: ({ place }) => (place === null ? NONE : count(place)) },
      { head: 'what', cell: ({ kind }) => ({ text: spaced(kind), paint: red }) },
      { head: 'where', cell: ({ says }) => says },
    ],
    look,
  )
  const more = found > findings.length ? [dim(`… and ${count(found - findings.length)} more`)] : []
  return [...lines, '', table, ...more].join('\n')
}

function verifiedText({ workspaces, tookMs }: AuditVerified, look: Look): string {
  const logs = workspaces.map((each) => logText(each, look))
  const whole = workspaces.some(({ found }) => found > 0)
    ? []
    : [
        look.colours.dim(
          'Write the head down where nobody who can change the database can change it, for --head later.',
        ),
      ]
  return [...logs, ...whole, `Took ${tookText(tookMs)}.`].join('\n\n')
}

export function addAuditVerify(audit: Command, deps: CliDeps): void {
  audit
    .command('verify')
    .description('read every event against the chain over the log, and name what was altered or removed')
    .option('--head <place:hash>', 'a head that was printed before, which the chain must go through', writtenHead)
    .action(async ({ head }: { head?: Head }, command: Command) => {
      const { workspace } = globalsOf(command)
      const { workspaces } = await workAndTell(deps, command, {
        work: (progress) => deps.local.auditVerify({ workspace, head, progress }),
        say: verifiedText,
      })
      const found = workspaces.reduce((sum, each) => sum + each.found, 0)
      if (found > 0) {
        const message = `${counted(found, 'finding')}: the log is not what was sealed. Compare it with a backup, and look for who can write to the database.`
        throw new CommandFailed('audit_broken', message)
      }
    })
}
