/** The words of severity by written criteria. */
import type { Priority } from '../domain/vocabulary.ts'

export const severityText = {
  what: 'the criteria',
  legend: 'Evidence, severity and priority',
  level: (ladder: string) => `By the criteria of “${ladder}”`,
  severity: 'Severity',
  priority: 'Priority',
  priorityOf: (level: string, priority: Priority) => `${level} is ${priority.toUpperCase()}.`,
  forbidden: (level: string) => `${level} allows no other.`,
  sources: {
    given: undefined,
    form: 'said in the form',
    ticket: 'the ticket says so',
    assumed: 'until somebody says otherwise',
  },
  needed: 'decides',
  yes: 'Yes',
  no: 'No',
  percent: 'Percent',
  proposed: (level: string, priority: Priority) => `The criteria say ${level}, ${priority.toUpperCase()}`,
  undecided: 'The criteria decide nothing yet',
  support: 'No criterion fits: you decide',
  differs: 'Differs from the criteria',
  reasonNote: 'Made of the evidence; write your own if it says more.',
  reasonDiffers: 'It says that this is not what the criteria say. Say why, in your own words.',
  reasonBare: 'It says that no evidence was ticked. Tick some, or say why in your own words.',
  keys: (from: string, to: string) =>
    `Letters answer, the same again takes it back; ${from} to ${to} choose, Enter sets.`,
} as const
