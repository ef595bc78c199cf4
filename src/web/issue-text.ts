/** The words of issues: their list, one of them, and issues on a ticket. */
import type { ISSUE_STATES } from '../contract/issues.ts'
import type { Audience, IssueKind, SetStatus } from '../domain/issue/issue.ts'
import { count } from './format.ts'
import type { Option } from './terms.ts'

const tickets = (number: number) => (number === 1 ? '1 ticket' : `${count(number)} tickets`)
const accounts = (number: number) => (number === 1 ? '1 account' : `${count(number)} accounts`)

const kinds: Readonly<Record<IssueKind, Option>> = {
  defect: { label: 'Defect', says: 'Something does not do what it should.' },
  gap: { label: 'Gap', says: 'The product lacks something.' },
  documentation: { label: 'Documentation', says: 'A document is missing, or says too little.' },
}

const audiences: Readonly<Record<Audience, Option>> = {
  private: { label: 'Private', says: 'We alone read it. Right when in doubt.' },
  public: { label: 'Public', says: 'Customers may be told its title and text.' },
}

const states: Readonly<Record<(typeof ISSUE_STATES)[number], string>> = {
  active: 'Not done yet',
  open: 'Open',
  in_progress: 'In progress',
  on_backlog: 'On the backlog',
  done: 'Shipped',
  wont_do: 'Will not be done',
  duplicate: 'Duplicate',
}

const settable: Readonly<Record<SetStatus, Option>> = {
  open: { label: states.open, says: 'Nobody has begun, and nobody has said when.' },
  in_progress: { label: states.in_progress, says: 'Somebody works on it.' },
  on_backlog: { label: states.on_backlog, says: 'It is wanted, and waits its turn.' },
  wont_do: { label: states.wont_do, says: 'It is decided against; the reason says why.' },
}

const found: Readonly<Record<string, string>> = {
  account: 'name of an account',
  domain: 'domain of a customer',
  contact: 'name of a contact',
  address: 'an address',
  money: 'an amount',
}

export const issueText = {
  title: 'Issues',
  says: 'Defects, gaps and documents that tickets ask for. When one ships, every ticket with it is told.',
  what: 'the issues',
  kinds,
  audiences,
  states,
  settable,
  name: (number: number) => `Issue ${number}`,
  tickets,
  accounts,
  list: {
    name: 'Issues, the newest first',
    filters: 'Filters',
    status: 'Status',
    kind: 'Kind',
    team: 'Team',
    owner: 'Owner',
    findOwner: 'Find an owner',
    noOwner: 'Nobody is called so.',
    find: 'Find by words or number',
    clear: 'Clear filters',
    all: 'All but duplicates',
    shown: (shown: number, total: number) => {
      if (shown < total) return `${count(shown)} of ${count(total)} issues`
      return total === 1 ? '1 issue' : `${count(total)} issues`
    },
    more: 'Show more',
    loadingMore: 'One moment …',
    columns: {
      issue: 'Issue',
      audience: 'Read by',
      status: 'Status',
      owner: 'Owner',
      asked: 'Asked by',
      when: 'Updated',
    },
    nobody: 'Nobody',
    askedBy: (ticketCount: number, accountCount: number) => {
      if (ticketCount === 0) return 'No ticket yet'
      return accountCount === 0 ? tickets(ticketCount) : `${tickets(ticketCount)}, ${accounts(accountCount)}`
    },
    empty: [
      'No issue waits to be done',
      'File one when a ticket leads to work on the product or its documents. What has shipped is found by its status.',
    ],
    noneFit: ['No issue fits these filters', 'Clear them to see all that is not done yet.'],
  },
  page: {
    what: (number: number) => `issue ${number}`,
    gone: 'There is no such issue',
    goneSays: 'It may be private, so that you do not see it, or the number is wrong.',
    toList: 'All issues',
    text: 'What it is about',
    noText: 'Nothing is written beside the title.',
    facts: 'Facts',
    kind: 'Kind',
    status: 'Status',
    owner: 'Owner',
    team: 'Team',
    tracker: 'In the tracker',
    filed: 'Filed',
    filedBy: (who: string) => `by ${who}`,
    updated: 'Updated',
    shipped: 'Shipped',
    none: 'None',
    tickets: 'Tickets',
    noTickets: 'No ticket is linked. Link one on the ticket’s own page.',
    accounts: 'Accounts',
    noAccounts: 'No ticket with it is of an account.',
    unnamed: 'Accounts you may not see',
    more: 'There are more than are listed.',
    history: 'History',
    shippedNote: 'What may be told',
    duplicate: (into: number) => `This repeats another. It goes on in issue ${into}.`,
    tell: 'Tell the customers',
    tellSays: 'Nobody outside has been written to. Each ticket has a draft of the reply; its owner sends it.',
    draft: 'Draft of the reply',
    draftOf: (number: number) => `Draft of the reply for #${number}`,
    noDraft: 'There is no draft for this ticket.',
    copyDraft: (number: number) => `Copy the draft for #${number}`,
    takeDraft: 'Put it in a reply',
    takeDraftNamed: (number: number) => `Put the draft in a reply to #${number}`,
    ended: 'The ticket is done. Reopen it to write, or copy the draft.',
  },
  acts: { edit: 'Edit', status: 'Change status', ship: 'Ship', merge: 'Merge' },
  form: {
    file: 'File an issue',
    fileSays: 'What engineering, product or documentation should do, once for all tickets that ask for it.',
    fromTicket: (number: number) => `From #${number}, which is linked with it`,
    submit: 'File it',
    filed: (number: number) => `Issue ${number} is filed.`,
    edit: 'Edit the issue',
    save: 'Save',
    saved: (number: number) => `Issue ${number} is changed.`,
    kind: 'What is missing or wrong?',
    title: 'Title',
    text: 'Text',
    textSays: 'What happens, what should, and how one sees it.',
    audience: 'Who may read it?',
    publicNote: 'What is public names no customer, no contact, no address and no amount.',
    owner: 'Owner',
    nobody: 'Nobody yet',
    team: 'Team',
    noTeam: 'None yet',
    url: 'Address in your tracker',
    like: 'There is something like it already',
    linkInstead: 'Link this one',
    linkInsteadNamed: (number: number) => `Link issue ${number} instead of filing another`,
  },
  refused: {
    found: 'Found',
    keepPrivate: 'Reword it, or keep the issue private.',
    reword: 'Reword it: it is told to every customer.',
    words: (words: string, says: string) => `“${words}” (${found[says] ?? says})`,
  },
  status: {
    title: 'Change the status',
    says: 'Tickets with it are not moved, and no customer is written to.',
    to: 'It is',
    reason: 'Why',
    done: (number: number, status: SetStatus) => `Issue ${number}: ${settable[status].label.toLowerCase()}.`,
  },
  ship: {
    title: 'Ship it',
    says: 'It can be used now. This is told on the timeline of every ticket with it; no customer is written to.',
    tells: (number: number) =>
      number === 0 ? 'No ticket is linked, so that nobody will be told.' : `${tickets(number)} will be told.`,
    note: 'How it can be used now',
    noteSays: 'Stands in the drafts of replies to every customer: no names, no amounts.',
    submit: 'Ship it',
    done: (number: number, told: number) => `Issue ${number} has shipped: ${tickets(told)} told.`,
  },
  merge: {
    title: 'Merge as a duplicate',
    says: 'The other issue goes on; this one stays readable and points there. It cannot be taken back.',
    into: 'Into which issue?',
    moves: (number: number, into: number) =>
      number === 0
        ? `No ticket is linked with this one; nothing moves to issue ${into}.`
        : `${tickets(number)} will be linked with issue ${into} instead.`,
    shipped: 'It has shipped: these tickets are told so at once.',
    reason: 'Why they are the same',
    submit: 'Merge',
    done: (number: number, into: number) => `Issue ${number} goes on in issue ${into}.`,
  },
  history: {
    none: 'none',
    filed: 'filed it',
    edited: 'changed it',
    rewrote: 'changed the text',
    set: (fact: string, value: string) => `set ${fact} to ${value}`,
    facts: {
      kind: 'the kind',
      title: 'the title',
      text: 'the text',
      audience: 'who may read it',
      owner: 'the owner',
      team: 'the team',
      url: 'its address in the tracker',
    },
    moved: (status: string) => `set it to: ${status.toLowerCase()}`,
    done: (number: number) => `shipped it and told ${tickets(number)}`,
    /** Without a number for those who may not read the other issue. */
    merged: (into: string) => (into === '' ? 'merged it into another issue' : `merged it into issue ${into}`),
    absorbed: (number: string) => (number === '' ? 'merged another issue into it' : `merged issue ${number} into it`),
  },
  pick: {
    find: 'Find an issue by words or number',
    title: 'Issues that fit',
    waiting: 'One moment …',
    none: 'No issue fits. Try other words, or file a new one.',
    likely: 'The likely ones first.',
    results: (number: number) => (number === 1 ? '1 issue.' : `${count(number)} issues.`),
    first: (number: number) => `The first ${number}; words find others.`,
    choose: 'Choose an issue first.',
  },
  ticket: {
    title: 'Issues',
    none: 'Linked with no issue.',
    link: 'Link an issue',
    file: 'File a new one',
    linked: (number: number, issue: number) => `#${number} is linked with issue ${issue}.`,
    unlink: (number: number) => `Take the link to issue ${number} off`,
    unlinked: (number: number, issue: number) => `#${number} and issue ${issue} are no longer linked.`,
    shipped: (number: number) => `Issue ${number} has shipped`,
    shippedSays: 'The customer has not been written to since.',
    draft: 'Draft the reply',
    draftNamed: (number: number) => `Draft the reply about issue ${number}`,
    drafted: (number: number) => `The draft about issue ${number} is in the reply. Read it before you send it.`,
    fileInstead: 'None of these? File a new one',
  },
  document: {
    which: 'Which issue asks for it?',
    make: { label: 'A new issue', says: 'It is filed with this, and linked.' },
    there: { label: 'One there is', says: 'The ticket is linked with it.' },
    title: 'What the document should tell',
    owner: 'Who sees to it',
    find: 'Find a documentation issue',
    missing: 'Missing documents',
    missingSays: 'Issues that ask for them, the most asked for first.',
    none: 'No closed ticket of this time asks for one.',
  },
} as const
