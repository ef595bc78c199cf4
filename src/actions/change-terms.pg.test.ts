import { describe, expect, test } from 'vitest'
import { refused } from '../../test/support/asking.ts'
import { aNumber, manyTickets } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { accountsBySlug } from '../store/workspaces.ts'
import { changeTerms, type TermsChange } from './change-terms.ts'
import { dismissTicket } from './dismiss-ticket.ts'
import { rebuild } from './rebuild.ts'
import * as verbs from './ticket-verbs.ts'

const company = testCompany()

const change = async (slug: string, to: Omit<TermsChange, 'reason'>) =>
  changeTerms(await company.desk('lee'), slug, { ...to, reason: 'renewed' }, () => ({ status: 200, body: '' }))
const ticket = async (number: number) => must(await ticketByNumber(company.tenant, number), 'it was opened').ticket

const checked = async () => {
  const { tenant, now } = company
  return (await rebuild({ tenant, now }, { check: true, progress: () => {} })).differences
}

describe('VERB-24: the terms of an account', () => {
  test('change what is named, and leave the rest', async () => {
    expect(await change('acme', { contract: 'acme-2025' })).toMatchObject({
      segment: 'enterprise',
      plan: 'gold',
      contract: 'acme-2025',
    })
    expect(await change('acme', { plan: null })).toMatchObject({ plan: null, contract: 'acme-2025' })
    expect(await change('acme', { segment: 'team', contract: null })).toMatchObject({ segment: 'team', contract: null })
    const [acme] = await accountsBySlug(company.tenant, ['acme'])
    expect(acme).toMatchObject({ segment: 'team', plan: null, contract: null })
    expect(await checked()).toEqual([])
  })

  test('TCK-13: reach every ticket of the account that is not closed, and no other', async () => {
    const waiting = await aNumber(company, { account: 'acme', priority: 'p1' })
    const solved = await aNumber(company, { account: 'acme' })
    const spam = await aNumber(company, { account: 'acme' })
    const brooks = await aNumber(company, { account: 'brook' })
    await verbs.solveTicket(await company.desk('eve'), solved, { resolution: 'rolled back' })
    await dismissTicket(await company.desk('eve'), spam, { as: 'spam', of: null, reason: 'an offer' })
    await change('acme', { segment: 'free', plan: 'none', contract: 'acme-2025' })
    const terms = { segment: 'free', plan: 'none', contract: 'acme-2025' }
    expect(await ticket(waiting)).toMatchObject(terms)
    expect(await ticket(solved)).toMatchObject({ ...terms, status: 'solved' })
    expect(await ticket(spam)).toMatchObject({ segment: 'enterprise', plan: 'gold', contract: null })
    expect(await ticket(brooks)).toMatchObject({ segment: 'team', plan: null })
    const [last] = (await ticketEvents(company.tenant, (await ticket(waiting)).id)).slice(-1)
    expect(last).toMatchObject({ actor: 'lee', change: { type: 'terms_changed', ...terms, reason: 'renewed' } })
    expect(await checked()).toEqual([])
  })

  test('hold for tickets that are opened afterwards', async () => {
    await change('acme', { contract: 'acme-2025', plan: 'platinum' })
    const number = await aNumber(company, { account: 'acme' })
    expect(await ticket(number)).toMatchObject({ plan: 'platinum', contract: 'acme-2025' })
  })

  test('reach many tickets in one step', async () => {
    await manyTickets(company, 620, () => ({ account: 'acme', segment: 'enterprise', plan: 'gold' }))
    await change('acme', { plan: 'platinum' })
    const { rows } = await company.owner.query('select distinct plan, version from ticket where workspace_id = $1', [
      company.workspace.id,
    ])
    expect(rows).toEqual([{ plan: 'platinum', version: 2 }])
  })

  test('leave tickets alone that have them already', async () => {
    const number = await aNumber(company, { account: 'brook' })
    await change('brook', { plan: 'silver' })
    await change('brook', { plan: null })
    await change('brook', { plan: 'silver' })
    expect((await ticket(number)).version).toBe(4)
  })

  test('that are as they are already are refused, and an account that is not there', async () => {
    await expect(change('acme', {})).rejects.toThrow(refused('terms_unchanged', 'Name what changes'))
    await expect(change('acme', { plan: 'gold' })).rejects.toThrow(refused('terms_unchanged'))
    await expect(change('nobody', { plan: 'gold' })).rejects.toThrow(refused('account_not_found'))
  })
})
