/** The verbs of a hand-off as they are typed: the words, what they send, and what is said afterwards. */
const offer = {
  kind: 'case',
  by: 'mara',
  team: 'support',
  to: null,
  region: null,
  offeredAt: '2026-03-02T12:00:00.000Z',
  bouncedAt: null,
  packet: null,
  bounced: null,
} as const

export const HAND_OFF_CASES = {
  'hand-off': [
    {
      words: ['--kind', 'zone', '--region', 'AMER', '--answer', 'history=slow since Monday', '--tell', 'Bo goes on.'],
      after: { owner: 'mara', handOff: { ...offer, kind: 'zone', region: 'AMER' } },
      sends: {
        kind: 'zone',
        to: null,
        region: 'AMER',
        packet: { history: 'slow since Monday' },
        tell: 'Bo goes on.',
        confirm: false,
      },
      says: '#12 is offered to team support. It stays with mara until it is accepted.',
    },
    {
      words: ['--kind', 'case', '--team', 'core', '--to', 'cem'],
      after: { owner: 'mara', handOff: { ...offer, team: 'core', to: 'cem' } },
      sends: { kind: 'case', team: 'core', to: 'cem', region: null, packet: {}, tell: null, confirm: false },
      says: '#12 is offered to cem. It stays with mara until it is accepted.',
    },
  ],
  accept: [{ words: [], after: { owner: 'cem', team: 'core' }, sends: {}, says: '#12 belongs to cem of core now.' }],
  bounce: [
    {
      words: ['--reason', 'who calls?', '--missing', 'next_step'],
      after: { owner: 'mara' },
      sends: { reason: 'who calls?', missing: ['next_step'] },
      says: '#12 is sent back to mara.',
    },
  ],
  withdraw: [
    {
      words: ['--reason', 'I go on'],
      after: { owner: 'mara' },
      sends: { reason: 'I go on' },
      says: '#12 is offered to nobody and stays with mara.',
    },
  ],
} as const
