/** Which events of the log are meant: the options that listing and exporting share. */
import type { Command } from 'commander'
import { AUDIT_BY, AUDIT_STREAMS, type AuditFilters } from '../../contract/audit.ts'
import { oneOf, ticketNumber, timeText } from '../arguments.ts'

export interface FilterOptions {
  readonly by?: (typeof AUDIT_BY)[number]
  readonly actor?: string
  readonly type?: string
  readonly of?: (typeof AUDIT_STREAMS)[number]
  readonly ticket?: number
  readonly text?: string
  readonly from?: string
  readonly to?: string
  readonly denied?: true
}

/** Adds the options to a command. */
export const withFilters = (command: Command): Command =>
  command
    .addOption(oneOf('--by <whom>', 'who did it; people when left out, all with --actor', AUDIT_BY))
    .option('--actor <handle>', 'a member, a mail address, or system')
    .option('--type <type>', 'type of the event, such as triaged or denied')
    .addOption(oneOf('--of <what>', 'what it happened to', AUDIT_STREAMS))
    .option('--ticket <number>', 'one ticket', ticketNumber)
    .option('--text <words>', 'text that the event holds, in any case')
    .option('--from <when>', 'recorded then or later, such as 2026-03-01T00:00Z')
    .option('--to <when>', 'recorded before then')
    .option('--denied', 'only what somebody was not let do')

const moment = (flag: string, text: string | undefined) => (text === undefined ? undefined : timeText(flag, text))

/** The options as the API takes them. */
export function filtersOf({ by, actor, type, of, ticket, text, from, to, denied }: FilterOptions): AuditFilters {
  return {
    by,
    actor,
    type,
    stream: of,
    ticket,
    q: text,
    from: moment('--from', from),
    to: moment('--to', to),
    denied: denied ? 'true' : undefined,
  }
}
