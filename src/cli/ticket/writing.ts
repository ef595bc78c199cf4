/** Verbs that add to the conversation, or say what a message of it is worth: reply, note, receive, judge, waive. */
import type { Command } from 'commander'
import type { ActedTicket, VerbInput } from '../../contract/tickets.ts'
import { REPLY_WEIGHTS } from '../../domain/vocabulary.ts'
import { collected, countingNumber, oneOf, timeText } from '../arguments.ts'
import { addBodyOptions, type BodyOptions, readBody } from '../body.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { fills } from '../fills.ts'
import { addVerb, type Reason, type Target, withReason } from './verb.ts'

interface Sent {
  readonly sent?: string
}

interface ReplyOptions extends BodyOptions, Sent {
  readonly after?: NonNullable<VerbInput<'reply'>['after']>
  readonly template?: string
  readonly fill?: readonly string[]
  readonly confirm?: true
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

const AFTER = ['stay', 'hold', 'solve'] as const satisfies readonly VerbInput<'reply'>['after'][]

const withSent = (command: Command): Command =>
  command.option('--sent <when>', 'when it was sent, if earlier than now: a time such as 2026-03-05T12:00Z')

const sentAt = ({ sent }: Sent): string | null => (sent === undefined ? null : timeText('--sent', sent))

/** What a reply counts as, when the check has something to say about it, and what else it found. */
function weighed({ reply }: ActedTicket): string[] {
  if (!reply) return []
  const { weight, suggested, findings } = reply
  const reasons = findings.filter(({ kind }) => kind === 'substance').map(({ text }) => `  ${text}`)
  const notes = findings.filter(({ kind }) => kind !== 'substance').map(({ text }) => text)
  if (weight !== 'response') return [`It counts as ${weight}: the promise of a response goes on.`, ...reasons, ...notes]
  if (suggested === 'response') return notes
  return [`It counts as a response because you say so; the check took it for ${suggested}:`, ...reasons, ...notes]
}

/** The text of a reply, and what happens after it: typed, or made of a template.
 *  @throws CommandFailed `wrong_usage` */
async function replyText(options: ReplyOptions, stdin: () => Promise<Uint8Array>, { number, client }: Target) {
  const { template, fill, body, bodyFile, after } = options
  if (template === undefined) {
    if (fill !== undefined) throw new CommandFailed('wrong_usage', '--fill needs --template. Name the template too.')
    return { body: await readBody(options, stdin), after: after ?? 'stay' }
  }
  if (body !== undefined || bodyFile !== undefined) {
    const text = 'There are two texts. Give either --template SLUG or --body TEXT; --fill fills places of a template.'
    throw new CommandFailed('wrong_usage', text)
  }
  const rendered = await (await client()).renderTemplate(template, { number, fill: fills(fill) })
  return { body: rendered.text, after: after ?? rendered.after }
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

function addReply(ticket: Command, deps: CliDeps): void {
  addVerb<'reply', ReplyOptions>(ticket, deps, {
    verb: 'reply',
    about: 'answer in public',
    options: (command) =>
      withSent(
        addBodyOptions(command)
          .addOption(oneOf('--weight <weight>', 'what it is worth; what the check says when left out', REPLY_WEIGHTS))
          .addOption(oneOf('--after <then>', 'hold it for the customer, or solve it, at once', AFTER))
          .option('--template <slug>', 'a template in place of a text; `template list` tells which there are')
          .option('--fill <place=text>', 'what belongs in a place of the template; may be repeated', collected)
          .option('--confirm', 'send it although it repeats an internal note'),
      ),
    input: async (options, { stdin }, on) => ({
      ...(await replyText(options, stdin, on)),
      weight: options.weight,
      sentAt: sentAt(options),
      ...(options.confirm ? { confirm: true } : {}),
    }),
    done: ({ number }) => `#${number} is answered.`,
    warns: weighed,
  })
}

export function addWritingVerbs(ticket: Command, deps: CliDeps): void {
  addReply(ticket, deps)
  addVerb<'note', BodyOptions>(ticket, deps, {
    verb: 'note',
    about: 'write an internal note; no customer sees it',
    options: addBodyOptions,
    input: async (options, { stdin }) => ({ body: await readBody(options, stdin) }),
    done: ({ number }) => `The note stands on #${number}.`,
    warns: ({ unheard = [], unknown = [] }) => [
      ...unheard.map((handle) => `${handle} may not read notes, and hears nothing of it.`),
      ...unknown.map((name) => `Nobody here is named @${name}, so nobody hears of it.`),
    ],
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
