import { describe, expect, test } from 'vitest'
import { aField, aForm, SIX_FACTS, shippedForm } from '../../../test/support/forms.ts'
import { judgedBy, ladderFacts, shippedSeverity } from '../../../test/support/severity.ts'
import { NOON } from '../../../test/support/tickets.ts'
import { must } from '../assert.ts'
import type { Refusal } from '../refusal.ts'
import { ladderFor, propose } from '../severity/propose.ts'
import { checkFormPolicy } from './check.ts'
import type { FormField } from './document.ts'
import { evidenceIn, saidInForm } from './evidence.ts'

const choices = [
  { value: 'all', label: 'All' },
  { value: 'one', label: 'One' },
]
const users = aField('people', {
  type: 'choice',
  choices,
  tells: { question: 'users', answers: { all: 100 } },
})
const share = aField('share', { type: 'number', tells: { question: 'users' } })
const around = aField('around', { type: 'yes_no', tells: { question: 'workaround', answers: { no: false } } })

describe('INT-12: what a form says of how bad it is', () => {
  test.each([
    [
      { people: 'all', around: 'no' },
      { users: 100, workaround: false },
    ],
    [{ people: 'one', around: 'yes' }, {}],
    [{ share: '60' }, { users: 60 }],
    [{ people: 'all', share: '60' }, { users: 100 }],
    [{ people: 'one', share: '60' }, { users: 60 }],
    [{}, {}],
  ])('%j tells %j', (answers, evidence) => {
    expect(evidenceIn(aForm([users, share, around]), answers)).toEqual(evidence)
  })

  test('counts by the version that the ticket was opened by', () => {
    const version = { version: 1, effectiveFrom: NOON, publishedAt: NOON, document: aForm([users]) }
    const forms = { outage: [version, { ...version, version: 2, document: aForm([]) }] }
    const form = { slug: 'outage', answers: { people: 'all' } }
    expect(saidInForm(forms, { ...form, version: 1 })).toEqual({ users: 100 })
    expect(saidInForm(forms, { ...form, version: 2 })).toEqual({})
    expect(saidInForm(forms, { ...form, slug: 'constructor', version: 1 })).toEqual({})
    expect(saidInForm(forms, null)).toEqual({})
  })

  test.each([
    ['deployment', 'p0'],
    ['core_features', 'p1'],
    ['nothing', 'p2'],
    ['full_use', null],
  ])('a pre-sales request that holds up %s is proposed %s at once', (impact, priority) => {
    const facts = ladderFacts({ kind: 'presales', segment: 'presales' })
    const ladder = must(ladderFor(shippedSeverity('default'), facts), 'one is for it')
    const said = evidenceIn(shippedForm('presales'), { ...SIX_FACTS, impact })
    const { outcome, known } = propose(ladder, facts, {}, said)
    expect(outcome.kind === 'decided' ? outcome.level.priority : null).toBe(priority)
    expect(known.sources.shows).toBe(priority === null ? undefined : 'form')
    expect(propose(ladder, facts, { shows: 'ask' }, said).known).toMatchObject({
      evidence: { shows: 'ask' },
      sources: { shows: 'given' },
    })
  })

  test('what is no answer in the ladder of the ticket is left out', () => {
    const { ladder } = judgedBy(shippedSeverity('default'), {}, {})
    const { known } = propose(ladder, ladderFacts(), {}, { shows: 'failed_deployment', workaround: false, moon: true })
    expect(known.evidence).not.toHaveProperty('shows')
    expect(known.evidence).not.toHaveProperty('moon')
    expect(known.sources).toMatchObject({ workaround: 'form' })
  })

  test.each<[Partial<FormField>, string, string]>([
    [{ tells: { question: 'users' } }, 'tells', 'is given, but the type is text.'],
    [{ type: 'choice', choices, tells: { question: 'users' } }, 'tells.answers', 'are missing.'],
    [
      { type: 'choice', choices, tells: { question: 'users', answers: { few: 5 } } },
      'tells.answers.few',
      'is no value of "it". Use: all, one.',
    ],
    [{ type: 'number', tells: { question: 'users', answers: { 5: 5 } } }, 'tells.answers', 'Leave them out.'],
    [{ type: 'yes_no', tells: { question: 'x', answers: { maybe: true } } }, 'tells.answers.maybe', 'Use: yes, no.'],
  ])('%j is refused', (field, place, text) => {
    try {
      checkFormPolicy(aForm([aField('it', field)]))
      expect.unreachable()
    } catch (error) {
      const { code, details } = error as Refusal
      expect([code, details.place]).toEqual(['policy_invalid', `fields[1].${place}`])
      expect(JSON.stringify(details.faults).replaceAll('\\"', '"')).toContain(text)
    }
  })
})
