/** topline queue list: one line in its strict order. */
import type { Command } from 'commander'
import type { Client } from '../../contract/client.ts'
import { COMPANY, LINE_STATES, type QueuePage, type QueueQuery, type QueueRow } from '../../contract/queue.ts'
import { KINDS, PRIORITIES, SEGMENTS } from '../../domain/vocabulary.ts'
import { countingNumber, oneOf } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable, paintClock, paintPriority } from '../look.ts'
import type { Cell, Column } from '../table.ts'
import { askAndTell } from '../tell.ts'
import { clockText, count, NONE, spaced } from '../words.ts'

interface ListOptions extends Omit<QueueQuery, 'limit' | 'cursor'> {
  readonly scope: string
  readonly limit: number
  readonly all?: true
}

/** What a server gives at once; more is asked for page by page. */
const LARGEST_PAGE = 200

/** The first `most` rows of the line as one page; its cursor goes on after them. */
async function rowsOfLine(client: Client, query: QueueQuery, most: number): Promise<QueuePage> {
  const limit = (left: number): number => Math.min(left, LARGEST_PAGE)
  let page = await client.queue({ ...query, limit: limit(most) })
  const items = [...page.items]
  while (page.nextCursor !== null && items.length < most) {
    page = await client.queue({ ...query, limit: limit(most - items.length), cursor: page.nextCursor })
    items.push(...page.items)
  }
  return { ...page, items }
}

function turn({ lease, owner, hold, status }: QueueRow): string {
  if (status === 'solved' || status === 'closed') return status
  if (hold) return spaced(hold.for)
  return owner ?? (lease ? `next: ${lease.by}` : 'ours')
}

function left({ clock }: QueueRow, look: Look): Cell | string {
  return clock === null ? NONE : { text: clockText(clock, look.now), paint: paintClock(clock, look) }
}

const columnsIn = (look: Look): Column<QueueRow>[] => [
  { head: 'place', align: 'right', cell: ({ place }) => (place === null ? NONE : String(place)) },
  { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
  { head: 'pri', cell: ({ priority }) => ({ text: priority ?? NONE, paint: paintPriority(priority, look) }) },
  { head: 'sev', align: 'right', cell: ({ severity }) => (severity === null ? NONE : String(severity)) },
  { head: 'segment', cell: ({ segment }) => spaced(segment) },
  { head: 'account', cell: ({ account }) => account?.name ?? NONE },
  { head: 'subject', cut: true, cell: ({ pin, subject }) => (pin ? `[pin ${pin.place}] ${subject}` : subject) },
  { head: 'clock', align: 'right', cell: (row) => left(row, look) },
  { head: 'turn', cell: (row) => turn(row) },
]

const lineName = (scope: string): string => (scope === COMPANY ? 'the whole company' : scope)

const listText =
  (options: ListOptions) =>
  (page: QueuePage, look: Look): string => {
    const { bold, yellow, dim } = look.colours
    const mode = page.mode === 'hard' ? yellow('hard choices') : 'normal order'
    const total = `${count(page.total)}${page.totalIsExact ? '' : '+'}`
    const head = `${bold(`Line of ${lineName(page.scope)}`)} · ${mode} · ${total} ${options.state ?? 'waiting'}`
    if (page.items.length === 0) return `${head}\n\nNo ticket fits.`
    const rows = lookTable(page.items, columnsIn(look), look)
    const rest = `${count(page.items.length)} shown; --limit N or --all shows more.`
    return [head, '', rows, ...(page.nextCursor === null ? [] : ['', dim(rest)])].join('\n')
  }

export function addQueueList(queue: Command, deps: CliDeps): void {
  queue
    .command('list')
    .description('show a line in its order, number one first')
    .option('--scope <team>', 'a team, or company for all teams in one line', COMPANY)
    .addOption(oneOf('--state <state>', 'which tickets', LINE_STATES).default('waiting'))
    .addOption(oneOf('--segment <segment>', 'only this segment', SEGMENTS))
    .addOption(oneOf('--priority <priority>', 'only this priority', [...PRIORITIES, 'untriaged']))
    .addOption(oneOf('--kind <kind>', 'only this kind', KINDS))
    .option('--account <slug>', 'only this account')
    .option('--owner <handle>', 'only what this member owns')
    .option('--tag <tag>', 'only with this theme tag')
    .option('--area <area>', 'only of this product area')
    .option('--limit <number>', 'how many rows at most', countingNumber, 50)
    .option('--all', 'every row')
    .action((options: ListOptions, command: Command) => {
      const { limit, all, state, segment, priority, kind, account, owner, tag, area, scope } = options
      const query = { scope, state, segment, priority, kind, account, owner, tag, area }
      const most = all ? Number.POSITIVE_INFINITY : limit
      return askAndTell(deps, command, {
        ask: (client) => rowsOfLine(client, query, most),
        say: listText(options),
      })
    })
}
