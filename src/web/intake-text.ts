/** The words of the screen that opens a ticket, and of the forms it asks. */
import type { Needed, Source } from '../domain/intake/document.ts'
import { count } from './format.ts'

const marks: Readonly<Record<Needed, string | undefined>> = {
  to_send: undefined,
  for_triage: 'for triage',
  no: 'optional',
}

const sources: Readonly<Record<Source, string>> = {
  'opportunity.stage': 'From the account’s opportunity',
  'opportunity.closesOn': 'From the account’s opportunity',
  'opportunity.keyDates': 'From the account’s opportunity',
}

const facts = (number: number) => (number === 1 ? 'One fact' : `${count(number)} facts`)

export const intakeText = {
  title: 'Open a ticket',
  says: 'What is asked here is what triage decides by. What is not known yet can follow.',
  form: 'Form',
  forms: 'forms',
  noForms: [
    'There is no form to fill in',
    'Somebody who leads a team can publish one. Until then, open tickets by the API.',
  ],
  marks,
  sources,
  /** Opens the words of a source, with the opportunity it is of. */
  from: (source: Source, name: string | undefined) =>
    name === undefined ? sources[source] : `${sources[source]} “${name}”`,
  notSaid: 'Not said',
  yes: 'Yes',
  no: 'No',
  draftKept: 'What you write is kept in this tab until it is sent.',
  discard: 'Discard',
  about: 'Who asks',
  account: 'Account',
  noAccount: 'No account',
  segment: 'Segment',
  contactName: 'Contact',
  contactEmail: 'Contact’s email',
  emailAlone: 'Say who it is, too.',
  contactWanted: 'wanted',
  contactHelp: 'Whom the answer goes to. Without one nobody outside the company reads what is replied.',
  channel: 'How it reached us',
  team: 'Team',
  byRules: 'By the rules',
  facts: (given: number, of: number) => `${count(given)} of ${count(of)} facts`,
  factsTitle: 'What triage needs',
  given: 'given',
  missing: 'missing',
  allGiven: 'Triage has all it needs.',
  neededSays: (labels: readonly string[]) => `To send it, fill in: ${labels.join(', ')}.`,
  missingSays: (number: number) =>
    `${facts(number)} missing. You can send it all the same; it will say what is missing.`,
  similar: 'Similar tickets',
  submit: 'Open ticket',
  faults: (number: number) =>
    number === 1 ? 'One answer has to change first.' : `${count(number)} answers have to change first.`,
  done: (number: number) => `#${number} is open.`,
  doneMissing: (number: number, missing: readonly string[]) => `#${number} is open. Missing: ${missing.join(', ')}.`,
  panel: {
    title: 'Form',
    by: (name: string, version: number) => `${name}, version ${version}`,
    ask: 'Ask for it',
    fill: 'Fill in',
    change: 'Change answers',
    fillTitle: 'Fill in what the form asks',
    fillSays: 'What was answered before stands in its fields, below those that are open.',
    fillSubmit: 'Keep the answers',
    filled: (number: number) => `The answers stand on #${number}.`,
    askTitle: 'Ask for what is missing',
    askSays: {
      colleague: 'By an internal note to whoever opened it. No customer sees it.',
      customer: 'By a public reply. It keeps no promise: the clock of the response runs on.',
    },
    of: 'Who is asked',
    whom: { colleague: 'A colleague, by an internal note', customer: 'The customer, by a public reply' },
    text: 'Text',
    askSubmit: { colleague: 'Write the note', customer: 'Send the reply' },
    asked: (number: number) => `Asked on #${number}.`,
    askedBy: (who: string) => `asked by ${who}`,
  },
} as const
