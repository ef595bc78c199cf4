/** topline triage list, next: what nobody has judged yet, in the order of the line. */
import type { Command } from 'commander'
import { COMPANY } from '../../contract/queue.ts'
import type { TriagePage, TriageRow } from '../../contract/triage.ts'
import { countingNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable, paintClock } from '../look.ts'
import type { Cell, Column } from '../table.ts'
import { askAndTell } from '../tell.ts'
import { standing } from '../ticket/head.ts'
import { atText, clockText, count, NONE, spaced } from '../words.ts'

interface ListOptions {
  readonly team: string
  readonly snoozed?: true
  readonly limit: number
}

function left({ triage }: TriageRow, look: Look): Cell | string {
  return triage === null ? NONE : { text: clockText(triage, look.now), paint: paintClock(triage, look) }
}

/** What is wrong with it, in a few words. */
function lacks({ matchedBy, missing, snoozedUntil }: TriageRow): string {
  const words = [
    matchedBy === 'nobody' ? 'unknown sender' : '',
    missing.length === 0 ? '' : `${missing.length} missing`,
    snoozedUntil === null ? '' : `until ${atText(snoozedUntil)}`,
  ]
  return words.filter(Boolean).join(', ')
}

const columnsIn = (look: Look): Column<TriageRow>[] => [
  { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
  { head: 'proposed', cell: ({ proposed }) => (proposed === null ? NONE : proposed.priority) },
  { head: 'segment', cell: ({ segment }) => spaced(segment) },
  { head: 'account', cell: ({ account, contact }) => account?.name ?? contact?.name ?? NONE },
  { head: 'subject', cut: true, cell: ({ subject }) => subject },
  { head: 'lacks', cell: lacks },
  { head: 'triage', align: 'right', cell: (row) => left(row, look) },
]

function listText({ counts, items, state }: TriagePage, look: Look): string {
  const { bold, red } = look.colours
  const late = counts.missed === 0 ? '' : ` · ${red(`${count(counts.missed)} late`)}`
  const head = `${bold('Triage')} · ${count(counts.waiting)} waiting · ${count(counts.snoozed)} snoozed${late}`
  if (items.length > 0) return [head, '', lookTable(items, columnsIn(look), look)].join('\n')
  return `${head}\n\n${state === 'snoozed' ? 'Nothing is snoozed.' : 'Everything is triaged.'}`
}

function nextText({ items }: TriagePage, look: Look): string {
  const [row] = items
  if (!row) return 'Everything is triaged.'
  const { number, subject, proposed, missing } = row
  const says =
    proposed === null
      ? 'The evidence decides nothing yet.'
      : `Proposed: severity ${proposed.severity}, ${proposed.priority} (${proposed.level}).`
  const ways = [
    ...(proposed === null ? [] : [`  topline triage accept ${number}`]),
    `  topline ticket show ${number}`,
    `  topline triage snooze ${number} --until 4h`,
  ]
  const lacking = missing.length === 0 ? [] : [`Missing: ${missing.join('; ')}.`]
  const head = `${look.colours.bold(`#${number}  ${subject}`)}\n${standing(row, look)}`
  return [head, [says, ...lacking].join('\n'), look.colours.dim(ways.join('\n'))].join('\n\n')
}

export function addTriageInbox(triage: Command, deps: CliDeps): void {
  triage
    .command('list')
    .description('show what nobody has judged yet, in the order of the line')
    .option('--team <team>', 'a team, or company for all teams', COMPANY)
    .option('--snoozed', 'those left out for a while instead')
    .option('--limit <number>', 'how many rows at most', countingNumber, 50)
    .action(({ team, snoozed, limit }: ListOptions, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.triage({ team, state: snoozed ? 'snoozed' : 'waiting', limit: Math.min(limit, 200) }),
        say: listText,
      }),
    )
  triage
    .command('next')
    .description('show the first ticket to judge, and what may be done to it')
    .option('--team <team>', 'a team, or company for all teams', COMPANY)
    .action(({ team }: { readonly team: string }, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.triage({ team, limit: 1 }), say: nextText }),
    )
}
