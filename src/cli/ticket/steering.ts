/** Verbs that move a ticket through its life: hold, resume, solve, reopen, close. */
import type { Command } from 'commander'
import type { VerbInput } from '../../contract/tickets.ts'
import { HOLD_FOR, HOLD_REASONS } from '../../domain/vocabulary.ts'
import { momentText, oneOf } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { atText, spaced } from '../words.ts'
import { addClosingVerbs } from './closing.ts'
import { addVerb, type Reason, withReason } from './verb.ts'

interface HoldOptions {
  readonly for: VerbInput<'hold'>['for']
  readonly reason: VerbInput<'hold'>['reason']
  readonly note?: string
  readonly actsNext: string
  readonly until?: string
}

function addHold(ticket: Command, deps: CliDeps): void {
  addVerb<'hold', HoldOptions>(ticket, deps, {
    verb: 'hold',
    about: 'take a ticket out of the line until somebody else has acted',
    options: (command) =>
      command
        .addOption(oneOf('--for <whom>', 'whose turn it is', HOLD_FOR).makeOptionMandatory())
        .addOption(oneOf('--reason <reason>', 'what is waited for', Object.keys(HOLD_REASONS)).makeOptionMandatory())
        .option('--note <text>', 'what else there is to say; needed with --reason other')
        .requiredOption('--acts-next <name>', 'who acts next, by name')
        .option('--until <when>', 'when to look again: 4h, 2d, or a time such as 2026-03-05T12:00Z'),
    input: ({ for: whom, reason, note, actsNext, until }, { now }) => ({
      for: whom,
      reason,
      note: note ?? null,
      actsNext,
      until: until === undefined ? null : momentText('--until', until, now()),
    }),
    done: ({ number, hold }) => {
      const until = hold?.until ? ` until ${atText(hold.until)}` : ''
      return `#${number} is held${hold ? ` for ${spaced(hold.for)}` : ''}${until}.`
    },
  })
  addVerb<'resume', Reason>(ticket, deps, {
    verb: 'resume',
    about: 'end a hold; the next action is ours again',
    options: withReason('why it goes on'),
    input: ({ reason }) => ({ reason }),
    done: ({ number }) => `#${number} goes on.`,
  })
}

function addReopen(ticket: Command, deps: CliDeps): void {
  addVerb<'reopen', Reason>(ticket, deps, {
    verb: 'reopen',
    about: 'bring a solved or closed ticket back',
    options: withReason('why it is not done'),
    input: ({ reason }) => ({ reason }),
    done: ({ number }) => `#${number} is open again.`,
  })
}

export function addSteeringVerbs(ticket: Command, deps: CliDeps): void {
  addHold(ticket, deps)
  addReopen(ticket, deps)
  addClosingVerbs(ticket, deps)
}
