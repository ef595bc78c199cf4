/** Verbs on the exception to the order: pin, unpin. */
import type { Command } from 'commander'
import { countingNumber, momentText } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { atText } from '../words.ts'
import { addVerb, type Reason, withReason } from './verb.ts'

interface PinOptions extends Reason {
  readonly place: number
  readonly expires: string
}

export function addPinVerbs(ticket: Command, deps: CliDeps): void {
  addVerb<'pin', PinOptions>(ticket, deps, {
    verb: 'pin',
    about: 'record an exception to the order: the ticket stands above all that is not pinned',
    options: (command) =>
      withReason('why the order is wrong here')(command)
        .requiredOption('--expires <when>', 'when it ends: 4h, 2d, or a time such as 2026-03-05T12:00Z')
        .option('--place <place>', 'place among the pinned, 1 stands first', countingNumber, 1),
    input: ({ place, reason, expires }, { now }) => ({
      place,
      reason,
      expiresAt: momentText('--expires', expires, now()),
    }),
    done: ({ number, pin }) =>
      pin ? `#${number} is pinned to place ${pin.place} until ${atText(pin.expiresAt)}.` : `#${number} is not pinned.`,
  })
  addVerb<'unpin', Reason>(ticket, deps, {
    verb: 'unpin',
    about: 'take the pin off; the order decides again',
    options: withReason('why it is no longer needed'),
    input: ({ reason }) => ({ reason }),
    done: ({ number }) => `#${number} is no longer pinned.`,
  })
}
