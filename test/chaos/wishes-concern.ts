/** Disagreements on their way up, issues, and who follows what. */
import type { ConcernGlance } from '../../src/contract/concern-verbs.ts'
import type { Role } from '../../src/domain/vocabulary.ts'
import { between, chance, pick } from '../../src/local/demo/random.ts'
import type { Person } from './company.ts'
import type { AskOn, Page, Wish } from './page.ts'

/** Issues that people think of; fewer are filed at first. */
const ISSUES = 12

type Fits = (concern: ConcernGlance, me: Person) => boolean
const isOpen: Fits = ({ state }) => state === 'open'
const isRaiser: Fits = (concern, me) => isOpen(concern, me) && concern.by === me.handle
const isOtherSide: Fits = (concern, me) => isOpen(concern, me) && concern.with === me.handle
/** Who stands at the steps of policies/escalation-default.json. */
const STANDS: Readonly<Record<string, readonly Role[]>> = {
  account_executive: ['success'],
  customer_engineer: ['customer_engineer'],
  support_or_product: ['lead', 'product'],
  vp_technical_success: ['admin', 'owner'],
  vp_sales_head_of_engineering: ['owner'],
}
const stands: Fits = (concern, me) => isOpen(concern, me) && (STANDS[concern.step]?.includes(me.role) ?? false)
const decides: Fits = (concern, me) => stands(concern, me) && concern.by !== me.handle && concern.with !== me.handle

const some =
  (fits: Fits) =>
  ({ concerns }: Page, me: Person): boolean =>
    concerns?.some((each) => fits(each, me)) ?? false

function concernOf({ random, page: { concerns }, me }: AskOn, fits: Fits): number {
  const fitting = concerns?.filter((each) => fits(each, me)) ?? []
  return fitting.length > 0 ? pick(random, fitting).concern : 1
}

export const CONCERN = {
  'raise-concern': {
    fits: ({ concerns, status }) => status !== 'closed' && (concerns?.every(({ state }) => state !== 'open') ?? false),
    body: ({ random, people, mark }) => ({
      about: `When it is fixed ${mark}`,
      ourView: `The customer cannot wait for the next release. ${mark}`,
      theirView: `A patch release costs the team a week of its work. ${mark}`,
      tried: `We looked for a workaround together and found none. ${mark}`,
      with: pick(random, people).handle,
      evidence: chance(random, 0.5) ? `https://issues.example.com/7 ${mark}` : null,
    }),
  },
  'confirm-view': {
    fits: some(isOtherSide),
    body: (ask) => ({
      concern: concernOf(ask, isOtherSide),
      theirView: chance(ask.random, 0.3) ? `It costs two weeks, and nobody else asked. ${ask.mark}` : null,
    }),
  },
  'reply-concern': {
    fits: some(isOpen),
    body: (ask) => ({
      concern: concernOf(ask, isOpen),
      reply: `Three others asked for the same since May. ${ask.mark}`,
      evidence: `https://issues.example.com/8 ${ask.mark}`,
    }),
  },
  'pass-on-concern': {
    fits: some(stands),
    body: (ask) => ({ concern: concernOf(ask, stands), reason: `We cannot settle it here. ${ask.mark}` }),
  },
  'decide-concern': {
    fits: some(decides),
    body: (ask) => ({
      concern: concernOf(ask, decides),
      decision: `It goes into the patch release. ${ask.mark}`,
      reason: `The renewal is next month. ${ask.mark}`,
      considered: `Both views, and the three tickets. ${ask.mark}`,
    }),
  },
  'withdraw-concern': {
    fits: some(isRaiser),
    body: (ask) => ({ concern: concernOf(ask, isRaiser), reason: `We agree by now. ${ask.mark}` }),
  },
  'link-issue': {
    body: ({ random }) => ({ issue: between(random, 1, ISSUES) }),
  },
  'unlink-issue': {
    fits: ({ issues }) => issues.length > 0,
    body: ({ random, page: { issues }, mark }) => ({
      issue: issues.length > 0 ? pick(random, issues).number : 1,
      reason: `Another cause. ${mark}`,
    }),
  },
  watch: { fits: ({ watchers }, { handle }) => !watchers.includes(handle), body: () => ({}) },
  unwatch: { fits: ({ watchers }, { handle }) => watchers.includes(handle), body: () => ({}) },
} satisfies Record<string, Wish>
