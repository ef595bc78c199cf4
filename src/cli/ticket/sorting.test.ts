import { describe, expect, test } from 'vitest'
import { sent, topline } from '../../../test/support/cli.ts'
import { aTicket } from '../../../test/support/wire.ts'
import type { TicketRoutes } from '../../contract/routing.ts'

const ROUTES: TicketRoutes = {
  area: 'search',
  version: 1,
  items: [
    {
      team: 'engineering',
      teamName: 'Engineering',
      noAction: null,
      rule: 'How-to question of customer engineering',
      confidence: 0.95,
      reason: 'Best effort.',
      words: [],
      excluded: 'best_effort',
      isHere: false,
    },
    {
      team: null,
      teamName: null,
      noAction: { whom: 'the advisor', words: 'They have one.' },
      rule: 'Security',
      confidence: 0.4,
      reason: 'An advisor looks after it.',
      words: ['cve'],
      excluded: null,
      isHere: false,
    },
    {
      team: 'support',
      teamName: 'Support',
      noAction: null,
      rule: 'default',
      confidence: 0.1,
      reason: 'Support can look at it first.',
      words: [],
      excluded: null,
      isHere: true,
    },
  ],
}

test('ROU-1: route without a team shows where a ticket could go', async () => {
  const { stdout: out } = await topline(['ticket', 'route', '12'], { answers: { 'GET /tickets/12/routes': ROUTES } })
  expect(out).toMatchInlineSnapshot(`
    "#12 could go to, best first (area search):

    sure  to                         rule                                     because
    95 %  engineering (best effort)  How-to question of customer engineering  Best effort.
    40 %  no action (the advisor)    Security                                 An advisor looks after it.
    10 %  support (here now)         default                                  Support can look at it fi…
    "
  `)
})

describe('ROU-12: route', () => {
  const answers = { 'POST /tickets/12/route': aTicket({ number: 12, team: 'product' }) }

  test('to a team', async () => {
    const done = await topline(['ticket', 'route', '12', 'product', '--reason', 'a wish'], { answers })
    expect(sent(done)).toEqual({ team: 'product', noAction: null, reason: 'a wish' })
    expect(done.stdout).toContain('#12 is with team product.')
  })

  test('ROU-14: to nobody of support', async () => {
    const closed = { 'POST /tickets/12/route': aTicket({ number: 12, status: 'closed' }) }
    const words = ['ticket', 'route', '12', '--left-to', 'the advisor', '--reason', 'they have one']
    const done = await topline(words, { answers: closed })
    expect(sent(done)).toEqual({ team: null, noAction: 'the advisor', reason: 'they have one' })
    expect(done.stdout).toContain('#12 needs no action of support.')
  })

  test.each([
    ['both', ['product', '--left-to', 'x'], 'Give either a team'],
    ['no reason', ['--left-to', 'x'], '--left-to needs --reason'],
  ])('refuses %s', async (_, words, text) => {
    const done = await topline(['ticket', 'route', '12', ...words], {})
    expect(done).toMatchObject({ exit: 2 })
    expect(done.stderr).toContain(text)
  })
})

describe('ROU-15: classify', () => {
  const classify = async (words: readonly string[], after: object = {}) =>
    topline(['ticket', 'classify', '12', ...words], {
      answers: {
        'POST /tickets/12/classify': { ...aTicket({ number: 12, area: 'search', effort: 'hours' }), ...after },
      },
    })

  test('sends what was said alone', async () => {
    const done = await classify(['--area', 'search', '--tag', 'a', '--tag', 'b', '--effort', 'hours'])
    expect(sent(done)).toEqual({ area: 'search', tags: ['a', 'b'], effort: 'hours' })
    expect(done.stdout).toMatch(/^#12 is classified: \w+, area search.*, effort hours\.$/m)
  })

  test('none clears', async () => {
    const done = await classify(['--area', 'none', '--tag', 'none', '--effort', 'none'])
    expect(sent(done)).toEqual({ area: null, tags: [], effort: null })
  })

  test('TAG-3: a tag of no vocabulary is told, with what it may have been meant to be', async () => {
    const stray = [{ slug: 'executor', list: 'themes', near: [{ slug: 'executors', because: 'plural' }] }]
    const { stdout: out } = await classify(['--tag', 'executor'], { stray })
    expect(out).toContain(
      'Note: "executor" is not among the themes of the vocabulary. Did you mean executors (another form)?',
    )
  })

  test('refuses to say nothing', async () => {
    expect(await topline(['ticket', 'classify', '12'], {})).toMatchObject({ exit: 2 })
  })
})
