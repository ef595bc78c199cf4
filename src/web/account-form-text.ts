/** The words of adding an account, and of changing its terms, its file and its money. */
import { count } from './format.ts'

const openTickets = (number: number) =>
  number === 1 ? 'It holds for its open ticket too' : `It holds for its ${count(number)} open tickets too`

export const accountFormText = {
  add: {
    title: 'Add an account',
    says: 'Many at once come by an import.',
    name: 'Name',
    slug: 'Short name',
    slugSays: 'In addresses and commands. It stays.',
    added: (name: string) => `${name} is an account now.`,
  },
  change: 'Change',
  changes: {
    terms: 'Change what it is promised',
    file: 'Change what is on file',
    people: 'Change who looks after it',
    money: 'Change what it is worth',
  },
  terms: {
    title: (name: string) => `What ${name} is promised`,
    choose: 'Choose a segment',
    plan: 'What it pays for, such as Gold.',
    contract: 'Short name of the contract, as the policies name it.',
    noTickets: 'It has no open tickets; those to come are promised this.',
    reaches: (number: number) =>
      `${openTickets(number)}: their clocks keep their start, and their targets are counted anew.`,
  },
  file: {
    title: (name: string) => `What is on file of ${name}`,
    name: 'Name',
    domainsSay: 'One a line. Whoever writes from one of them is of this account. Public ones are refused.',
    who: 'The handle of a member, or a name.',
    notSaid: 'Not said',
  },
  money: {
    title: (name: string) => `What ${name} is worth`,
    currency: 'Currency',
    wrong: 'Write it such as 120000 or 99.50, with a currency such as EUR. Or leave both empty.',
    notKnown: 'Not known',
  },
  save: 'Save',
  saved: (name: string) => `${name} is changed.`,
  unchanged: 'Nothing is changed yet.',
} as const
