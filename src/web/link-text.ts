/** The words of links between tickets. */
import type { LinkAs } from '../domain/flow/flow.ts'

export const linkText = {
  title: 'Links and tasks',
  none: 'Linked with no other ticket.',
  add: 'Link a ticket',
  to: 'Number of the other ticket',
  as: 'What the other ticket is to this one',
  groups: { task: 'Tasks of it', task_of: 'A task of', related: 'Related' },
  choices: {
    related: { label: 'Related', says: 'The same matter, or worth reading beside it.' },
    task: { label: 'A task of this one', says: 'Side work for it. It does not hold this ticket.' },
    task_of: { label: 'What this one is a task of', says: 'This ticket is side work for the other.' },
  },
  other: {
    label: 'The other ticket',
    looking: 'Looking it up …',
    noAccount: 'no account',
    itself: 'This is the ticket itself. Give the number of another one.',
    none: (number: string) => `There is no ticket #${number}. Check the number.`,
    customer: (name: string) => `It is ${name}’s, another customer’s than this one.`,
    unknown: 'Nobody knows whether it is the same customer’s.',
    ended: {
      solved: 'It is solved: nothing goes on in it. Reopen it first, or give another number.',
      closed: 'It is closed: nothing goes on in it. Reopen it first, or give another number.',
    },
  },
  remove: (number: number) => `Take the link to #${number} off`,
  removed: (number: number, to: number) => `#${number} and #${to} are no longer linked.`,
  tasksOpen: (open: number, all: number) => `${all - open} of ${all} done`,
} as const satisfies { readonly groups: Readonly<Record<LinkAs, string>> } & Readonly<Record<string, unknown>>
