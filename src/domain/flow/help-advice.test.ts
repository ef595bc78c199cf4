import { describe, expect, test } from 'vitest'
import type { RouteCandidate } from '../routing/route.ts'
import { helpAdvice } from './help-advice.ts'

const teams = [
  { slug: 'engineering', kind: 'engineering' },
  { slug: 'support', kind: 'support' },
] as const

const path = (facts: Partial<RouteCandidate>): RouteCandidate => ({
  to: { team: 'engineering' },
  rule: 'How-to question',
  confidence: 0.95,
  says: 'Whoever knows answers.',
  hits: [],
  area: null,
  excluded: 'best_effort',
  ...facts,
})

const asked = { technicalAdvisor: false, candidates: [path({})], teams }
const plain = { priority: 'p2', effort: null } as const

describe('TV-74: whether a request is the way to go', () => {
  test('for a p1 it is', () => {
    expect(helpAdvice({ ...plain, priority: 'p1' }, { ...asked, kind: 'troubleshooting' })).toEqual({
      suggest: 'request',
      because: 'A request is the way to go: it is a p1.',
      detour: null,
    })
  })

  test('a how-to question goes to the channel, without a request', () => {
    expect(helpAdvice({ ...plain, priority: 'p1' }, { ...asked, kind: 'question' })).toMatchObject({
      suggest: 'channel',
      because: 'How-to questions need no request: ask in the channel of team engineering, and whoever knows answers.',
    })
  })
})

describe('HLP-3', () => {
  test('a request for what the routing takes to the channel is a detour, told by its rule', () => {
    expect(helpAdvice(plain, { ...asked, kind: 'question' }).detour).toBe(
      'The agreed path is the channel of team engineering, by the rule “How-to question”: Whoever knows answers.',
    )
  })

  test.each([
    ['no path', []],
    ['a path that is not best effort', [path({ excluded: null })]],
    ['a path to another kind of team', [path({ to: { team: 'support' } })]],
    ['a path to nobody', [path({ to: { noAction: { whom: 'x', words: 'y' } } })]],
    ['a path of which no rule is sure', [path({ confidence: 0.4 })]],
  ])('%s: none', (_, candidates) => {
    expect(helpAdvice(plain, { ...asked, candidates, kind: 'question' })).toMatchObject({
      suggest: 'channel',
      detour: null,
    })
  })

  test.each([
    [{ effort: 'days' as const }, false, 'it looks like deep work'],
    [{}, true, 'the account has a technical advisor'],
  ])('a request is worth it for %j, advisor %s', (facts, technicalAdvisor, because) => {
    const advice = helpAdvice({ ...plain, ...facts }, { ...asked, technicalAdvisor, kind: 'defect' })
    expect(advice).toMatchObject({ suggest: 'request', because: expect.stringContaining(because) })
  })

  test('else either will do', () => {
    expect(helpAdvice(plain, { ...asked, kind: 'defect' }).suggest).toBe('either')
  })
})
