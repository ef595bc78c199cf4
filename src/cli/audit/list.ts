/** topline audit list: who did what, when and from where, and what it changed. */
import type { Command } from 'commander'
import type { AuditChange, AuditItem } from '../../contract/audit.ts'
import { countingNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, counted, NONE, spaced } from '../words.ts'
import { type FilterOptions, filtersOf, withFilters } from './filters.ts'
import { auditItems } from './pages.ts'

interface ListOptions extends FilterOptions {
  readonly limit: number
}

interface Listed {
  readonly items: readonly AuditItem[]
}

const value = (each: AuditChange['before']): string => (each === null ? NONE : String(each))

const changeText = ({ field, before, after }: AuditChange): string => `${field} ${value(before)} → ${value(after)}`

/** What was changed; of a denial which permission was missing, and how often. */
function whatText({ type, facts, changes, leftOut, erased }: AuditItem): string {
  if (type === 'denied') {
    const times = Number(facts.times ?? 1)
    return `needs: ${spaced(String(facts.permission ?? ''))}${times > 1 ? `, ${counted(times, 'time')}` : ''}`
  }
  const more = leftOut > 0 ? [`and ${counted(leftOut, 'more field')}`] : []
  const told = [...changes.map(changeText), ...more].join('; ')
  return erased ? `${told} (personal data was erased)`.trim() : told
}

function listText({ items }: Listed, look: Look): string {
  if (items.length === 0) return 'Nothing of this kind is in the log.'
  return lookTable(
    items,
    [
      { head: 'recorded', cell: ({ recordedAt }) => atText(recordedAt) },
      { head: 'who', cell: ({ actor }) => actor },
      { head: 'from', cell: ({ address }) => address ?? NONE },
      {
        head: 'did',
        cell: ({ type }) => ({ text: spaced(type), paint: type === 'denied' ? look.colours.red : undefined }),
      },
      { head: 'to', cell: ({ target }) => target },
      { head: 'what changed', cut: true, cell: whatText },
    ],
    look,
  )
}

export function addAuditList(audit: Command, deps: CliDeps): void {
  withFilters(
    audit.command('list').description('list who did what, when and from where, and what it changed; the latest first'),
  )
    .option('--limit <number>', 'how many at most', countingNumber, 50)
    .action((options: ListOptions, command: Command) =>
      askAndTell(deps, command, {
        ask: async (client): Promise<Listed> => {
          const items: AuditItem[] = []
          for await (const item of auditItems(client, filtersOf(options), options.limit)) items.push(item)
          return { items }
        },
        say: listText,
      }),
    )
}
