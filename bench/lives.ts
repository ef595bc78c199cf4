/** What happens to the tickets of a company of a hundred people: most are done, and of the rest somebody is asked, told, offered
 *  and followed. Shares are those of a busy quarter. */
import { between, chance, pick, type Random } from '../src/local/demo/random.ts'
import type { Life } from './texts.ts'
import { someWords } from './words.ts'

/** People among whom tickets are spread; the first eight are members who sign in. */
const PEOPLE = 100
const somebody = (random: Random): string => `engineer-${between(random, 0, PEOPLE - 1)}`

/** Of all tickets: owned or held by somebody now; closed already. The rest waits. */
const OPEN_WITH_OWNER = 0.04
const DONE = 0.88
/** Of all tickets: with a note that names somebody; followed; with an answer of engineering; with an issue that shipped; with a
 *  disagreement. */
const MENTION = 0.1
const FOLLOWED = 0.03
const ANSWERED = 0.08
const SHIPPED = 0.03
const CONCERN = 0.0002
/** Of those somebody owns: offered by name; with a request for help that came back. */
const OFFERED = 0.1
const HELP_BACK = 0.03

type Happening = ReturnType<Life>[number]

const policy = 1
const packet = { context: 'Search is slow since the update.' }
const asked = (by: string): Happening => ({
  actor: by,
  change: {
    type: 'help_asked',
    help: 1,
    by,
    kind: 'troubleshooting',
    team: 'engineering',
    packet,
    missing: [],
    score: 100,
    key: 1,
    policy,
  },
})

function toldOn(random: Random, owner: string): Happening[] {
  const told: Happening[] = []
  if (chance(random, FOLLOWED)) {
    const handle = somebody(random)
    told.push({ actor: handle, change: { type: 'watched', handle } })
  }
  if (chance(random, MENTION)) {
    const [by, named] = [somebody(random), somebody(random)]
    const body = `@${named} ${someWords(random, 30)}`
    told.push({ actor: by, change: { type: 'noted', by, body, mentions: [named] } })
  }
  if (chance(random, ANSWERED)) {
    const by = somebody(random)
    const answer = someWords(random, 20)
    told.push(asked(owner), { actor: by, change: { type: 'help_answered', help: 1, by, answer } })
  } else if (chance(random, HELP_BACK * OPEN_WITH_OWNER)) {
    const by = somebody(random)
    const change = { type: 'help_bounced', help: 1, by, missing: ['Steps'], reason: 'How do we see it?' } as const
    told.push(asked(owner), { actor: by, change })
  }
  if (chance(random, SHIPPED)) {
    const issue = between(random, 1, 400)
    told.push({ actor: owner, change: { type: 'issue_linked', by: owner, issue } })
    told.push({ actor: 'lead', change: { type: 'issue_shipped', by: 'lead', issue, note: 'In 5.0.3.' } })
  }
  return told
}

function concernOf(random: Random, owner: string): Happening {
  const views = { ourView: someWords(random, 20), theirView: someWords(random, 20), tried: someWords(random, 10) }
  const sides = { by: somebody(random), with: owner, about: 'Its place', evidence: null, step: 'customer_engineer' }
  return { actor: sides.by, change: { type: 'concern_raised', concern: 1, ...sides, ...views, policy } }
}

function answeredAndClosed(random: Random, owner: string): Happening[] {
  const from = { name: 'Ada Example', email: 'ada@example.com' }
  return [
    { actor: owner, change: { type: 'replied', by: owner, body: someWords(random, 25), weight: 'response' } },
    { actor: 'ada@example.com', change: { type: 'received', from, body: someWords(random, 15) } },
    { actor: owner, change: { type: 'solved', resolution: 'rolled back' } },
    { actor: owner, change: { type: 'closed', reason: 'customer_confirmed', comment: null } },
  ]
}

/** The rest of a ticket's life after it was opened and triaged. */
export const companyLife: Life = (random) => {
  const owner = somebody(random)
  const claimed: Happening = { actor: owner, change: { type: 'claimed', by: owner, passedOver: null, reason: null } }
  const share = random()
  if (share < DONE) return [claimed, ...toldOn(random, owner), ...answeredAndClosed(random, owner)]
  if (share > DONE + OPEN_WITH_OWNER) return []
  const life = [claimed, ...toldOn(random, owner)]
  if (chance(random, CONCERN / OPEN_WITH_OWNER)) life.push(concernOf(random, owner))
  if (chance(random, OFFERED)) {
    const offer = { kind: 'case', team: 'support', to: somebody(random), region: null, packet, policy } as const
    life.push({ actor: owner, change: { type: 'handoff_offered', by: owner, ...offer } })
  } else if (chance(random, 0.3)) {
    const held = { for: 'customer', reason: 'information_needed', note: null, actsNext: 'Ada', until: null } as const
    life.push({ actor: pick(random, [owner, 'lead']), change: { type: 'held', ...held } })
  }
  return life
}
