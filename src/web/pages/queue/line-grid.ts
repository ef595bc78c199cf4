import type { text } from '../../text.ts'

const common = 'items-center gap-x-3 px-4 lg:px-6'
const named =
  'grid-cols-[2.5rem_2.25rem_minmax(0,1fr)_8rem_7rem_1.5rem] ' +
  'xl:grid-cols-[2.5rem_2.25rem_minmax(0,1fr)_11rem_6rem_5.5rem_14.5rem_1.5rem]'
const nameless =
  'grid-cols-[2.5rem_2.25rem_minmax(0,1fr)_7rem_1.5rem] ' +
  'xl:grid-cols-[2.5rem_2.25rem_minmax(0,1fr)_6rem_5.5rem_14.5rem_1.5rem]'

/** The columns of the line from a tablet up, which the head and the rows share; the account is left out for those who
 *  may not see whose a ticket is. */
export const lineGrid = (isNamed: boolean): string => `${common} ${isNamed ? named : nameless}`

interface Column {
  readonly name: keyof typeof text.queue.columns
  readonly look: string
}

/** In the order of the grid; some only where there is room. */
export const COLUMNS: readonly Column[] = [
  { name: 'place', look: 'text-right' },
  { name: 'priority', look: '' },
  { name: 'ticket', look: '' },
  { name: 'account', look: '' },
  { name: 'segment', look: 'hidden xl:block' },
  { name: 'turn', look: 'hidden xl:block' },
  { name: 'due', look: 'text-right' },
  { name: 'owner', look: 'sr-only' },
]
