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
  remove: (number: number) => `Take the link to #${number} off`,
  removed: (number: number, to: number) => `#${number} and #${to} are no longer linked.`,
  tasksOpen: (open: number, all: number) => `${all - open} of ${all} done`,
} as const satisfies { readonly groups: Readonly<Record<LinkAs, string>> } & Readonly<Record<string, unknown>>
