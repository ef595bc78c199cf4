/** Who does what when: puts the beats of a path on the clock. */
import { must } from '../../domain/assert.ts'
import { addWorkingTime } from '../../domain/calendar/calendar.ts'
import { DAY, HOUR, type Instant, later, MINUTE, type Millis, SECOND } from '../../domain/time.ts'
import type { Segment, Severity } from '../../domain/vocabulary.ts'
import { MEMBERS, type Member, membersOf, type TeamSlug } from './members.ts'
import type { Beat } from './paths.ts'
import { responseAt, SUNDAY_TO_FRIDAY } from './promises.ts'
import { between, chance, pick, type Random, skewed } from './random.ts'
import { atWork, nextAtWork, type Workday } from './workday.ts'

export interface Step {
  readonly beat: Beat
  readonly at: Instant
  /** Null when the customer or the system does it. */
  readonly by: Member | null
  /** Who owned it at support before another team had it. */
  readonly before: Member | null
}

export interface Arrival {
  readonly at: Instant
  readonly segment: Segment
  readonly severity: Severity
  /** Office hours of who wrote. */
  readonly office: Workday
}

type Actor = 'desk' | 'owner' | 'customer' | 'lead' | 'head' | 'system'

/** Who does a beat, and the minutes that usually and at most pass before it. */
const PACE: Readonly<Record<Beat, readonly [by: Actor, least: number, most: number]>> = {
  triage: ['desk', 1, 9],
  skip: ['desk', 3, 30],
  claim: ['desk', 4, 240],
  ask: ['owner', 12, 300],
  find: ['owner', 20, 560],
  answer: ['owner', 12, 400],
  update: ['owner', 20, 300],
  nudge: ['owner', 2600, 4200],
  explain: ['owner', 30, 420],
  retriage: ['owner', 4, 50],
  note: ['owner', 6, 120],
  progress: ['owner', 500, 4200],
  help: ['owner', 10, 150],
  verdict: ['owner', 120, 2600],
  release: ['owner', 12, 300],
  hold: ['owner', 0, 0],
  vendor: ['owner', 2, 25],
  wait: ['owner', 2, 25],
  resume: ['owner', 1400, 6500],
  solve: ['owner', 3, 50],
  reopen: ['owner', 300, 1600],
  engineering: ['owner', 1, 6],
  product: ['owner', 1, 6],
  field: ['owner', 1, 6],
  back: ['owner', 2, 20],
  give: ['customer', 14, 1900],
  question: ['customer', 14, 1700],
  thanks: ['customer', 12, 2500],
  again: ['customer', 400, 3800],
  chase: ['customer', 1300, 3600],
  'pin-first': ['lead', 60, 900],
  'pin-second': ['head', 60, 900],
  pin: ['lead', 15, 200],
  unpin: ['lead', 20, 200],
  'pin-ends': ['system', 1440, 1440],
  silent: ['system', 0, 0],
  close: ['system', 0, 0],
}

/** Beats that come after so many minutes at the least come at their own pace, however bad it is. */
const UNHURRIED = 400

/** The worse it is, the faster everybody moves. */
const HASTE: Readonly<Record<Severity, number>> = { 0: 0.06, 1: 0.25, 2: 1, 3: 1 }

const FIRST_REPLIES: readonly Beat[] = ['ask', 'find', 'update', 'answer']
const TEAM_AFTER: Partial<Readonly<Record<Beat, TeamSlug>>> = {
  engineering: 'engineering',
  product: 'product',
  field: 'customer-engineering',
}

/** Fourteen of fifteen first responses keep the promise; an outage is answered on any day and at any hour. */
function firstReplyAt(arrival: Arrival, random: Random): Instant {
  if (arrival.severity === 0) return later(arrival.at, between(random, 9, 70) * MINUTE)
  return responseAt(arrival.at, chance(random, 14 / 15) ? skewed(random, 0.1, 0.97) : 1.05 + random(), arrival)
}

interface Hands {
  readonly at: Instant
  readonly owner: Member | null
  readonly team: TeamSlug
  readonly before: Member | null
  readonly answered: boolean
}

const owesAnswer = (beat: Beat, { answered }: Hands): boolean => !answered && FIRST_REPLIES.includes(beat)

interface Deciding {
  readonly beat: Beat
  readonly hands: Hands
  readonly arrival: Arrival
  readonly random: Random
}

const silence: Millis = 48 * HOUR

/** When the beat comes by the clock alone, before anybody's working hours are looked at. */
function dueAfter({ beat, hands, arrival, random }: Deciding): Instant {
  const [, least, most] = PACE[beat]
  if (beat === 'hold') return later(hands.at, between(random, 2_000, 5_000))
  if (beat === 'pin-ends') return later(hands.at, DAY)
  if (beat === 'close') return later(hands.at, 3 * DAY + between(random, 20, 540) * SECOND)
  if (beat === 'silent') return addWorkingTime(SUNDAY_TO_FRIDAY, hands.at, silence + between(random, 20, 540) * SECOND)
  const hurried = least >= UNHURRIED ? 1 : HASTE[arrival.severity]
  const pause = Math.round(skewed(random, least, most) * hurried * MINUTE)
  if (beat === 'triage' && arrival.severity > 0)
    return addWorkingTime(SUNDAY_TO_FRIDAY, hands.at, pause + between(random, 0, 59_999))
  return later(hands.at, pause + between(random, 1_000, 59_999))
}

/** The one of `members` who is at work at `at`, or who is the first to be again. */
function onDuty(members: readonly Member[], at: Instant, random: Random): { by: Member; at: Instant } {
  const there = members.filter(({ workday }) => atWork(at, workday))
  if (there.length > 0) return { by: pick(random, there), at }
  const coming = members.map((by) => ({ by, at: nextAtWork(at, by.workday, random) }))
  return must(coming.toSorted((a, b) => a.at - b.at)[0], 'a team has members')
}

function onCall(members: readonly Member[], at: Instant, random: Random): { by: Member; at: Instant } {
  const there = members.filter(({ workday }) => atWork(at, workday))
  return { by: pick(random, there.length > 0 ? there : members), at }
}

const memberCalled = (handle: string): Member =>
  must(
    MEMBERS.find((member) => member.handle === handle),
    `${handle} is a member`,
  )

const LEAD = memberCalled('farid')
const HEAD = memberCalled('ada')

/** What cannot wait for the next morning. */
const isUrgent = (beat: Beat, { severity }: Arrival): boolean => severity < 2 && PACE[beat][1] < UNHURRIED

const when = (by: Member, at: Instant, random: Random) => ({ by, at: nextAtWork(at, by.workday, random) })

/** Who does the beat, and when: at `due`, or as soon after it as that person works. */
function whoAndWhen(due: Instant, { beat, hands, arrival, random }: Deciding): { by: Member | null; at: Instant } {
  const { owner, team } = hands
  switch (PACE[beat][0]) {
    case 'lead':
      return when(LEAD, due, random)
    case 'head':
      return when(HEAD, due, random)
    case 'customer':
      return { by: null, at: isUrgent(beat, arrival) ? due : nextAtWork(due, arrival.office, random) }
    case 'system':
      return { by: null, at: due }
    case 'owner': {
      if (owner === null) break
      // A first response goes out in the shift that claimed the ticket; a hold goes with the reply before it.
      const stays = beat === 'hold' || isUrgent(beat, arrival) || owesAnswer(beat, hands)
      return stays ? { by: owner, at: due } : when(owner, due, random)
    }
    case 'desk':
      break
  }
  // Somebody is on call for outages when nobody is at work.
  return arrival.severity === 0 ? onCall(membersOf(team), due, random) : onDuty(membersOf(team), due, random)
}

/** Whose it is once `step` is done. */
function handsAfter(step: Step, hands: Hands): Hands {
  const { beat, at, by } = step
  const answered = hands.answered || FIRST_REPLIES.includes(beat)
  const now = { ...hands, at, answered }
  const team = TEAM_AFTER[beat]
  if (team) return { ...now, owner: null, team, before: hands.owner }
  if (beat === 'back') return { ...now, owner: hands.before, team: 'support' }
  if (beat === 'claim') return { ...now, owner: by }
  return beat === 'release' ? { ...now, owner: null } : now
}

/** When the beat is wanted; the first response and the claim before it follow the promise. */
function dueOf(deciding: Deciding, firstReply: Instant): Instant {
  const { beat, hands, random } = deciding
  if (beat === 'claim' || owesAnswer(beat, hands)) {
    const answering = later(firstReply, beat === 'claim' ? -between(random, 3, 30) * MINUTE : 0)
    if (!hands.answered && answering > hands.at) return answering
  }
  return dueAfter(deciding)
}

/** The steps of `beats` from `arrival` on, each later than the one before it. */
export function timeline(beats: readonly Beat[], arrival: Arrival, random: Random): readonly Step[] {
  const firstReply = firstReplyAt(arrival, random)
  const steps: Step[] = []
  let hands: Hands = { at: arrival.at, owner: null, team: 'support', before: null, answered: false }
  for (const beat of beats) {
    const deciding = { beat, hands, arrival, random }
    const { by, at } = whoAndWhen(dueOf(deciding, firstReply), deciding)
    // A claim or a skip has a lease of up to a minute before it; other beats leave two events at most.
    const earliest = later(hands.at, beat === 'claim' || beat === 'skip' ? MINUTE : 2 * SECOND)
    const step = { beat, at: at > earliest ? at : earliest, by, before: hands.before }
    steps.push(step)
    hands = handsAfter(step, hands)
  }
  return steps
}
