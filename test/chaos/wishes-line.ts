/** Who has a ticket, how urgent it is held to be, and where it belongs. */

import { EFFORTS, HOLD_REASONS, KINDS, PRIORITIES, SEVERITIES } from '../../src/domain/vocabulary.ts'
import { between, chance, pick } from '../../src/local/demo/random.ts'
import { ACCOUNTS, TEAM_SLUGS } from './company.ts'
import { isDone, isFree, isMine, isOpen, type Wish } from './page.ts'

const HOUR = 3_600_000
const inHours = (now: number, hours: number): string => new Date(now + hours * HOUR).toISOString()
/** The areas that ship in policies/tags-default.json, and one that does not. */
const AREAS = ['search', 'permissions', 'nowhere'] as const

export const LINE = {
  claim: {
    fits: (page, me) => isOpen(page, me) && page.owner !== me.handle,
    body: ({ random, page, me, mark }) => ({
      takeOver:
        page.owner !== null && page.owner !== me.handle && chance(random, 0.6) ? `They are away. ${mark}` : null,
    }),
  },
  skip: {
    fits: ({ lease }, { handle }) => lease?.by === handle,
    body: ({ mark }) => ({ reason: `Not my field. ${mark}` }),
  },
  release: {
    fits: (page, me) => page.status !== 'closed' && isMine(page, me),
    body: ({ random, mark }) => ({ reason: chance(random, 0.8) ? `Back to the line. ${mark}` : null }),
  },
  triage: {
    fits: (page, me) => page.status !== 'closed' && isFree(page, me),
    body: ({ random, mark }) => ({
      severity: pick(random, SEVERITIES),
      priority: pick(random, PRIORITIES),
      reason: `As the criteria say. ${mark}`,
    }),
  },
  propose: {
    body: ({ random, mark }) => ({ priority: pick(random, PRIORITIES), reason: `It is worse than that. ${mark}` }),
  },
  hold: {
    fits: (page, me) => isOpen(page, me) && page.hold === null,
    body: ({ random, now, mark }) => {
      const reason = pick(random, Object.keys(HOLD_REASONS) as (keyof typeof HOLD_REASONS)[])
      const whom = pick(random, HOLD_REASONS[reason])
      return {
        for: whom,
        reason,
        note: `Waiting. ${mark}`,
        actsNext: whom === 'customer' ? 'their administrator' : 'the vendor',
        until: chance(random, 0.4) ? inHours(now, between(random, 1, 60)) : null,
      }
    },
  },
  resume: {
    fits: ({ hold }) => hold !== null,
    body: ({ mark }) => ({ reason: `They called. ${mark}` }),
  },
  pin: {
    fits: (page) => !isDone(page),
    body: ({ random, now, mark }) => ({
      place: between(random, 1, 6),
      reason: `The board asks for it. ${mark}`,
      expiresAt: inHours(now, between(random, 1, 40)),
    }),
  },
  unpin: {
    fits: ({ pin }) => pin !== null,
    body: ({ mark }) => ({ reason: `No more. ${mark}` }),
  },
  route: {
    fits: (page, me) => isOpen(page, me),
    body: ({ random, page, mark }) => ({
      team: pick(
        random,
        TEAM_SLUGS.filter((slug) => slug !== page.team),
      ),
      reason: `They know it. ${mark}`,
    }),
  },
  classify: {
    fits: (page) => !isDone(page),
    body: ({ random }) => ({
      area: chance(random, 0.8) ? pick(random, AREAS) : null,
      effort: pick(random, EFFORTS),
      ...(chance(random, 0.3) ? { kind: pick(random, KINDS) } : {}),
      ...(chance(random, 0.3) ? { tags: [`tag-${between(random, 1, 9)}`] } : {}),
    }),
  },
  affects: {
    fits: (page) => !isDone(page),
    body: ({ random, mark }) => ({ account: pick(random, ACCOUNTS).slug, note: `They said so too. ${mark}` }),
  },
  'assign-account': {
    fits: (page) => !isDone(page),
    body: ({ random, mark }) => ({
      account: chance(random, 0.9) ? pick(random, ACCOUNTS).slug : null,
      reason: `They told us. ${mark}`,
    }),
  },
  snooze: {
    fits: (page, me) => page.priority === null && (page.status === 'new' || page.status === 'open') && isFree(page, me),
    body: ({ random, now, page, mark }) => ({
      until: page.snoozedUntil === null ? inHours(now, between(random, 1, 50)) : null,
      reason: `Tomorrow. ${mark}`,
    }),
  },
  undo: {
    body: ({ random, page }) => ({ version: chance(random, 0.3) ? page.version : null }),
  },
} satisfies Record<string, Wish>
