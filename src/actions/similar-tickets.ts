/** Tickets that ask what somebody is about to ask, or what a ticket asks. Rules: docs/spec/similar.md. */
import { Refusal } from '../domain/refusal.ts'
import { soughtFor } from '../domain/similar/sought.ts'
import { inOrder, isDone, suggestionsAmong, type Told } from '../domain/similar/suggest.ts'
import { type AskText, termsOf } from '../domain/similar/terms.ts'
import type { Instant } from '../domain/time.ts'
import type { Kind } from '../domain/vocabulary.ts'
import type { Tenant } from '../store/db.ts'
import { accountsOn, candidatesFor, factsOf, openingOf } from '../store/similar.ts'
import type { WordSamples } from '../store/word-samples.ts'

export interface SimilarReader {
  readonly tenant: Tenant
  readonly samples: WordSamples
  readonly now: Instant
}

export interface SimilarAsked extends AskText {
  /** Id of the account that asks; null when nobody said. */
  readonly accountId: string | null
  readonly kind?: Kind | undefined
  /** Number of a ticket that is not told: the one that asks. */
  readonly except: number | null
  readonly limit: number
  /** Only those that go on. */
  readonly goingOn?: boolean
}

export interface SimilarTold extends Told {
  /** How many accounts ask it. */
  readonly accounts: number
  /** Whether the account that asks is one of them; null without one. */
  readonly already: boolean | null
}

/** The tickets that are alike, the likest first (SIM-3 to SIM-6). */
export async function similarTickets(
  { tenant, samples, now }: SimilarReader,
  { accountId, kind, except, limit, goingOn = false, ...text }: SimilarAsked,
): Promise<SimilarTold[]> {
  const terms = termsOf(text)
  if (terms.size === 0) return []
  const sample = await samples.of(tenant, now)
  const candidates = await candidatesFor(tenant, soughtFor(terms, sample))
  const others = candidates.filter(({ number, goesTo }) => number !== except && goesTo !== except)
  const suggestions = suggestionsAmong(terms, others, sample)
  const facts = new Map(
    (
      await factsOf(
        tenant,
        suggestions.map(({ number }) => number),
      )
    ).map((each) => [each.number, each]),
  )
  const told = suggestions.flatMap((suggestion) => {
    const ticket = facts.get(suggestion.number)
    return ticket && !(goingOn && isDone(ticket)) ? [{ ...ticket, ...suggestion }] : []
  })
  const first = inOrder(told, kind).slice(0, limit)
  const accounts = await accountsOn(
    tenant,
    first.map(({ number }) => number),
  )
  return first.map((each) => {
    const on = accounts.get(each.number) ?? []
    return { ...each, accounts: on.length, already: accountId === null ? null : on.includes(accountId) }
  })
}

/** The tickets that are like ticket `number`, without itself and what was ended as its duplicate.
 *  @throws Refusal `ticket_not_found` */
export async function similarTo(
  reader: SimilarReader,
  number: number,
  asked: Pick<SimilarAsked, 'limit' | 'goingOn'>,
): Promise<SimilarTold[]> {
  const opened = await openingOf(reader.tenant, number)
  if (!opened) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  return similarTickets(reader, { ...opened, except: number, ...asked })
}
