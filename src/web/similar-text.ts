/** The words of similar tickets. */
import { count } from './format.ts'

export const similarText = {
  title: 'Similar tickets',
  says: 'Somebody may have asked this before.',
  /** Before there is enough to go by. */
  waiting: 'Tickets that ask the same appear here while you write.',
  none: 'No ticket is like this one.',
  found: (number: number) => (number === 1 ? 'One similar ticket.' : `${count(number)} similar tickets.`),
  like: (likeness: number) => `${Math.round(likeness * 100)} % alike`,
  inCommon: (words: readonly string[]) => `In common: ${words.join(', ')}`,
  accounts: (number: number) => (number === 1 ? '1 account' : `${count(number)} accounts`),
  through: (number: number) => `alike: #${number}, which goes on in it`,
  isOn: 'This account is on it.',
  join: 'Add this account',
  joinNamed: (number: number) => `Add this account to #${number}`,
  joined: (number: number) => `The account is on #${number} now. There is nothing more to send.`,
  same: 'Same ask…',
  sameNamed: (number: number) => `This ticket asks the same as #${number}`,
  reason: 'Why the two are one',
  reasonMade: (words: readonly string[]) =>
    words.length === 0 ? 'Asks the same.' : `Asks the same: ${words.join(', ')}.`,
  duplicate: (number: number) => `End as duplicate of #${number}`,
  merge: (number: number) => `Merge into #${number}`,
  ended: (number: number, into: number) => `#${number} goes on in #${into}.`,
  cancel: 'Cancel',
} as const
