/** The words of the portal, for people who know nothing of how we work. */
import type { PortalTicket } from '../contract/portal.ts'
import type { Needed } from '../domain/intake/document.ts'

type State = PortalTicket['state']

const states: Readonly<Record<State, string>> = {
  received: 'Received',
  in_work: 'In work',
  your_turn: 'Your turn',
  elsewhere: 'Waits for somebody else',
  solved: 'Solved',
  closed: 'Closed',
}

const marks: Readonly<Record<Needed, string | undefined>> = {
  to_send: undefined,
  for_triage: 'if you know',
  no: 'optional',
}

export const portalText = {
  title: 'Your tickets',
  of: (workspace: string) => `${workspace} support`,
  what: 'your tickets',
  signOut: 'Sign out',
  open: 'Open a ticket',
  openSays: 'Say what you see and what you expected. Whatever we ask for first costs you time.',
  empty: ['No tickets yet', 'Open one when something does not work, or when you wonder about something.'],
  current: 'Open',
  past: 'Solved and closed',
  states,
  marks,
  form: 'What it is about',
  noForm: ['There is no form to fill in', 'Write to us by mail as before, and tell us that you saw this.'],
  send: 'Send',
  opened: (number: number) => `We have it: #${number}.`,
  expectBy: (what: string) => `${what} by`,
  late: (what: string) => `${what} was due`,
  lateSays: 'We are late. Sorry: it stands all the higher in our line.',
  noExpectation: 'No time is promised at the moment.',
  changed: 'changed',
  since: 'opened',
  back: 'All your tickets',
  conversation: 'Conversation',
  you: 'You',
  us: 'Support',
  reply: 'Write to us',
  replyHint: 'Whatever helps: what changed, what you tried.',
  written: 'Sent.',
  followed: (number: number) => `The ticket was closed, so we opened #${number}, which follows it.`,
  severity: {
    title: 'How bad is it for you?',
    says: 'Say it in the words of the agreement. Support weighs it and decides; what you say is heard.',
    open: 'Say how bad it is',
    close: 'Not now',
    which: 'Which of these is it?',
    why: 'What makes it so',
    said: 'You said',
    heard: 'Thank you. Support sees it with your ticket.',
  },
  notFound: 'There is no such ticket of yours',
  notFoundSays: 'Check the number, or look at the list.',
  outTitle: 'Your visit has ended',
  out: 'Open the link from us once more, or ask for another one. What you were writing is kept in this tab.',
  leftTitle: 'You have signed out',
  left: 'To come back, ask us for another link.',
  toQueue: 'To the queue',
} as const
