import { describe, expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import {
  answer,
  around,
  atSupport,
  confirm,
  confirmed,
  DECISION,
  decide,
  having,
  members,
  on,
  pass,
  path,
  raise,
  raised,
  SAID,
  withdraw,
} from '../../../test/support/concern-story.ts'
import { aTicket, CHANGES } from '../../../test/support/tickets.ts'
import type { Ticket } from '../ticket.ts'
import { confirmView, raiseConcern } from './concern.ts'
import { actsOn } from './concern-open.ts'
import { waitsFor } from './concern-standing.ts'

describe('CON-6: passing on', () => {
  test('is for who stands at its step', () => {
    expect(pass(confirmed(), 'ada')).toMatchObject([{ step: 'customer_engineer', leftOut: [], by: 'ada' }])
    expect(() => pass(confirmed(), 'ann')).toThrow(refused('concern_not_yours', 'stands with ada'))
    expect(pass(atSupport(), 'pia')).toMatchObject([{ step: 'vp_technical_success' }])
  })

  test('is for both sides where nobody at the step could', () => {
    const deserted = { path, around: { members: members.filter(({ role }) => role !== 'success'), people: {} } }
    const kais = having([(t) => raise(t, 'kai'), confirm])
    expect(pass(kais, 'kai', null, deserted)).toHaveLength(1)
    expect(pass(kais, 'ann', null, deserted)).toHaveLength(1)
    expect(() => pass(kais, 'lea', null, deserted)).toThrow(refused('concern_not_yours'))
  })
})

describe('CON-7: one step at a time', () => {
  test('the customer engineer is not left out, nor anybody else', () => {
    expect(() => pass(confirmed({ priority: 'p1' }), 'ada', 'support_or_product')).toThrow(
      refused('concern_step_unfit', 'goes to customer_engineer next'),
    )
    expect(() => pass(atSupport(), 'lea', 'account_executive')).toThrow(refused('concern_step_unfit'))
  })

  test('but for a p0, where the path allows it, and that is recorded', () => {
    const p0 = confirmed({ priority: 'p0' })
    expect(pass(p0, 'ada', 'vp_technical_success')).toMatchObject([
      { step: 'vp_technical_success', leftOut: ['customer_engineer', 'support_or_product'] },
    ])
    const strict = { path: { ...path, skipForP0: false }, around }
    expect(() => pass(p0, 'ada', 'support_or_product', strict)).toThrow(
      refused('concern_step_unfit', 'No step may be left out'),
    )
  })

  test('ends at the last', () => {
    const top = having([raise, confirm, (t) => pass(t, 'ada', path.steps.at(-1)?.id)], [], { priority: 'p0' })
    expect(() => pass(top, 'own')).toThrow(refused('concern_step_unfit', 'last step'))
  })
})

describe('CON-7: where nobody could decide at the last step', () => {
  // own, alone at the last step, is one side of it.
  const owns = (facts: object = {}) =>
    having([(t) => raise(t, 'ada', { with: 'own' }), (t) => confirm(t, 'own')], [], facts)
  const below = (ticket: Ticket, step: string) => ({
    ...ticket,
    concerns: ticket.concerns.map((each) => ({ ...each, step })),
  })
  const nearTop = () => below(owns(), 'vp_technical_success')

  test('it is not passed on to it, and the refusal says what to do', () => {
    const why = 'neither side decides. Agree with each other, or make a third member owner.'
    expect(() => pass(nearTop(), 'vic')).toThrow(refused('concern_step_unfit', why))
    expect(() => pass(owns({ priority: 'p0' }), 'ada', 'vp_sales_head_of_engineering')).toThrow(
      refused('concern_step_unfit', why),
    )
    const third = { path, around: { ...around, members: [...members, { ...members[7], handle: 'oda' }] as never } }
    expect(pass(nearTop(), 'vic', null, third)).toMatchObject([{ step: 'vp_sales_head_of_engineering' }])
  })

  test('nor raised where that is the only one', () => {
    const only = { ...path, steps: path.steps.slice(-1) }
    const request = { ...SAID, with: 'ann', evidence: null }
    expect(() => raiseConcern(aTicket(), asks('own', 'owner'), request, { path: only, policy: 1, around })).toThrow(
      refused('concern_step_unfit', 'make a third member owner'),
    )
    expect(raiseConcern(aTicket(), asks('ada', 'success'), request, { path: only, policy: 1, around })).toHaveLength(1)
  })

  test('CON-12: nor does it wait for a side that could do nothing there', () => {
    const waits = (ticket: Ticket) => ticket.concerns.flatMap((each) => waitsFor(each, path, around))
    expect(waits(nearTop())).toEqual(['vic'])
    expect(nearTop().concerns.map((each) => actsOn(each, nearTop(), 'vic', on))).toEqual([['reply', 'decide']])
    expect(waits(below(owns(), 'vp_sales_head_of_engineering'))).toEqual(['ada'])
    expect(waits(owns())).toEqual(['ada'])
  })
})

describe('CON-8: the end', () => {
  test('is decided by who stands there and is no side, and says what was considered', () => {
    expect(decide(atSupport(), 'lea')).toMatchObject([{ by: 'lea', step: 'support_or_product', ...DECISION }])
    expect(() => decide(atSupport(), 'vic')).toThrow(refused('concern_not_yours', 'stands with lea, pia'))
    expect(() => decide(confirmed(), 'ada')).toThrow(refused('concern_not_yours', 'one side'))
    const deserted = { path, around: { members: [], people: {} } }
    expect(() => decide(confirmed(), 'lea', deserted)).toThrow(refused('concern_not_yours', 'nobody can act'))
  })

  test('is withdrawn by who raised it alone', () => {
    expect(withdraw(raised(), 'ada')).toHaveLength(1)
    expect(() => withdraw(raised(), 'ann')).toThrow(refused('concern_not_yours', 'raised by ada'))
  })

  test('is the end: nothing goes on', () => {
    const ended = having([raise, (t) => withdraw(t, 'ada')])
    for (const act of [
      confirm,
      (t: Ticket) => answer(t, 'ada'),
      (t: Ticket) => pass(t, 'ada'),
      (t: Ticket) => decide(t, 'lea'),
    ]) {
      expect(() => act(ended)).toThrow(refused('concern_ended', 'was withdrawn'))
    }
    expect(() => withdraw(aTicket(), 'ada')).toThrow(refused('concern_not_found', 'Raise one first'))
    expect(() => confirmView(raised(), asks('ann'), { concern: 7, theirView: null })).toThrow(
      refused('concern_not_found', 'Choose one of: 1'),
    )
  })
})

test('CON-9: what is open on a ticket that ends goes on there', () => {
  const ending = [CHANGES.closed, CHANGES.merged, CHANGES.dismissed]
  for (const end of ending) {
    const changes = [...raise(aTicket()), end]
    const ticket = aTicket({}, ...changes)
    expect(ticket.concerns).toMatchObject([{ state: 'open' }])
    expect(having([confirm, (t) => pass(t, 'ada')], changes).concerns).toMatchObject([{ step: 'customer_engineer' }])
  }
})

describe('CON-12: for whom it waits', () => {
  const waits = (ticket: Ticket, of = on) => ticket.concerns.map((each) => waitsFor(each, of.path, of.around))
  test.each([
    ['first for the other side', raised(), on, ['ann']],
    [
      'for whoever raised it, once the other side is gone',
      raised(),
      { path, around: { members: [], people: {} } },
      ['ada'],
    ],
    ['then for who looks after the account', confirmed(), on, ['ada']],
    ['or for everybody at the step', atSupport(), on, ['lea', 'pia']],
    ['or for whoever raised it', confirmed(), { path, around: { members: members.slice(3), people: {} } }, ['ada']],
    ['for nobody once it has ended', having([raise, (t) => withdraw(t, 'ada')]), on, []],
  ])('%s', (_, ticket, of, who) => {
    expect(waits(ticket, of)).toEqual([who])
  })

  test.each([
    ['ada', raised(), ['reply', 'withdraw']],
    ['ann', raised(), ['confirm', 'reply']],
    ['ada', confirmed(), ['reply', 'pass_on', 'withdraw']],
    ['lea', atSupport(), ['reply', 'pass_on', 'decide']],
    ['vic', atSupport(), []],
  ])('%s may do what the verbs let them', (handle, ticket, acts) => {
    expect(ticket.concerns.map((each) => actsOn(each, ticket, handle, on))).toEqual([acts])
  })
})
