/** A person is erased from contacts, the people of accounts, and opportunities. */
import { expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { contactsOf } from '../store/contacts.ts'
import { opportunitiesOf } from '../store/opportunities.ts'
import { accountsBySlug } from '../store/workspaces.ts'
import { changeFacts } from './change-facts.ts'
import { erasePerson, previewErasure } from './erase-person.ts'
import { addContact, changeContact } from './keep-contacts.ts'
import { putOpportunity } from './put-opportunity.ts'
import { rebuildFacts } from './rebuild-facts.ts'

const company = testCompany()
const present = () => ({ status: 200, body: '{}' })
const because = { reason: 'said by phone' }
const EMAIL = 'grace@acme.example'

async function facts() {
  const desk = await company.desk()
  const added = { name: 'Grace Hopper', email: 'grace.h@acme.example', title: 'Rear admiral', ...because }
  const { contact } = await addContact(desk, 'acme', added, present)
  await changeContact(desk, contact.id, { email: 'Grace@Acme.example', ...because }, present)
  await addContact(desk, 'brook', { name: 'Grace Hopper', email: 'g@brook.example', title: null, ...because }, present)
  const people = { accountExecutive: 'GRACE  HOPPER', technicalAdvisor: 'Tess Adair' }
  await changeFacts(desk, 'brook', { people, reason: 'Hopper, Grace takes over' }, present)
  const deal = { source: 'crm', externalId: '1', name: 'Rollout', stage: 3, ...because } as const
  const keyDates = 'Ask Grace-Hopper by 12 April; Grace period of a week'
  await putOpportunity(desk, 'acme', { ...deal, keyDates }, present)
}

async function told(): Promise<string> {
  const { rows } = await company.owner.query(
    "select coalesce(json_agg(change), '[]')::text as text from event where workspace_id = $1 and type <> 'personal_data_erased'",
    [company.workspace.id],
  )
  return rows[0].text
}

test('ACT-21, ERA-1: contacts, people and opportunities are without them', async () => {
  await facts()
  const [acme, brook] = await accountsBySlug(company.tenant, ['acme', 'brook'])
  const preview = await previewErasure(company.tenant, { email: EMAIL })
  const done = await erasePerson(await company.desk(), { email: EMAIL, reason: 'asked to' }, present)
  expect(done.names).toEqual(['Grace Hopper'])
  expect(preview).toMatchObject({ events: done.events, elsewhere: 4 })
  expect(await contactsOf(company.tenant, acme?.id ?? '')).toMatchObject([
    { name: done.pseudonym, email: null, title: null },
  ])
  // Another person of the same name, whom nobody asked to erase.
  expect(await contactsOf(company.tenant, brook?.id ?? '')).toMatchObject([{ name: 'Grace Hopper' }])
  const [after] = await accountsBySlug(company.tenant, ['brook'])
  expect(after?.people).toEqual({ accountExecutive: '[erased]', technicalAdvisor: 'Tess Adair' })
  const [deal] = await opportunitiesOf(company.tenant, acme?.id ?? '')
  expect(deal?.keyDates).toBe('Ask [erased] by 12 April; Grace period of a week')
  const log = await told()
  for (const word of ['grace@', 'grace.h@', 'GRACE', 'Hopper, Grace', 'admiral']) expect(log).not.toContain(word)
  expect((await rebuildFacts(company.tenant, { check: true })).differences).toEqual([])
})

test('ACT-21: somebody of ours is erased by their name', async () => {
  const desk = await company.desk()
  await changeFacts(desk, 'acme', { people: { customerEngineer: 'Zoë Müller' }, ...because }, present)
  const erasing = { email: 'zoe@us.example', name: 'Zoe\u0308 MU\u0308LLER', reason: 'asked to' }
  await erasePerson(desk, erasing, present)
  const [acme] = await accountsBySlug(company.tenant, ['acme'])
  expect(acme?.people).toEqual({ customerEngineer: '[erased]' })
})
