/** Steps of triage: accept, decline, snooze, undo. */
import type { Command } from 'commander'
import type { VerbInput } from '../../contract/tickets.ts'
import { DISMISSALS } from '../../domain/vocabulary.ts'
import { countingNumber, momentText, oneOf, ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { addVerb, type Reason, withReason } from '../ticket/verb.ts'
import { atText, spaced } from '../words.ts'

interface DeclineOptions extends Reason {
  readonly dismissal: VerbInput<'dismiss'>['as']
  readonly of?: number
}

interface SnoozeOptions {
  readonly until?: string
  readonly wake?: true
  readonly reason?: string
}

/** What `snooze` sends: null wakes. */
function snoozed({ until, wake, reason = undefined }: SnoozeOptions, now: Parameters<typeof momentText>[2]) {
  const why = reason ?? null
  if (wake) return { until: null, reason: why }
  return { until: momentText('--until', until ?? '1h', now), reason: why }
}

/** Adds `snooze` and `undo`, which are verbs of every ticket. */
export function addSnoozeAndUndo(parent: Command, deps: CliDeps): void {
  addVerb<'snooze', SnoozeOptions>(parent, deps, {
    verb: 'snooze',
    about: 'leave a ticket out of the triage inbox for a while; no clock stops',
    options: (command) =>
      command
        .option('--until <when>', 'an hour when left out: 4h, 2d, or a time such as 2026-03-05T12:00Z')
        .option('--wake', 'show it again now')
        .option('--reason <text>', 'what is waited for'),
    input: (options, { now }) => snoozed(options, now()),
    done: ({ number, snoozedUntil }) =>
      snoozedUntil === null ? `#${number} is awake.` : `#${number} is snoozed until ${atText(snoozedUntil)}.`,
  })
  addVerb<'undo', { readonly step?: number }>(parent, deps, {
    verb: 'undo',
    about: 'take back what you did last, for ten seconds; a step of triage or a hold later too; the log keeps both',
    options: (command) =>
      command.option('--step <version>', 'only the step that brought the ticket to this version', countingNumber),
    input: ({ step }) => ({ version: step ?? null }),
    done: ({ number, stays }) => [`#${number} is as it was before.`, stays].filter(Boolean).join(' '),
  })
}

export function addTriageSteps(triage: Command, deps: CliDeps): void {
  addVerb<'triage', object>(triage, deps, {
    verb: 'triage',
    called: 'accept',
    about: 'take the severity and priority that the written criteria propose',
    input: () => ({}),
    done: ({ number, priority, severity }) => `#${number} is ${priority}, severity ${severity}.`,
  })
  addVerb<'dismiss', DeclineOptions>(triage, deps, {
    verb: 'dismiss',
    called: 'decline',
    about: 'end a ticket without work: declined, no action for support, spam, a duplicate',
    options: (command) =>
      withReason('what makes it so')(command)
        .addOption(oneOf('--dismissal <what>', 'what it is', DISMISSALS).default('declined'))
        .option('--of <number>', 'the ticket that a duplicate repeats', ticketNumber),
    input: ({ dismissal, of, reason }) => ({ as: dismissal, of: of ?? null, reason }),
    done: ({ number, closingReason }) => `#${number} is dismissed: ${spaced(closingReason ?? '')}.`,
  })
  addSnoozeAndUndo(triage, deps)
}
