/** How tickets end, begin again, and hang together. */
import type { VerbInput } from '../../src/contract/tickets.ts'
import { VOUCHED_IDS } from '../../src/domain/closing/conditions.ts'
import { LINKS } from '../../src/domain/flow/flow.ts'
import { CLOSING_REASONS, DISMISSALS } from '../../src/domain/vocabulary.ts'
import { chance, pick } from '../../src/local/demo/random.ts'
import { type AskOn, isDone, isMine, isOpen, type Wish } from './page.ts'

const documentOf = ({ random }: AskOn) =>
  pick(random, [
    { found: 'missing' },
    { found: 'not_needed' },
    { found: 'answers_it', url: 'https://docs.example.com/guide' },
  ] as const)

/** Another ticket that goes on. */
const otherThan = ({ random, board, page }: AskOn): number =>
  board.choose(random, (each) => !isDone(each) && each.number !== page.number)?.number ?? page.number

export const END = {
  solve: {
    fits: (page, me) => isOpen(page, me) && (page.owner === null || isMine(page, me)),
    body: (ask): VerbInput<'solve'> => ({
      resolution: `It was the index. ${ask.mark}`,
      document: chance(ask.random, 0.5) ? documentOf(ask) : null,
    }),
  },
  reopen: {
    fits: isDone,
    body: ({ mark }) => ({ reason: `Not done after all. ${mark}` }),
  },
  close: {
    fits: ({ status }) => status === 'solved',
    body: (ask): VerbInput<'close'> => ({
      reason: pick(ask.random, CLOSING_REASONS),
      comment: `Filed as https://issues.example.com/${ask.page.number} ${ask.mark}`,
      vouch: chance(ask.random, 0.85) ? [...VOUCHED_IDS] : [],
      document: chance(ask.random, 0.9) ? documentOf(ask) : null,
    }),
  },
  dismiss: {
    fits: (page, me) => isOpen(page, me) && page.firstRepliedAt === null,
    body: (ask) => {
      const as = pick(ask.random, DISMISSALS)
      return { as, of: as === 'duplicate' ? otherThan(ask) : null, reason: `Nothing to do here. ${ask.mark}` }
    },
  },
  merge: {
    fits: isOpen,
    body: (ask) => ({ into: otherThan(ask), reason: `The same thing. ${ask.mark}` }),
  },
  split: {
    fits: isOpen,
    body: ({ mark }) => ({
      subject: `The second question ${mark}`,
      body: `And how is it exported? ${mark}`,
      reason: `Two questions in one. ${mark}`,
    }),
  },
  link: {
    body: (ask) => ({ to: otherThan(ask), as: pick(ask.random, LINKS) }),
  },
  unlink: {
    fits: ({ links }) => links.length > 0,
    body: ({ random, page, mark }) => ({
      to: page.links.length > 0 ? pick(random, page.links).number : page.number,
      reason: `Not the same. ${mark}`,
    }),
  },
} satisfies Record<string, Wish>
