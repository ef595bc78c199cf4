import { expect, test } from 'vitest'
import { topline } from '../../../test/support/cli.ts'
import type { RoutingReport } from '../../contract/routing.ts'
import type { Tags } from '../../contract/tags.ts'

const REPORT: RoutingReport = {
  rules: [
    {
      rule: 'Licences',
      isInForce: true,
      routed: 40,
      wrong: 4,
      wrongShare: 0.1,
      wrongTo: [{ team: 'support', tickets: 4 }],
    },
    { rule: 'default', isInForce: true, routed: 10, wrong: 0, wrongShare: 0, wrongTo: [] },
    { rule: 'Old rule', isInForce: false, routed: 1, wrong: 0, wrongShare: 0, wrongTo: [] },
  ],
  routed: 51,
  byRule: 41,
  coverage: 41 / 51,
  detours: 3,
  warnings: ['rules[1] “b” never comes first.'],
}

test('ROU-13: report routing tells how often each rule was wrong', async () => {
  const { stdout: out } = await topline(['report', 'routing'], { answers: { 'GET /reports/routing': REPORT } })
  expect(out).toMatchInlineSnapshot(`
    "51 tickets came without a team; a rule fitted 41 of them (80 %).

    rule                  routed  wrong  share  went to
    Licences                  40      4   10 %  support 4
    default                   10      0    0 %  –
    Old rule (no longer)       1      0    0 %  –

    3 tickets left the agreed path by somebody's choice.
    Note: rules[1] “b” never comes first.
    "
  `)
})

test('ROU-13: and says so when nothing was routed', async () => {
  const none = { ...REPORT, rules: [], routed: 0, byRule: 0, coverage: null }
  const { stdout: out } = await topline(['report', 'routing'], { answers: { 'GET /reports/routing': none } })
  expect(out).toContain('Nothing was routed yet')
})

test('TAG-3: tags tells how often each is used, and which look alike', async () => {
  const tags: Tags = {
    version: 1,
    areas: [{ slug: 'search', name: 'Search', about: 'Queries.', replaces: [], open: 4, all: 90, near: [] }],
    themes: [
      {
        slug: 'executer',
        name: null,
        about: null,
        replaces: [],
        open: 0,
        all: 2,
        near: [{ slug: 'executors', because: 'spelling' }],
      },
    ],
  }
  const { stdout: out } = await topline(['tags'], { answers: { 'GET /tags': tags } })
  expect(out).toMatchInlineSnapshot(`
    "Product areas
    tag     open  all  near  when
    search     4   90  –     Queries.

    Themes
    tag       open  all  near       when
    executer     0    2  executors  not in the vocabulary
    "
  `)
})
