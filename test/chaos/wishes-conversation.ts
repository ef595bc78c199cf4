/** What people say to customers and to each other. */
import { chance, pick, pickWeighted } from '../../src/local/demo/random.ts'
import { CONTACTS } from './company.ts'
import { isFree, isMine, isOpen, type Wish } from './page.ts'

const SAID = [
  'We found the broken index and rebuilt it; please search once more.',
  'The token had expired. A new one is in your settings page.',
  'Which version do you run, and since when does it happen?',
  'This is fixed in the next release, which is out on Thursday.',
  'See https://docs.example.com/guide for the steps.',
] as const
const HEARD = [
  'It still happens, every time we push.',
  'Thank you, that works now.',
  'Any news on this?',
  'Version 5.2, since yesterday.',
] as const

const isWaived = ({ change }: { readonly change: Readonly<Record<string, unknown>> }) => Number(change.message ?? 0)

export const CONVERSATION = {
  reply: {
    fits: (page, me) => isOpen(page, me) && (page.owner === null || isMine(page, me)),
    body: ({ random, mark }) => ({
      body: `${pick(random, SAID)} ${mark}`,
      after: pickWeighted(random, ['stay', 'hold', 'ask', 'solve'] as const, (each) => (each === 'stay' ? 5 : 1)),
      ...(chance(random, 0.3) ? { weight: pick(random, ['response', 'acknowledgement'] as const) } : {}),
      confirm: chance(random, 0.5),
    }),
  },
  note: {
    fits: (page) => page.status !== 'closed',
    body: ({ random, mark, people }) => ({
      body: `Looked at the log with @${pick(random, people).handle}; nothing odd so far. ${mark}`,
    }),
  },
  receive: {
    fits: (page) => page.status !== 'new',
    body: ({ random, mark, page }) => {
      const { name, email } = pick(random, CONTACTS)
      const from = page.contact && chance(random, 0.8) ? page.contact : { name, email }
      return { from, body: `${pick(random, HEARD)} ${mark}` }
    },
  },
  judge: {
    reads: true,
    fits: (page) => page.firstRepliedAt !== null,
    body: ({ random, events, mark }) => {
      const replies = events.filter(({ type }) => type === 'replied')
      return {
        reply: replies.length > 0 ? pick(random, replies).version : 1,
        weight: pick(random, ['response', 'acknowledgement', 'automatic'] as const),
        reason: `Read it again. ${mark}`,
      }
    },
  },
  waive: {
    reads: true,
    fits: (page, me) => page.status !== 'closed' && isFree(page, me),
    body: ({ random, events, mark }) => {
      const waived = events.filter(({ type }) => type === 'answer_waived').map(isWaived)
      const messages = events.filter(({ type, version }) => type === 'received' && !waived.includes(version))
      return { message: messages.length > 0 ? pick(random, messages).version : 1, reason: `A thank-you. ${mark}` }
    },
  },
  'ask-missing': {
    fits: ({ form, status }) => form !== null && status !== 'closed',
    body: ({ mark }) => ({ text: `Tell us what is missing, please. ${mark}` }),
  },
  'answer-form': {
    fits: ({ form, status }) => form !== null && status !== 'closed',
    body: ({ random, mark }) => ({
      answers: chance(random, 0.5)
        ? { expected: `That it answers. ${mark}` }
        : { happened: `It answers nothing. ${mark}` },
    }),
  },
} satisfies Record<string, Wish>
