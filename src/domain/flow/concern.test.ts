import { describe, expect, test } from 'vitest'
import { refused } from '../../../test/support/asking.ts'
import {
  answer,
  around,
  confirm,
  confirmed,
  decide,
  having,
  on,
  pass,
  path,
  raise,
  raised,
  SAID,
  withdraw,
} from '../../../test/support/concern-story.ts'
import { aTicket, CHANGES } from '../../../test/support/tickets.ts'
import { standingAt } from './concern-standing.ts'
import { checkEscalationPath } from './escalation-check.ts'

describe('CON-1: the path', () => {
  const step = (id: string) => ({ id, name: id, roles: ['lead'] as const, members: [], says: 'Decides.' })
  test('takes steps that can be told apart and have somebody', () => {
    expect(() => checkEscalationPath({ ...path, steps: [step('one'), step('two')] })).not.toThrow()
    expect(() => checkEscalationPath({ ...path, steps: [step('one'), step('one')] })).toThrow(
      refused('policy_invalid', 'Give each step an id of its own'),
    )
    expect(() => checkEscalationPath({ ...path, steps: [{ ...step('one'), roles: [] }] })).toThrow(
      refused('policy_invalid', 'names nobody'),
    )
  })
})

describe('CON-2: raising', () => {
  test('says both views and what both tried, and begins at the first step', () => {
    expect(raised().concerns).toMatchObject([
      {
        concern: 1,
        by: 'ada',
        with: 'ann',
        ...{ about: SAID.about },
        step: 'account_executive',
        policy: 3,
        state: 'open',
      },
    ])
  })

  test.each([
    ['nothing at all', { about: '', ourView: '', theirView: ' ', tried: '' }, 4, 'What it is about'],
    ['no view of theirs', { theirView: '' }, 1, 'Their view, as they would say it'],
    ['words without substance', { tried: 'n/a', ourView: '-' }, 2, 'Our view · What both tried with each other'],
    ['one letter again and again', { tried: 'xxxxxxxxxxxxxxxx' }, 1, 'What both tried'],
    ['our view as theirs', { theirView: SAID.ourView.toUpperCase() }, 1, 'Their view'],
  ])('is refused with %s, and told what is missing', (_, facts, count, text) => {
    expect(() => raise(aTicket(), 'ada', facts)).toThrow(refused('concern_incomplete', `lacks ${count}`))
    expect(() => raise(aTicket(), 'ada', facts)).toThrow(refused('concern_incomplete', text))
  })

  test.each([
    ['oneself', 'ada', 'concern_side_unfit'],
    ['somebody who reads no concerns', 'vea', 'concern_side_unfit'],
    ['nobody', 'nil', 'member_not_found'],
  ])('is refused with %s as the other side', (_, other, code) => {
    expect(() => raise(aTicket(), 'ada', { with: other })).toThrow(refused(code))
  })

  test('is refused about the same thing while that is open, whatever its spelling', () => {
    const again = { about: ' place of the TICKET! ' }
    expect(() => raise(raised(), 'kai', again)).toThrow(refused('concern_already_raised', 'Concern 1 of #'))
    expect(raise(raised(), 'kai', { about: 'Its severity' })).toMatchObject([{ concern: 2 }])
    expect(raise(having([raise, (t) => withdraw(t, 'ada')]), 'kai', again)).toMatchObject([{ concern: 2 }])
  })

  test('is for open and solved tickets', () => {
    expect(raise(aTicket({}, CHANGES.solved))).toHaveLength(1)
    expect(() => raise(aTicket({}, CHANGES.solved, CHANGES.closed))).toThrow(refused('ticket_closed'))
  })
})

describe('CON-3: who stands at a step', () => {
  const names = (id: string, of = around) =>
    path.steps.filter((step) => step.id === id).flatMap((step) => standingAt(step, of).map(({ name }) => name))

  test('is who fills the post on the account, then the members of its roles', () => {
    expect(names('customer_engineer')).toEqual(['CEM', 'KAI'])
    expect(names('customer_engineer', { ...around, people: { customerEngineer: 'kai' } })).toEqual(['KAI', 'CEM'])
    expect(names('support_or_product')).toEqual(['LEA', 'PIA'])
  })

  test('is told by name where they are no member, and cannot act', () => {
    const others = { ...around, people: { customerEngineer: 'Kim Lee' } }
    expect(path.steps.slice(1, 2).flatMap((step) => standingAt(step, others))).toEqual([
      { handle: null, name: 'Kim Lee', as: 'post' },
      { handle: 'cem', name: 'CEM', as: 'path' },
      { handle: 'kai', name: 'KAI', as: 'path' },
    ])
  })

  test('is a member who is named, and no viewer', () => {
    const step = { id: 'one', name: 'One', roles: ['viewer'] as const, members: ['ann', 'vea'], says: 'Decides.' }
    expect(standingAt(step, around)).toEqual([{ handle: 'ann', name: 'ANN', as: 'path' }])
  })
})

describe('CON-4: both can state the view of the other', () => {
  test('the other side confirms the view that is stated for them, once', () => {
    expect(raised().concerns).toMatchObject([{ confirmedAt: null }])
    expect(confirmed().concerns).toMatchObject([{ theirView: SAID.theirView, confirmedAt: expect.any(Number) }])
    expect(() => confirm(confirmed())).toThrow(refused('concern_confirmed'))
    expect(() => confirm(raised(), 'lea')).toThrow(refused('concern_not_yours', 'the view of ann'))
  })

  test('or corrects it, and it stands in their own words', () => {
    const words = 'The cause is known, and the fix ships tomorrow.'
    const { concerns } = having([raise, (t) => confirm(t, 'ann', words)])
    expect(concerns).toMatchObject([{ theirView: words, confirmedAt: expect.any(Number) }])
    expect(confirm(raised(), 'ann', `${SAID.theirView} `)).toMatchObject([{ theirView: null }])
    expect(() => confirm(raised(), 'ann', 'nope')).toThrow(refused('concern_incomplete'))
    expect(() => confirm(raised(), 'ann', SAID.ourView)).toThrow(refused('concern_incomplete'))
  })

  test('until then it is neither passed on nor decided, p0 or not', () => {
    const p0 = having([raise], [], { priority: 'p0' })
    expect(() => pass(p0, 'ada')).toThrow(refused('concern_not_confirmed', 'ann has not said yet'))
    expect(() => decide(raised(), 'ada', { ...on, around: { ...around, people: {} } })).toThrow(
      refused('concern_not_yours'),
    )
    const another = having([(t) => raise(t, 'kai')])
    expect(() => decide(another, 'ada')).toThrow(refused('concern_not_confirmed'))
  })
})

describe('CON-5: a reply', () => {
  test('is for both sides, the owner, and who stands where it is or was', () => {
    const ticket = having([raise, confirm, (t) => pass(t, 'ada')], [{ ...CHANGES.claimed, by: 'own' }])
    const may = ['ada', 'ann', 'own', 'cem', 'kai']
    for (const who of may) expect(answer(ticket, who), who).toHaveLength(1)
    for (const who of ['lea', 'vic']) {
      expect(() => answer(ticket, who), who).toThrow(refused('concern_not_yours', 'not with you yet'))
    }
  })
})
