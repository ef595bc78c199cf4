/** What the commands about concerns send and say. */
export const CONCERN_CASES = {
  'raise-concern': [
    {
      called: ['concern', 'raise'],
      words: [
        ...['--with', 'bob', '--about', 'Its place', '--our-view', 'They wait', '--their-view', 'Others are down'],
        ...['--tried', 'We talked'],
      ],
      sends: {
        with: 'bob',
        about: 'Its place',
        ourView: 'They wait',
        theirView: 'Others are down',
        tried: 'We talked',
        evidence: null,
      },
      says: 'A concern of #12 is raised; bob confirms or corrects their view next.',
    },
  ],
  'confirm-view': [
    {
      called: ['concern', 'confirm'],
      words: ['--concern', '2'],
      sends: { concern: 2, theirView: null },
      says: 'Both views in concern 2 of #12 stand; it can go on.',
    },
  ],
  'reply-concern': [
    {
      called: ['concern', 'reply'],
      words: ['--concern', '2', '--reply', 'Two are down.', '--evidence', '#4'],
      sends: { concern: 2, reply: 'Two are down.', evidence: '#4' },
      says: 'Concern 2 of #12 has your reply.',
    },
  ],
  'pass-on-concern': [
    {
      called: ['concern', 'pass-on'],
      words: ['--concern', '2', '--reason', 'we still differ'],
      after: {
        concerns: [
          { concern: 2, by: 'ann', with: 'bob', about: 'Its place', step: 'customer_engineer', state: 'open' as const },
        ],
      },
      sends: { concern: 2, to: null, reason: 'we still differ' },
      says: 'Concern 2 of #12 is with customer engineer now.',
    },
  ],
  'decide-concern': [
    {
      called: ['concern', 'decide'],
      words: ['--concern', '2', '--decision', 'It stays.', '--reason', 'Others are down.', '--considered', '#4, #7'],
      sends: { concern: 2, decision: 'It stays.', reason: 'Others are down.', considered: '#4, #7' },
      says: 'Concern 2 of #12 is decided; nothing of the ticket has moved by that.',
    },
  ],
  'withdraw-concern': [
    {
      called: ['concern', 'withdraw'],
      words: ['--concern', '2', '--reason', 'we agree'],
      sends: { concern: 2, reason: 'we agree' },
      says: 'Concern 2 of #12 is withdrawn.',
    },
  ],
}
