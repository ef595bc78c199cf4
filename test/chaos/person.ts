/** Carries out what somebody wants, with what goes wrong on the way. */
import { must } from '../../src/domain/assert.ts'
import { between, chance, pick, type Random, seeded } from '../../src/local/demo/random.ts'
import type { Person } from './company.ts'
import { type Answer, type Call, type Entry, isAboutTickets, isDoneWell, type Ledger } from './ledger.ts'
import type { Ask, Board, Page } from './page.ts'
import { allows, markOf, type Want } from './plan.ts'
import { type LineWish, lineCall, OF_THE_LINE, type VerbWish, WISHES } from './wishes.ts'

/** The nodes as people reach them: real ones, or those of a virtual run. */
export interface Nodes {
  readonly count: number
  /** Milliseconds since 1970. */
  now(): number
  /** Undefined when the connection broke before an answer came. */
  send(node: number, call: Call): Promise<Answer | undefined>
  /** Sends it and goes away before the answer, the sooner the smaller `when` in [0, 1). */
  abort(node: number, call: Call, when: number): Promise<void>
  /** Does all of it at the same moment, or in the order given where there is no such thing. */
  atOnce<Result>(all: readonly (() => Promise<Result>)[]): Promise<Result[]>
  /** Before somebody tries again. */
  pause(): Promise<void>
}

export interface World {
  readonly nodes: Nodes
  readonly board: Board
  readonly ledger: Ledger
  readonly people: readonly Person[]
}

/** More tries than a restart takes. */
const MOST_TRIES = 40
/** Names the version it has seen. */
const CAREFUL_PART = 0.4
/** Looks at the ticket before acting on it. */
const LOOKING_PART = 0.6

interface Sending {
  readonly entry: Pick<Entry, 'turn' | 'wish' | 'fate' | 'mark'>
  readonly call: Call & { readonly key: string }
  readonly node: number
}

/** Asks until there is an answer, each time another node and under the same key. */
async function insist({ nodes, board, ledger }: World, { entry, call, node }: Sending): Promise<Answer | undefined> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const answer = await nodes.send((node + tries - 1) % nodes.count, call)
    if (!answer) {
      await nodes.pause()
      continue
    }
    ledger.add({ ...entry, call, tries }, answer)
    if (isDoneWell(answer) && isAboutTickets(call) && 'nextActor' in (answer.body as object))
      board.see(answer.body as Page)
    return answer
  }
  ledger.add({ ...entry, call, tries: MOST_TRIES })
  return undefined
}

/** The ways in which a call goes wrong. */
async function suffer(world: World, sending: Sending, random: Random): Promise<void> {
  const { nodes } = world
  const other = { ...sending, node: sending.node + 1 }
  switch (sending.entry.fate) {
    case 'repeated':
      await insist(world, sending)
      await insist(world, sending)
      return
    case 'elsewhere':
      if (chance(random, 0.5)) await nodes.atOnce([() => insist(world, sending), () => insist(world, other)])
      else {
        await nodes.send(sending.node, sending.call)
        await insist(world, other)
      }
      return
    case 'aborted': {
      const again = chance(random, 0.6)
      await nodes.abort(sending.node, sending.call, random())
      if (again) await insist(world, other)
      else world.ledger.add({ ...sending.entry, call: sending.call, tries: 1 })
      return
    }
    default:
      await insist(world, sending)
  }
}

async function read<Body>({ nodes, ledger }: World, node: number, as: string, path: string): Promise<Body | undefined> {
  const call = { as, method: 'GET', path } as const
  const answer = await nodes.send(node, call)
  if (answer) ledger.look(call, answer)
  return answer?.status === 200 ? (answer.body as Body) : undefined
}

/** The ticket that the wish is about, as its asker sees it; undefined while there is none. */
async function pageFor(world: World, want: Want, { random, me }: Ask, node: number): Promise<Page | undefined> {
  const { fits = () => true } = WISHES[want.wish as VerbWish]
  const chosen = world.board.choose(random, (page) => fits(page, me))
  if (!chosen || want.fate === 'stale' || !chance(random, LOOKING_PART)) return chosen
  const fresh = await read<Page>(world, node, me.handle, `/tickets/${chosen.number}`)
  if (fresh) world.board.see(fresh)
  return fresh ?? chosen
}

/** The version that is named as seen: an old one, the one that was looked at, or none. */
function seenOn({ version }: Page, { fate }: Want, random: Random): number | undefined {
  if (fate === 'stale') return Math.max(1, version - between(random, 1, 3))
  return chance(random, CAREFUL_PART) ? version : undefined
}

/** So often somebody takes back at once what they did. */
const REGRET_PART = 0.12

/** Takes the step back that was answered just now, by the version it left. */
async function thinkAgain(world: World, { entry, call, node }: Sending, random: Random): Promise<void> {
  const done = world.ledger.entries.findLast(({ key }) => key === call.key)
  const [left] = done?.left ?? []
  if (!chance(random, REGRET_PART) || !left || entry.wish === 'split') return
  const undoing = { ...entry, wish: 'undo', fate: 'plain', mark: markOf(entry.turn, 9) } as const
  const { as, method } = call
  const path = `/tickets/${left.number}/undo`
  const taken = { as, method, path, body: { version: left.version }, key: `k-${entry.turn}-9` }
  await insist(world, { entry: undoing, call: taken, node })
}

async function onTicket(world: World, want: Want, ask: Ask, page: Page, node: number): Promise<void> {
  const { random, me } = ask
  const { turn, wish, fate } = want
  const { reads, body } = WISHES[wish as VerbWish]
  const path = `/tickets/${page.number}`
  const timeline = reads ? await read<{ items: [] }>(world, node, me.handle, `${path}/timeline`) : undefined
  const events = timeline?.items ?? []
  const seen = seenOn(page, want, random)
  const sendingOf = (who: Person, nth: number): Sending => {
    const mark = markOf(turn, nth)
    const call: Call = { as: who.handle, method: 'POST', path: `${path}/${wish}`, seen, body: {} }
    const said = body({ ...ask, me: who, mark, page, events })
    return {
      entry: { turn, wish, fate, mark },
      call: { ...call, key: `k-${turn}-${nth}`, body: said },
      node: node + nth,
    }
  }
  if (fate !== 'crowd') {
    const sending = sendingOf(me, 0)
    await suffer(world, sending, random)
    return thinkAgain(world, sending, random)
  }
  const able = world.people.filter((each) => allows(each, wish))
  const others = Array.from({ length: between(random, 1, 3) }, () =>
    pick(random, able.length > 0 ? able : world.people),
  )
  const all = [me, ...others].map(sendingOf)
  await world.nodes.atOnce(all.map((sending) => () => insist(world, sending)))
}

const isOfTheLine = (wish: string): wish is LineWish => (OF_THE_LINE as readonly string[]).includes(wish)
/** So often somebody opens a ticket for want of one that fits; else they claim one. */
const OPENING_PART = 0.4

/** Carries out `want`. Where no ticket fits it, its person claims or opens one, so that some will. */
export async function carryOut(world: World, want: Want): Promise<void> {
  const { nodes, board, people } = world
  const { turn, wish, fate, dice } = want
  const random = seeded(dice)
  const me = must(people[want.person], 'is one of the people')
  const node = between(random, 0, nodes.count - 1)
  const mark = markOf(turn, 0)
  const ask: Ask = { random, me, people, now: nodes.now(), mark, board }
  if (!isOfTheLine(wish)) {
    const claiming = { ...want, wish: 'claim' } as const
    for (const each of chance(random, OPENING_PART) ? [want] : [want, claiming]) {
      const page = await pageFor(world, each, ask, node)
      if (page) return onTicket(world, each, ask, page, node)
    }
  }
  const asked = isOfTheLine(wish) ? wish : 'open'
  const { path, body } = lineCall(asked, ask)
  const call = { as: me.handle, method: 'POST', path, body, key: `k-${turn}-0` } as const
  await suffer(world, { entry: { turn, wish: asked, fate, mark }, call, node }, random)
}
