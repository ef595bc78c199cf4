/** What a node remembers of workspaces: read once for many, never older than it may be. */
import { expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { addCompanyFacts } from '../actions/create-workspace.ts'
import { SECOND } from '../domain/time.ts'
import { Desks } from './desks.ts'

const company = testCompany()

const aNode = () => new Desks({ store: company.store, now: () => company.now, newId: company.newId })

const addMember = (handle: string) => {
  const facts = { handle, name: handle, role: 'engineer', team: 'support' } as const
  return addCompanyFacts(company.tenant, { teams: [], members: [facts], accounts: [] }, company)
}

test('who asks at the same moment waits for one reading', async () => {
  const desks = aNode()
  const { id } = company.workspace
  const first = await desks.shelf(id)
  company.wait(SECOND)
  const shelves = await Promise.all(Array.from({ length: 20 }, () => desks.shelf(id)))
  expect(new Set(shelves).size).toBe(1)
  expect(shelves[0]).not.toBe(first)
})

test('what was being read when something changed is not kept, and nobody new is given it', async () => {
  const desks = aNode()
  const { id } = company.workspace
  const handles = async () => (await desks.shelf(id)).members.map(({ handle }) => handle)
  await handles()
  company.wait(2 * SECOND)
  const before = desks.shelf(id)
  await addMember('ida')
  desks.forget(id)
  expect(await handles()).toContain('ida')
  await before
  expect(await handles()).toContain('ida')
})

test('a reading that takes longer than what is read may be old is given to nobody who comes after that', async () => {
  const desks = aNode()
  const { id } = company.workspace
  await desks.shelf(id)
  company.wait(SECOND)
  const slow = desks.shelf(id)
  company.wait(SECOND)
  const next = desks.shelf(id)
  expect(await next).not.toBe(await slow)
  expect(await desks.shelf(id)).toBe(await next)
})

test('workspaces are read apart', async () => {
  const desks = aNode()
  const { id } = company.workspace
  const other = await company.freshWorkspace()
  const [one, two] = await Promise.all([desks.shelf(id), desks.shelf(other.id)])
  expect([one.tenant.workspace, two.tenant.workspace]).toEqual([id, other.id])
})

test('a reading that fails is tried anew', async () => {
  const desks = aNode()
  const { id } = company.workspace
  await desks.shelf(id)
  company.wait(2 * SECOND)
  await company.owner.query('alter table team rename to team_away')
  try {
    await expect(desks.shelf(id)).rejects.toThrow()
  } finally {
    await company.owner.query('alter table team_away rename to team')
  }
  expect((await desks.shelf(id)).teams).toHaveLength(3)
})
