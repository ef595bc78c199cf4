/** Verbs that add to the conversation, or say what a message of it is worth: reply, note, receive, judge, waive. */
import type { Command } from 'commander'
import type { ActedTicket, VerbInput } from '../../contract/tickets.ts'
import { REPLY_WEIGHTS } from '../../domain/vocabulary.ts'
import { countingNumber, oneOf, timeText } from '../arguments.ts'
import { addBodyOptions, type BodyOptions, readBody } from '../body.ts'
import type { CliDeps } from '../deps.ts'
import { addVerb, type Reason, withReason } from './verb.ts'

interface Sent {
  readonly sent?: string
}

interface ReplyOptions extends BodyOptions, Sent {
  readonly after: NonNullable<VerbInput<'reply'>['after']>
  readonly weight?: VerbInput<'reply'>['weight']
}

interface JudgeOptions extends Reason {
  readonly reply: number
  readonly weight: VerbInput<'judge'>['weight']
}

interface ReceiveOptions extends BodyOptions, Sent {
  readonly fromName: string
  readonly fromEmail?: string
}

const AFTER = ['stay', 'hold', 'solve'] as const satisfies readonly ReplyOptions['after'][]

const withSent = (command: Command): Command =>
  command.option('--sent <when>', 'when it was sent, if earlier than now: a time such as 2026-03-05T12:00Z')

const sentAt = ({ sent }: Sent): string | null => (sent === undefined ? null : timeText('--sent', sent))

/** What a reply counts as, when the check has something to say about it. */
function weighed({ reply }: ActedTicket): string[] {
  if (!reply) return []
  const { weight, suggested, findings } = reply
  const reasons = findings.map(({ text }) => `  ${text}`)
  if (weight !== 'response') return [`It counts as ${weight}: the promise of a response goes on.`, ...reasons]
  if (suggested === 'response') return []
  return [`It counts as a response because you say so; the check took it for ${suggested}:`, ...reasons]
}

function addJudging(ticket: Command, deps: CliDeps): void {
  addVerb<'judge', JudgeOptions>(ticket, deps, {
    verb: 'judge',
    about: 'overrule what a public reply counts as; for leads',
    options: (command) =>
      withReason('what the reply says, or does not say')(command)
        .requiredOption('--reply <version>', 'version of the reply, as `ticket show` tells it', countingNumber)
        .addOption(oneOf('--weight <weight>', 'what it counts as', REPLY_WEIGHTS).makeOptionMandatory()),
    input: ({ reply, weight, reason }) => ({ reply, weight, reason }),
    done: ({ number }, { reply, weight }) => `Reply ${reply} of #${number} counts as ${weight}.`,
  })
  addVerb<'waive', Reason & { readonly message: number }>(ticket, deps, {
    verb: 'waive',
    about: 'say that a message of the customer needs no answer',
    options: (command) =>
      withReason('why it needs none')(command).requiredOption(
        '--message <version>',
        'version of the message, as `ticket show` tells it',
        countingNumber,
      ),
    input: ({ message, reason }) => ({ message, reason }),
    done: ({ number }, { message }) => `Message ${message} of #${number} needs no answer.`,
  })
}

export function addWritingVerbs(ticket: Command, deps: CliDeps): void {
  addVerb<'reply', ReplyOptions>(ticket, deps, {
    verb: 'reply',
    about: 'answer in public',
    options: (command) =>
      withSent(
        addBodyOptions(command)
          .addOption(oneOf('--weight <weight>', 'what it is worth; what the check says when left out', REPLY_WEIGHTS))
          .addOption(oneOf('--after <then>', 'hold it for the customer, or solve it, at once', AFTER).default('stay')),
      ),
    input: async (options, { stdin }) => ({
      body: await readBody(options, stdin),
      after: options.after,
      weight: options.weight,
      sentAt: sentAt(options),
    }),
    done: ({ number }) => `#${number} is answered.`,
    warns: weighed,
  })
  addVerb<'note', BodyOptions>(ticket, deps, {
    verb: 'note',
    about: 'write an internal note; no customer sees it',
    options: addBodyOptions,
    input: async (options, { stdin }) => ({ body: await readBody(options, stdin) }),
    done: ({ number }) => `The note stands on #${number}.`,
  })
  addVerb<'receive', ReceiveOptions>(ticket, deps, {
    verb: 'receive',
    about: 'add a message from the customer',
    options: (command) =>
      withSent(
        addBodyOptions(command)
          .requiredOption('--from-name <name>', 'who wrote it')
          .option('--from-email <address>', 'their mail address'),
      ),
    input: async (options, { stdin }) => ({
      from: { name: options.fromName, email: options.fromEmail ?? null },
      body: await readBody(options, stdin),
      sentAt: sentAt(options),
    }),
    done: ({ number, followUpOf }) =>
      followUpOf === null
        ? `The message stands on #${number}.`
        : `#${followUpOf} is closed; the message opened #${number}, which follows it.`,
  })
  addJudging(ticket, deps)
}
