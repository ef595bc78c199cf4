/** Whether the log is what was sealed: every link and every event is looked at, and what does not fit is named (AUD-3). */
import { isoOf } from '../domain/time.ts'
import { chainHead, FIRST_HASH } from '../store/audit-chain.ts'
import {
  atOneMoment,
  checkLinks,
  type Erased,
  type Footing,
  hashAt,
  type Misfit,
  type NamedEvent,
  sealedErasures,
  strayEvents,
} from '../store/audit-check.ts'
import { inTransaction, type Tenant } from '../store/db.ts'

/** Links that are looked at by one statement. */
const PAGE = 10_000
/** Unsealed events that are named; so many are no single intrusion. */
const MOST_STRAY = 1_000

export const FINDING_KINDS = [
  'event_altered',
  'event_removed',
  'event_unsealed',
  'link_altered',
  'links_removed',
  'chain_missing',
  'end_missing',
  'head_not_reached',
] as const

export interface Finding {
  readonly kind: (typeof FINDING_KINDS)[number]
  /** Place in the chain; null of an event that has none. */
  readonly place: number | null
  /** What is wrong and where, in a sentence. */
  readonly says: string
}

/** A head of the chain as somebody wrote it down. */
export interface WrittenHead {
  readonly place: number
  /** In hex. */
  readonly hash: string
}

export interface Verified {
  /** Links that were looked at. */
  readonly links: number
  /** Events that differ from how they were sealed because personal data was erased from them, as recorded. */
  readonly erased: number
  /** What the chain ends with, to be written down. */
  readonly head: WrittenHead
  readonly findings: readonly Finding[]
}

/** An event in words: `event 7 of ticket #12 (triaged, 2026-03-02T12:00:00.000Z)`. */
function eventWords({ stream, streamId, version, type, at, number }: NamedEvent): string {
  const of = number === null ? `${stream ?? 'stream'} ${streamId}` : `ticket #${number}`
  const known = [type, at === null ? null : isoOf(at)].filter((each) => each !== null)
  return `event ${version} of ${of}${known.length > 0 ? ` (${known.join(', ')})` : ''}`
}

/** Links and what became of them: `link 4 of the chain was …`, `links 4 to 5 of the chain were …`. */
const linksWords = (from: number, to: number, [one, many]: readonly [string, string]): string =>
  from === to ? `link ${from} of the chain ${one}` : `links ${from} to ${to} of the chain ${many}`

/** Whether recorded erasures lead from how an event was sealed to how it is. */
function isErasure({ streamId, version, sealedDigest, digest }: Misfit, erasures: readonly Erased[]): boolean {
  let at = sealedDigest
  for (const each of erasures) {
    if (each.streamId === streamId && each.version === version && each.before === at) at = each.after
  }
  return at === digest
}

/** What is wrong with a link that does not fit; none where personal data was erased from its event. */
function findingsOf(misfit: Misfit, erasures: readonly Erased[]): Finding[] {
  const { place, missing, follows, digest, sealedDigest } = misfit
  const named = eventWords(misfit)
  const found: Finding[] = []
  if (missing > 0) {
    const says = `${linksWords(place - missing, place - 1, ['was', 'were'])} removed.`
    found.push({ kind: 'links_removed', place: place - missing, says })
  } else if (!follows) {
    found.push({ kind: 'link_altered', place, says: `link ${place} of the chain was altered; it is of ${named}.` })
  }
  if (digest === null) {
    found.push({ kind: 'event_removed', place, says: `${named} was removed from the log.` })
  } else if (digest !== sealedDigest && (follows || missing > 0) && !isErasure(misfit, erasures)) {
    found.push({ kind: 'event_altered', place, says: `${named} was altered since it was recorded.` })
  }
  return found
}

type Walked = Pick<Verified, 'links' | 'erased' | 'findings'> & { readonly last: Footing }

async function walk(tx: Tenant, progress: (links: number) => void): Promise<Walked> {
  const findings: Finding[] = []
  let last: Footing = { place: 0, hash: FIRST_HASH, made: FIRST_HASH }
  let links = 0
  let erased = 0
  let erasures: readonly Erased[] | undefined
  for (;;) {
    const page = await checkLinks(tx, last, PAGE)
    if (page.misfits.length > 0) erasures ??= await sealedErasures(tx)
    const judged = page.misfits.map((misfit) => findingsOf(misfit, erasures ?? []))
    findings.push(...judged.flat())
    erased += judged.filter(({ length }) => length === 0).length
    links += page.links
    last = page.last
    progress(page.links)
    if (page.links < PAGE) return { links, erased, findings, last }
  }
}

/** Whether the chain reaches as far as it is said to, and goes through the head that somebody wrote down. */
async function endFindings(tx: Tenant, last: Footing, written: WrittenHead | undefined): Promise<Finding[]> {
  const found: Finding[] = []
  const said = await chainHead(tx)
  if (!said) {
    const says = 'what the chain is recorded to end with was removed: its row of audit_chain, made with the workspace.'
    found.push({ kind: 'chain_missing', place: null, says })
  } else if (said.place > last.place) {
    const says = `${linksWords(last.place + 1, said.place, ['is', 'are'])} missing at its end.`
    found.push({ kind: 'end_missing', place: last.place + 1, says })
  } else if (said.place < last.place || said.hash !== last.hash) {
    const says = `the chain ends with link ${last.place}, but is recorded to end with link ${said.place} and another hash.`
    found.push({ kind: 'link_altered', place: last.place, says })
  }
  if (written && written.place > 0) {
    const hash = await hashAt(tx, written.place)
    const because = hash === undefined ? `there is no link ${written.place}` : `link ${written.place} has another hash`
    const says = `the head that was written down is not in the chain: ${because}. What came before it was removed or made anew.`
    if (hash !== written.hash) found.push({ kind: 'head_not_reached', place: written.place, says })
  }
  return found
}

/** Reads the whole log of a workspace as of one moment; `progress` hears how many links each page held. */
export async function verifyLog(
  tenant: Tenant,
  { written, progress }: { written?: WrittenHead | undefined; progress: (links: number) => void },
): Promise<Verified> {
  return inTransaction(tenant, async (tx) => {
    await atOneMoment(tx)
    const { last, findings, ...counts } = await walk(tx, progress)
    const reached = (await chainHead(tx))?.snapshot ?? null
    const stray = (await strayEvents(tx, reached, MOST_STRAY)).map((event): Finding => {
      return { kind: 'event_unsealed', place: null, says: `${eventWords(event)} was put into the log from outside.` }
    })
    const ends = await endFindings(tx, last, written)
    return { ...counts, head: { place: last.place, hash: last.hash }, findings: [...findings, ...stray, ...ends] }
  })
}
