/** The words of a ticket's end: what each reason needs, and which document would have answered it. */
export const closingText = {
  conditions: 'What has to be so',
  states: { met: 'holds', chosen: 'you say so', to_vouch: 'vouch for it', unmet: 'not yet' },
  refused: {
    says: (reason: string) => `“${reason}” does not hold yet, and nothing was closed.`,
    unmet: 'Not so yet:',
    toVouch: 'Yours to vouch for:',
  },
  vouch: 'I vouch for it',
  vouchNamed: (condition: string) => `I vouch for it: ${condition}`,
  document: 'Which document would have answered it?',
  documents: {
    answers_it: { label: 'One answers it', says: 'Give its address: it counts as answered by what exists.' },
    missing: { label: 'It is missing', says: 'There should be one, and there is none.' },
    not_needed: { label: 'None is needed', says: 'No document would have helped.' },
  },
  address: 'Address of the document',
  failed: 'What it needs is not known',
  report: {
    title: 'Answered by documents',
    says: 'Of the questions and problems that were closed, how many a document there is would have answered.',
    what: 'The documents',
    period: 'Closed',
    figure: (answered: number, all: number) => `${answered} of ${all} are answered by a document there is`,
    none: 'Nobody has said yet which document would have answered one',
    parts: { answersIt: 'Answered', missing: 'Missing', notNeeded: 'None needed', unasked: 'Nobody asked' },
    behind: 'The tickets behind it',
    empty: ['None in this time', 'Closing a question or a problem asks for the document that would have answered it.'],
    more: 'The latest are shown.',
  },
} as const
