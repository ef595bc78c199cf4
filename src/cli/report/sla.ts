/** topline report sla: how many promises were kept, and which were not. */
import type { Command } from 'commander'
import type { Client } from '../../contract/client.ts'
import type { Attainment, AttainmentQuery, AttainmentTickets } from '../../contract/reports.ts'
import { GROUPINGS } from '../../domain/clock/attainment.ts'
import { METRICS, type Metric } from '../../domain/sla/document.ts'
import { countingNumber, oneOf, timeText } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, count, NONE, spaced } from '../words.ts'

interface SlaOptions {
  readonly metric?: Metric
  readonly by: (typeof GROUPINGS)[number]
  readonly from?: string
  readonly to?: string
  readonly breaches?: true
  readonly limit: number
}

/** What is reported when nobody names a metric. */
const USUAL: readonly Metric[] = ['first_response', 'resolution']

/** What a server gives at once. */
const LARGEST_PAGE = 200

interface Report {
  readonly items: readonly (Attainment & { readonly breaches?: AttainmentTickets['items'] })[]
}

/** The latest `most` misses, page by page. */
async function missesOf(client: Client, query: AttainmentQuery, most: number): Promise<AttainmentTickets['items']> {
  const found: AttainmentTickets['items'] = []
  let cursor: string | undefined
  do {
    const limit = Math.min(most - found.length, LARGEST_PAGE)
    const page = await client.breaches({ ...query, limit, cursor })
    found.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && found.length < most)
  return found
}

type Row = Attainment['rows'][number]

function attainmentTable({ by, rows, total }: Attainment, look: Look): string {
  const all: readonly Row[] = [...rows, { ...total, key: 'all', name: 'all' }]
  return lookTable(
    all,
    [
      { head: by.replace('-', ' '), cut: true, cell: ({ name }) => name },
      { head: 'met', align: 'right', cell: ({ met }) => count(met) },
      { head: 'missed', align: 'right', cell: ({ breached }) => count(breached) },
      { head: 'kept', align: 'right', cell: ({ percent, percentText }) => (percent === null ? NONE : percentText) },
      { head: 'running', align: 'right', cell: ({ running }) => count(running) },
      { head: 'cancelled', align: 'right', cell: ({ cancelled }) => count(cancelled) },
    ],
    look,
  )
}

function missesTable(items: AttainmentTickets['items'], look: Look): string {
  return lookTable(
    items,
    [
      { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
      { head: 'pri', cell: ({ priority }) => priority ?? NONE },
      { head: 'account', cell: ({ account }) => account ?? NONE },
      { head: 'subject', cut: true, cell: ({ subject }) => subject },
      { head: 'started', cell: ({ startedAt }) => atText(startedAt) },
      { head: 'missed', cell: ({ breachedAt }) => (breachedAt === null ? NONE : atText(breachedAt)) },
      { head: 'ended', cell: ({ endedAt }) => (endedAt === null ? 'still owed' : atText(endedAt)) },
    ],
    look,
  )
}

function periodText({ from, to }: Attainment): string {
  if (from === null && to === null) return 'all that ever began'
  return [from && `from ${atText(from)}`, to && `until ${atText(to)}`].filter(Boolean).join(' ')
}

function reportText({ items }: Report, look: Look): string {
  const { bold, dim } = look.colours
  const blocks = items.map((each) => {
    const title = `${bold(spaced(each.metric))} · ${periodText(each)}`
    const misses = each.breaches
    if (misses === undefined) return `${title}\n${attainmentTable(each, look)}`
    const listed = misses.length === 0 ? 'None was missed.' : missesTable(misses, look)
    return `${title}\n${attainmentTable(each, look)}\n\n${listed}`
  })
  const isListed = items.some(({ breaches }) => breaches !== undefined && breaches.length > 0)
  const hint = isListed
    ? 'topline ticket clocks NUMBER draws the strip of one.'
    : 'topline report sla --breaches lists those that were missed.'
  return [...blocks, dim(hint)].join('\n\n')
}

export function addReportSla(report: Command, deps: CliDeps): void {
  report
    .command('sla')
    .description('count how many promises were kept')
    .addOption(oneOf('--metric <metric>', 'which promise; first response and resolution when left out', METRICS))
    .addOption(oneOf('--by <group>', 'what to count them by', GROUPINGS).default('priority'))
    .option('--from <when>', 'promises that began then or later, such as 2026-03-01T00:00Z')
    .option('--to <when>', 'promises that began before then')
    .option('--breaches', 'list those that were missed, the latest first')
    .option('--limit <number>', 'how many of them at most', countingNumber, 50)
    .action((options: SlaOptions, command: Command) => {
      const { metric, by, breaches, limit } = options
      const from = options.from === undefined ? undefined : timeText('--from', options.from)
      const to = options.to === undefined ? undefined : timeText('--to', options.to)
      const told = async (client: Client, each: Metric) => {
        const query = { metric: each, by, from, to }
        const counts = await client.attainment(query)
        return breaches ? { ...counts, breaches: await missesOf(client, query, limit) } : counts
      }
      return askAndTell(deps, command, {
        ask: async (client): Promise<Report> => ({
          items: await Promise.all((metric ? [metric] : USUAL).map((each) => told(client, each))),
        }),
        say: reportText,
      })
    })
}
