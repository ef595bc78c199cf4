import { expect, test } from 'vitest'
import { aNumber, anOpening } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { letTimeAct } from '../../test/support/time.ts'
import { claimNext } from '../actions/claim-next.ts'
import { openTicket } from '../actions/open-ticket.ts'
import { DAY, MINUTE } from '../domain/time.ts'
import { keptAnswers } from '../store/answers.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { forgetOld } from './keep-time.ts'

const company = testCompany()

async function leased(): Promise<string> {
  const { id } = company.workspace
  await aNumber(company)
  await claimNext(await company.desk('eve'), 'support')
  return id
}

test('leases end in every workspace, and those in which one did are told', async () => {
  const first = await leased()
  await company.freshWorkspace()
  await aNumber(company)
  await company.freshWorkspace()
  const third = await leased()
  company.wait(5 * MINUTE)
  expect(await letTimeAct(company)).toEqual([first, third])
  expect((await ticketByNumber(company.store.tenant(first), 1))?.ticket.lease).toBeNull()
  expect(await letTimeAct(company)).toEqual([])
})

test('answers are kept for two days', async () => {
  const once = { key: 'k', fingerprint: 'f', present: async () => ({ status: 201, body: '{}' }) }
  await openTicket({ ...(await company.desk()), once }, anOpening())
  company.wait(2 * DAY)
  await forgetOld(company.store, company.now)
  expect((await keptAnswers(company.tenant, ['k'])).get('k')).toBeDefined()
  company.wait(1)
  await forgetOld(company.store, company.now)
  expect((await keptAnswers(company.tenant, ['k'])).get('k')).toBeUndefined()
})
