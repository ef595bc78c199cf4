/** What the verbs of help requests and concerns are called on screen, and what each means. */
export const flowVerbText = {
  'raise-concern': {
    label: 'Raise a concern',
    title: 'Raise a concern',
    says: 'For what you could not settle with each other. It goes up the escalation path, and moves nothing by itself.',
    done: 'has a concern.',
  },
  'confirm-view': {
    label: 'Confirm your view',
    title: 'Confirm or correct your view',
    says: 'Then the concern can go on.',
    done: 'states both views.',
  },
  'reply-concern': {
    label: 'Reply',
    title: 'Reply to a concern',
    says: 'With evidence.',
    done: 'has a reply to its concern.',
  },
  'pass-on-concern': {
    label: 'Pass on',
    title: 'Pass a concern on',
    says: 'To the next step of the path.',
    done: 'has its concern one step on.',
  },
  'decide-concern': {
    label: 'Decide',
    title: 'Decide on a concern',
    says: 'The decision is kept as a record.',
    done: 'has a decision on its concern.',
  },
  'withdraw-concern': {
    label: 'Withdraw',
    title: 'Withdraw a concern',
    says: 'Such as when both agree.',
    done: 'has one concern less.',
  },
  'ask-help': {
    label: 'Ask engineering',
    title: 'Ask engineering for help',
    says: 'The ticket stays with its owner, and no clock stops. The more of the context is there, the sooner it is of use.',
    done: 'has a request for help.',
  },
  'take-help': {
    label: 'Take',
    title: 'Take a help request',
    says: 'The ticket stays with its owner.',
    done: 'has somebody of engineering at it.',
  },
  'bounce-help': {
    label: 'Send back',
    title: 'Send a help request back',
    says: 'It keeps its place.',
    done: 'has a help request to complete.',
  },
  'complete-help': {
    label: 'Complete',
    title: 'Complete a help request',
    says: 'It stands where it stood.',
    done: 'has its help request in the line again.',
  },
  'move-help': {
    label: 'Move',
    title: 'Move a help request',
    says: 'The reason stays on the timeline.',
    done: 'has its help request at another place.',
  },
  'answer-help': {
    label: 'Answer',
    title: 'Answer a help request',
    says: 'The owner of the ticket goes on with it.',
    done: 'has an answer of engineering.',
  },
  'withdraw-help': {
    label: 'Withdraw',
    title: 'Withdraw a help request',
    says: 'Nothing is asked any more.',
    done: 'asks for no help any more.',
  },
} as const
