/** The severity vectors of the domain research, by the shipped policies. */
import { describe, expect, test } from 'vitest'
import { shippedPolicies } from '../../../test/support/policies.ts'
import { promisedDue, someFacts } from '../../../test/support/promises.ts'
import { judgedBy, shippedSeverity } from '../../../test/support/severity.ts'
import { promisesFor } from '../sla/match.ts'
import type { Evidence } from '../ticket-event.ts'
import { instant } from '../time.ts'
import type { Priority } from '../vocabulary.ts'
import type { LadderFacts } from './document.ts'

const written = shippedSeverity('default')
const contract2020 = shippedSeverity('contract-2020')
const matrix = shippedSeverity('matrix-2020')
const gitlab = shippedSeverity('gitlab')

/** Level, severity and priority that the evidence implies. */
const implied = (policy: typeof written, facts: Partial<LadderFacts>, evidence: Evidence) => {
  const { proposal } = judgedBy(policy, facts, evidence)
  const { outcome } = proposal
  return outcome.kind === 'decided'
    ? [outcome.level.name, outcome.level.severity, outcome.level.priority]
    : [outcome.kind]
}

describe('Severity 0 to 3', () => {
  test.each([
    ['TV-16: nobody can log in', { shows: 'no_login' }, ['Severity 0', 0, 'p0']],
    [
      'TV-18: exactly 60 % of the users, core unavailable, no workaround',
      { shows: 'core_gone', users: 60, workaround: false },
      ['Severity 1', 1, 'p1'],
    ],
    ['TV-19: 59 %, so support decides', { shows: 'core_gone', users: 59, workaround: false }, ['support']],
    ['TV-20: slow core feature with a workaround', { shows: 'core_slow', workaround: true }, ['Severity 2', 2, 'p2']],
    ['TV-21: a question about the documentation', { shows: 'question' }, ['Severity 3', 3, 'p2']],
    ['TV-23: a security incident', { security: true }, ['Severity 0', 0, 'p0']],
  ] as [string, Evidence, unknown[]][])('%s', (_, evidence, expected) => {
    expect(implied(written, {}, evidence)).toEqual(expected)
  })

  test.each([
    ['TV-17', { shows: 'one_login' }, 'One user who cannot log in is not Severity 0.'],
    ['TV-22', { shows: 'sync' }, 'A sync of repositories that is partial or late is not Severity 0.'],
    ['slower than usual', { shows: 'core_slow', workaround: true }, 'Slower than usual is not Severity 0.'],
  ] as [string, Evidence, string][])('%s: is not Severity 0, and says so', (_, evidence, note) => {
    const { proposal, level, flags } = judgedBy(written, {}, evidence)
    expect(level).not.toBe('Severity 0')
    expect(proposal.notes).toEqual([note])
    expect(flags({ severity: 0 })).toContain(note)
  })

  test('TV-21: a ticket of kind question needs no answer at all', () => {
    expect(implied(written, { kind: 'question' }, {})).toEqual(['Severity 3', 3, 'p2'])
  })

  test('P-SEV-MAP: severity 3 is p2, so that p3 stays with internal work', () => {
    expect(implied(written, { segment: 'internal', kind: 'task' }, {})).toEqual(['Internal work', 3, 'p3'])
    expect(implied(written, { segment: 'internal', kind: 'incident' }, { shows: 'all_down' })).toEqual([
      'Severity 0',
      0,
      'p0',
    ])
  })

  test.each(['free', 'open_source'] as const)('P-UNPAID: %s stays p2; p3 is flagged', (segment) => {
    const { level, flags } = judgedBy(written, { segment }, { shows: 'core_slow', workaround: true })
    expect(level).toBe('Severity 2')
    expect(flags({ priority: 'p3' })).toEqual(['Severity 2 is p2; p3 was chosen.'])
    expect(implied(written, { segment, kind: 'question' }, {})).toEqual(['Severity 3', 3, 'p2'])
    expect(
      promisedDue('first_response', someFacts({ segment, severity: 2 }), {
        policies: shippedPolicies(),
        startedAt: instant('2024-03-18T10:00-07:00'),
      }),
    ).toBeNull()
  })
})

describe('the contract of 2020', () => {
  const signed = { contract: 'contract-2020' }

  test.each([
    ['TV-24: severe, but in staging', { environment: 'staging' }, { shows: 'severe' }, ['Severity 2', 2, 'p2']],
    ['severe, in production', { environment: 'production' }, { shows: 'severe' }, ['Severity 1', 1, 'p1']],
    ['severe, and nobody said where', {}, { shows: 'severe' }, ['open']],
    ['TV-25: a feature request', { kind: 'feature' }, {}, ['Severity 2, question', 3, 'p2']],
    [
      'P-SEV-MAP: an outage is p0',
      { environment: 'production' },
      { shows: 'total_loss' },
      ['Severity 1, outage', 0, 'p0'],
    ],
    ['P-SEV-MAP: so is security', { environment: 'production' }, { security: true }, ['Severity 1, outage', 0, 'p0']],
    ['a partial loss', {}, { shows: 'partial', production: true }, ['Severity 2', 2, 'p2']],
  ] as [string, Partial<LadderFacts>, Evidence, unknown[]][])('%s', (_, facts, evidence, expected) => {
    expect(implied(contract2020, facts, evidence)).toEqual(expected)
    if (facts.kind !== 'feature') expect(implied(written, { ...signed, ...facts }, evidence)).toEqual(expected)
  })
})

describe('pre-sales', () => {
  test.each([
    ['TV-27: a failed deployment', { shows: 'failed_deployment' }, 'p0'],
    ['TV-27: a slow service', { shows: 'all_slow' }, 'p1'],
    ['TV-27: a how-to ask', { shows: 'ask' }, 'p2'],
  ])('%s', (_, evidence, priority) => {
    expect(implied(written, { segment: 'presales' }, evidence)).toEqual([priority, Number(priority.slice(1)), priority])
    expect(implied(written, { kind: 'presales', segment: 'enterprise' }, evidence)[0]).toBe(priority)
  })
})

test.each([
  ['tier 3, unusable', { tier: '3', loss: 'unusable' }, 'p2'],
  ['tier 1, unusable', { tier: '1', loss: 'unusable' }, 'p0'],
  ['tier 2, unusable', { tier: '2', loss: 'unusable' }, 'p1'],
  ['tier 2, minimal', { tier: '2', loss: 'minimal' }, 'p2'],
  ['tier 3, minimal', { tier: '3', loss: 'minimal' }, 'p3'],
  ['tier 1, nice to have', { tier: '1', loss: 'feature' }, 'p3'],
  ['tier 3, nice to have', { tier: '3', loss: 'feature' }, 'p4'],
  ['tier 1, minor', { tier: '1', loss: 'minor' }, 'p4'],
])('TV-28: %s', (_, evidence, level) => {
  expect(implied(matrix, {}, evidence)[0]).toBe(level)
})

test('TV-28: the plan tells the tier', () => {
  expect(implied(matrix, { plan: 'tier-1' }, { loss: 'unusable' })[0]).toBe('p0')
})

describe('the labels of GitLab', () => {
  const defect = { segment: 'internal', kind: 'problem' } as const

  test('TV-29: s2 by availability and s1 by performance is s1', () => {
    const availability = { users: 15, workaround: false }
    expect(implied(gitlab, defect, availability)[0]).toBe('severity::2')
    expect(implied(gitlab, defect, { ...availability, performance: 's1' })[0]).toBe('severity::1')
  })

  test('TV-30: 15 % of the users without a workaround is s2, of priority::1 alone', () => {
    const { level, choose } = judgedBy(gitlab, defect, { users: 15, workaround: false })
    expect(level).toBe('severity::2')
    expect(choose({})).toMatchObject({ severity: 1, priority: 'p0' })
    for (const priority of ['p1', 'p2', 'p3'] as Priority[]) {
      expect(() => choose({ priority })).toThrow(`severity::2 may not be ${priority}`)
    }
  })

  test.each([
    [{ users: 20, workaround: false }, 'severity::1'],
    [{ users: 20, workaround: true }, 'severity::2'],
    [{ users: 19.9, workaround: true }, null],
    [{ users: 5, workaround: false }, 'severity::2'],
    [{ users: 4.9, workaround: false }, 'severity::3'],
    [{ users: 4.9, extent: 'minimal' }, 'severity::4'],
    [{ users: 50, workaround: true, extent: 'minor' }, 'severity::2'],
    [{ users: 0 }, null],
    [{ users: 0, data_loss: true }, 'severity::1'],
    [{ users: 0, function: 'complex' }, 'severity::2'],
    [{ users: 0, function: 'inconvenient' }, 'severity::4'],
  ] as [Evidence, string | null][])('%j is %s', (evidence, level) => {
    expect(judgedBy(gitlab, defect, evidence).level).toBe(level)
  })

  test('TV-31: Severity 1 that is no emergency ticket is High', () => {
    const unusable = { impact: 'unusable' }
    expect(implied(gitlab, {}, { ...unusable, emergency: false })).toEqual(['Severity 1', 0, 'p1'])
    expect(implied(gitlab, {}, { ...unusable, emergency: true })).toEqual(['Severity 1, emergency', 0, 'p0'])
  })
})

test('TV-32: a gap with an acceptable workaround that is marked P0 is flagged; P2 is expected', () => {
  const { level, flags } = judgedBy(written, { kind: 'feature' }, { workaround: 'acceptable', material: true })
  expect(level).toBe('P2 Nice to have')
  expect(flags({ level: 'P0 Dealbreaker' })).toEqual([
    'P0 Dealbreaker was chosen; the criteria say P2 Nice to have: workaround: “An acceptable one”.',
    'A gap with an acceptable workaround is no dealbreaker; P2 Nice to have is expected.',
  ])
  expect(flags({})).toEqual([])
})

describe('TV-26', () => {
  const NOW = instant('2024-03-18T10:00-07:00')

  test.each(['beta', 'experimental'] as const)(
    'a %s feature that is down has no promise, and the ground is told',
    (maturity) => {
      const { proposal, level } = judgedBy(written, {}, { shows: 'all_down', maturity })
      expect(level).toBe('Severity 0')
      expect(proposal.excluded).toMatchObject({ as: maturity })
      expect(proposal.excluded?.because).toMatch(/^feature: “\w+”: outside every promise/)
      const { promises, passedOver } = promisesFor(
        { ...someFacts({ severity: 0, priority: 'p0' }), excluded: maturity },
        shippedPolicies(),
        NOW,
      )
      expect(Object.keys(promises)).not.toContain('first_response')
      expect(passedOver[0]?.because).toMatch(/of which nothing is promised/)
    },
  )

  test('one that is released has its promise', () => {
    expect(judgedBy(written, {}, { shows: 'all_down', maturity: 'general' }).proposal.excluded).toBeNull()
  })
})
