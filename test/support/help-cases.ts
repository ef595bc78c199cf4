/** What the commands about help requests send and say. */
import { aHelp } from './wire.ts'

export const HELP_CASES = {
  'ask-help': [
    {
      words: ['--kind', 'question', '--team', 'core', '--answer', 'summary=How?', '--answer', 'goal=a=b'],
      after: { helps: [aHelp()] },
      sends: { kind: 'question', team: 'core', packet: { summary: 'How?', goal: 'a=b' } },
      says: 'Help request 1 of #12 is with core, 60 % of the context given. Missing: Version.',
    },
  ],
  'take-help': [
    {
      words: ['--help-request', '2'],
      sends: { help: 2 },
      says: 'Help request 2 of #12 is with you; the ticket stays with its owner.',
    },
  ],
  'bounce-help': [
    {
      words: ['--help-request', '2', '--missing', 'Version', '--missing', 'Reproduction', '--reason', 'which one?'],
      sends: { help: 2, missing: ['Version', 'Reproduction'], reason: 'which one?' },
      says: 'Help request 2 of #12 is back with its owner; it keeps its place.',
    },
  ],
  'complete-help': [
    {
      words: ['--help-request', '2', '--answer', 'version=5.3'],
      sends: { help: 2, packet: { version: '5.3' } },
      says: 'Help request 2 of #12 stands again where it stood.',
    },
  ],
  'move-help': [
    {
      words: ['--help-request', '2', '--place', '1', '--reason', 'a release'],
      sends: { help: 2, place: 1, reason: 'a release' },
      says: 'Help request 2 of #12 stands at place 1.',
    },
  ],
  'answer-help': [
    {
      words: ['--help-request', '2', '--answer', 'Restart it.'],
      after: { owner: 'mara' },
      sends: { help: 2, answer: 'Restart it.' },
      says: 'Help request 2 of #12 is answered; mara goes on with it.',
    },
  ],
  'withdraw-help': [
    {
      words: ['--help-request', '2', '--reason', 'found it'],
      sends: { help: 2, reason: 'found it' },
      says: 'Help request 2 of #12 is withdrawn.',
    },
  ],
}
