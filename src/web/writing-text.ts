/** Words of the composer beside those of the ticket: templates, findings, and the guards between public and internal. */
import { text } from './text.ts'

const SEND_KEYS = { reply: 'Ctrl Enter', note: 'Ctrl Shift Enter' } as const

export const writingText = {
  keys: SEND_KEYS,
  /** Said when the mode changes. */
  now: {
    reply: (name: string | undefined) => `Public: you write to ${name ?? 'the customer'}. ${SEND_KEYS.reply} sends it.`,
    note: `Internal: you write to ourselves. ${SEND_KEYS.note} saves it.`,
  },
  wrongKey: {
    reply: `This is a reply for the customer; ${SEND_KEYS.reply} sends it. Nothing was sent.`,
    note: `This is an internal note; ${SEND_KEYS.note} saves it. Nothing was saved.`,
  },
  badge: { reply: 'Public', note: 'Internal' },
  template: {
    open: 'Template',
    find: 'Find a template',
    none: 'No template says that. Leads publish them.',
    failed: 'The template could not be filled in',
    other: 'other tickets',
    used: (name: string, left: number) =>
      left === 0 ? `${name}: everything is filled in.` : `${name}: ${left} to fill in. Tab goes to the next.`,
  },
  findings: {
    title: 'Before you send',
    count: (number: number) => (number === 1 ? '1 thing to look at' : `${number} things to look at`),
    kinds: {
      placeholder: 'To fill in',
      internal: 'Ours alone',
      missing_point: 'Not answered',
      loaded: 'Promises too much',
      commitment: 'A commitment',
      mention: 'A colleague’s name',
      substance: '',
    },
    questions: 'What they asked',
    settled: 'tick what is answered or needs no answer',
    places: (number: number) =>
      number === 1 ? 'One place is still to be filled in.' : `${number} places are still to be filled in.`,
    replace: (instead: string) => (instead.trim() === '' ? 'Take it out' : `Say “${instead.trim()}”`),
    show: 'Show',
    more: (number: number) => `${number} more`,
  },
  moved: 'The reply you had begun is an internal note now.',
  take: {
    says: 'You began an internal note. Does the customer get its text?',
    yes: 'Take it over into the reply',
    no: 'Keep it internal',
  },
  paste: {
    note: (who: string, at: string) => `What you paste stands in an internal note of ${who}, ${at}.`,
    fact: (name: string) => `What you paste names “${name}”, which is for us alone.`,
    asks: (name: string | undefined) => `May ${name ?? 'the customer'} read it?`,
    yes: 'Paste it into the reply',
    no: 'Do not paste',
  },
  repeats: {
    says: 'The reply repeats an internal note.',
    asks: (name: string | undefined) => `May ${name ?? 'the customer'} read it?`,
    yes: 'Send to customer all the same',
    no: 'Back to the text',
  },
  unfilled: 'Fill in every place first.',
  answerFirst: 'Answer the question above first: may the customer read it?',
  nobodyReads:
    'Nobody will read this: the ticket has no contact. Write an internal note, or open a ticket that names who asks.',
  failure: text.failure,
} as const
