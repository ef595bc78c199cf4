/** What people see of tickets while they act, and what is known to all of them. */
import type { TicketDetail, TimelineEvent } from '../../src/contract/tickets.ts'
import { chance, type Random } from '../../src/local/demo/random.ts'
import type { Person } from './company.ts'

/** A ticket as an answer showed it. */
export type Page = TicketDetail

/** Whoever wants something, and what they go by. */
export interface Ask {
  readonly random: Random
  readonly me: Person
  readonly people: readonly Person[]
  /** Milliseconds since 1970. */
  readonly now: number
  /** Goes into every text, so that the log shows which call it came from. */
  readonly mark: string
  readonly board: Board
}

/** With the ticket it is about. */
export interface AskOn extends Ask {
  readonly page: Page
  /** Its events, where the wish reads them. */
  readonly events: readonly TimelineEvent[]
}

/** A verb of a ticket as somebody wants it. */
export interface Wish {
  /** Whether it makes sense on this ticket; left out: on any. */
  readonly fits?: (page: Page, me: Person) => boolean
  /** Whether its body follows from the ticket's events. */
  readonly reads?: true
  /** What is sent. */
  readonly body: (ask: AskOn) => object
}

/** Somebody tries what does not fit. */
const UNFIT_PART = 0.08

/** The tickets as the last answers showed them; what other nodes did since may be missing. */
export class Board {
  private readonly pages = new Map<number, Page>()

  /** Keeps the newest of what was seen of a ticket. */
  see(page: Page): void {
    const known = this.pages.get(page.number)
    if (!known || known.version <= page.version) this.pages.set(page.number, page)
  }

  get(number: number): Page | undefined {
    return this.pages.get(number)
  }

  get all(): Page[] {
    return [...this.pages.values()].toSorted((a, b) => a.number - b.number)
  }

  /** One that fits, the newer ones more often, and now and then one that does not; undefined when there is none. */
  choose(random: Random, fits: (page: Page) => boolean): Page | undefined {
    const all = this.all
    const among = chance(random, UNFIT_PART) ? all : all.filter(fits)
    const part = random()
    return among[among.length - 1 - Math.floor(part * part * among.length)]
  }
}

export const isDone = ({ status }: Page): boolean => status === 'solved' || status === 'closed'
export const isMine = ({ owner, lease }: Page, { handle }: Person): boolean => (owner ?? lease?.by) === handle
/** Nobody else is looking at it under a lease. */
export const isFree = ({ lease }: Page, { handle }: Person): boolean => lease === null || lease.by === handle
export const isOpen = (page: Page, me: Person): boolean => !isDone(page) && isFree(page, me)
