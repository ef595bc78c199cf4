/** What each verb is called on screen, and what it means. */
import type { TicketVerb } from '../contract/tickets.ts'
import { attentionText } from './attention-text.ts'
import { flowVerbText } from './flow-verb-text.ts'

interface VerbText {
  /** On the button and in the command list. */
  readonly label: string
  /** Head of the dialog. */
  readonly title: string
  /** What it means, under the head. */
  readonly says: string
  /** What was done, for the message that confirms it; follows the ticket's number. */
  readonly done: string
}

export const verbText: Readonly<Record<TicketVerb, VerbText>> = {
  triage: {
    label: 'Triage',
    title: 'Triage',
    says: 'How bad is it by the written criteria, and how soon must it be dealt with? The line moves at once.',
    done: 'is triaged.',
  },
  propose: {
    label: 'Propose priority',
    title: 'Propose a severity',
    says: 'Say how bad you think it is, by the written criteria. Support decides; nothing moves.',
    done: 'has your proposal.',
  },
  claim: {
    label: 'Claim',
    title: 'Take over',
    says: 'It belongs to somebody else. Say why you take it over.',
    done: 'is yours.',
  },
  skip: {
    label: 'Skip',
    title: 'Skip',
    says: 'It goes back to its place in the line. The reason stays in its history.',
    done: 'is back in the line.',
  },
  release: {
    label: 'Release',
    title: 'Release',
    says: 'It goes back to its place in the line.',
    done: 'is back in the line.',
  },
  reply: { label: 'Reply', title: 'Reply', says: 'A public answer.', done: 'is answered.' },
  note: { label: 'Internal note', title: 'Internal note', says: 'Seen by us only.', done: 'has a new note.' },
  receive: {
    label: 'Customer wrote',
    title: 'Customer wrote',
    says: 'A message from them.',
    done: 'has a new message.',
  },
  judge: {
    label: 'Judge',
    title: 'What the reply counts as',
    says: 'The clocks are worked out anew, as if its author had said so. The reason stays in the history.',
    done: 'has its clocks worked out anew.',
  },
  waive: {
    label: 'Needs no answer',
    title: 'Needs no answer',
    says: 'For a thank-you, or a word for information only: nobody owes an answer to this message.',
    done: 'owes no answer to that message.',
  },
  hold: { label: 'Hold', title: 'Hold', says: 'It leaves the line until somebody else has acted.', done: 'is held.' },
  resume: {
    label: 'Resume',
    title: 'Resume',
    says: 'The next action is ours again.',
    done: 'is ours to act on again.',
  },
  solve: {
    label: 'Solve',
    title: 'Solve',
    says: 'Believed done. A message from the customer reopens it.',
    done: 'is solved.',
  },
  reopen: { label: 'Reopen', title: 'Reopen', says: 'It comes back as open, ours to act on.', done: 'is open again.' },
  close: {
    label: 'Close',
    title: 'Close',
    says: 'Ends the ticket for good. Choose the one reason that is true.',
    done: 'is closed.',
  },
  dismiss: {
    label: 'Dismiss',
    title: 'Dismiss',
    says: 'Ends the ticket without work. Its clocks are cancelled, and it is listed in the reports.',
    done: 'is dismissed.',
  },
  link: {
    label: 'Link',
    title: 'Link with another ticket',
    says: 'It is told on both. Neither moves, and no clock stops.',
    done: 'is linked.',
  },
  unlink: {
    label: 'Take the link off',
    title: 'Take the link off',
    says: 'The two tickets no longer name each other.',
    done: 'has one link less.',
  },
  ...attentionText.verbs,
  'link-issue': {
    label: 'Link an issue',
    title: 'Link with an issue',
    says: 'Work on the product or its documents that this ticket asks for. It is told here when that ships.',
    done: 'is linked with the issue.',
  },
  'unlink-issue': {
    label: 'Take the issue off',
    title: 'Take the issue off',
    says: 'The ticket is no longer told when it ships.',
    done: 'has one issue less.',
  },
  merge: {
    label: 'Merge',
    title: 'Merge into another ticket',
    says: 'This ticket ends; every promise it still owes goes on in the other one, since the time it began here.',
    done: 'is merged.',
  },
  split: {
    label: 'Split',
    title: 'Split a part off',
    says: 'The part becomes a ticket of its own, of the same customer and the same time.',
    done: 'is split off.',
  },
  pin: {
    label: 'Pin',
    title: 'Pin',
    says: 'A recorded exception to the order: it stands before all that are not pinned, until the pin expires.',
    done: 'is pinned.',
  },
  route: {
    label: 'Route',
    title: 'Send to another team',
    says: 'Every path that fits, with how sure it is and why. It enters that team’s line, owned by nobody.',
    done: 'is on its way.',
  },
  'hand-off': {
    label: 'Hand off',
    title: 'Hand off',
    says: 'It goes on in other hands, with what those have to know. Until it is accepted it stays yours.',
    done: 'is offered.',
  },
  accept: {
    label: 'Accept',
    title: 'Accept the hand-off',
    says: 'It is yours from now on. Read the packet before you write to the customer.',
    done: 'is yours.',
  },
  bounce: {
    label: 'Send back',
    title: 'Send the hand-off back',
    says: 'Its sender keeps it, and completes what is missing.',
    done: 'is sent back.',
  },
  withdraw: {
    label: 'Withdraw the offer',
    title: 'Withdraw the offer',
    says: 'It stays with its owner.',
    done: 'is offered to nobody.',
  },
  classify: {
    label: 'Classify',
    title: 'What it is about',
    says: 'Product area, themes and level of effort. They may change over its life.',
    done: 'is classified.',
  },
  'assign-account': {
    label: 'Assign account',
    title: 'Whose ticket it is',
    says: 'Its segment, plan and contract become those of the account, and its clocks go by them.',
    done: 'has its account.',
  },
  affects: {
    label: 'Add account',
    title: 'A further account asks the same',
    says: 'It counts among those who ask. Nobody opens a second ticket.',
    done: 'is asked by one more account.',
  },
  snooze: {
    label: 'Snooze',
    title: 'Snooze',
    says: 'Leaves it out of the triage inbox for a while. No clock stops.',
    done: 'is snoozed.',
  },
  undo: {
    label: 'Undo',
    title: 'Take the last step back',
    says: 'The log keeps both.',
    done: 'is as it was before.',
  },
  'answer-form': {
    label: 'Fill in',
    title: 'Fill in what the form asks',
    says: 'What triage decides by, answer by answer.',
    done: 'has new answers.',
  },
  'ask-missing': {
    label: 'Ask for it',
    title: 'Ask for what is missing',
    says: 'A colleague is asked by an internal note, the customer by a public reply.',
    done: 'says what is missing.',
  },
  ...flowVerbText,
  unpin: {
    label: 'Take the pin off',
    title: 'Take the pin off',
    says: 'It goes where the order puts it.',
    done: 'is no longer pinned.',
  },
}
