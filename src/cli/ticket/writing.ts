/** Verbs that add to the conversation: reply, note, receive. */
import type { Command } from 'commander'
import type { VerbInput } from '../../contract/tickets.ts'
import { oneOf } from '../arguments.ts'
import { addBodyOptions, type BodyOptions, readBody } from '../body.ts'
import type { CliDeps } from '../deps.ts'
import { addVerb } from './verb.ts'

interface ReplyOptions extends BodyOptions {
  readonly after: NonNullable<VerbInput<'reply'>['after']>
}

interface ReceiveOptions extends BodyOptions {
  readonly fromName: string
  readonly fromEmail?: string
}

const AFTER = ['stay', 'hold', 'solve'] as const satisfies readonly ReplyOptions['after'][]

export function addWritingVerbs(ticket: Command, deps: CliDeps): void {
  addVerb<'reply', ReplyOptions>(ticket, deps, {
    verb: 'reply',
    about: 'answer in public',
    options: (command) =>
      addBodyOptions(command).addOption(
        oneOf('--after <then>', 'hold it for the customer, or solve it, at once', AFTER).default('stay'),
      ),
    input: async (options, { stdin }) => ({ body: await readBody(options, stdin), after: options.after }),
    done: ({ number }) => `#${number} is answered.`,
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
      addBodyOptions(command)
        .requiredOption('--from-name <name>', 'who wrote it')
        .option('--from-email <address>', 'their mail address'),
    input: async (options, { stdin }) => ({
      from: { name: options.fromName, email: options.fromEmail ?? null },
      body: await readBody(options, stdin),
    }),
    done: ({ number }) => `The message stands on #${number}.`,
  })
}
