import { expect, test } from 'vitest'
import { testCompany } from '../../test/support/company.ts'
import { later } from '../domain/time.ts'
import { saveAccounts, wholeAccount } from './company.ts'
import { inTransaction } from './db.ts'
import {
  accountNames,
  accountsBySlug,
  accountsNamed,
  members,
  saveWorkspaceState,
  takeNumbers,
  teams,
  workspaceNames,
  workspaceState,
} from './workspaces.ts'

const company = testCompany()

test('the directory lists workspaces, the oldest first', async () => {
  const before = company.workspace
  const after = await company.freshWorkspace()
  const slugs = (await workspaceNames(company.store.directory)).map(({ slug }) => slug)
  expect(slugs.indexOf(before.slug)).toBeLessThan(slugs.indexOf(after.slug))
  expect(await workspaceNames(company.store.directory)).toContainEqual(after)
})

test('a new workspace is in normal mode; a saved state is read back to the millisecond', async () => {
  const { tenant, now } = company
  expect(await workspaceState(tenant)).toEqual({
    version: 1,
    mode: 'normal',
    modeSince: null,
    modeReason: null,
    modeBy: null,
  })
  for (let millis = 0; millis < 50; millis++) {
    const state = {
      version: 2,
      mode: 'hard',
      modeSince: later(now, millis),
      modeReason: 'too much',
      modeBy: 'ada',
    } as const
    await saveWorkspaceState(tenant, state)
    expect(await workspaceState(tenant)).toEqual(state)
  }
})

test('a workspace without a state is a bug, not an answer', async () => {
  await expect(workspaceState(company.store.tenant(company.newId()))).rejects.toThrow('a workspace has a state')
})

test('a locked state keeps still until the transaction ends', async () => {
  const { tenant } = company
  const state = await workspaceState(tenant)
  let second: Promise<unknown> = Promise.resolve()
  const order: string[] = []
  await inTransaction(tenant, async (tx) => {
    await workspaceState(tx, 'lock')
    second = inTransaction(tenant, async (other) => {
      const { version } = await workspaceState(other, 'lock')
      order.push(`second sees ${version}`)
    })
    await workspaceState(tenant)
    await saveWorkspaceState(tx, { ...state, version: 7 })
    order.push('first saves')
  })
  await second
  expect(order).toEqual(['first saves', 'second sees 7'])
})

test('members: the owner first, then by name; teams by name', async () => {
  expect((await members(company.tenant)).map(({ handle }) => handle)).toEqual(['ada', 'bob', 'eve', 'lee'])
  expect((await teams(company.tenant)).map(({ slug }) => slug)).toEqual(['engineering', 'product', 'support'])
})

test('accounts are found by a part of name or slug, whatever the case, by name', async () => {
  const { tenant } = company
  const slugs = async (text: string) => (await accountsNamed(tenant, text)).map(({ slug }) => slug)
  expect(await slugs('')).toEqual(['acme', 'brook'])
  expect(await slugs('ROBOT')).toEqual(['acme'])
  expect(await slugs('broo')).toEqual(['brook'])
  expect(await slugs('nobody')).toEqual([])
})

test.each(['%', '_', '\\', "'"])('the character %s in the text means itself', async (character) => {
  const { tenant, newId } = company
  const odd = {
    id: newId(),
    slug: 'odd',
    name: `Odd ${character} One`,
    segment: 'free',
    plan: null,
    contract: null,
  } as const
  await saveAccounts(tenant, [odd])
  expect(await accountsNamed(tenant, character)).toEqual([wholeAccount(odd)])
})

test('at most a hundred accounts are listed', async () => {
  const { tenant, newId } = company
  const rows = Array.from({ length: 120 }, (_, n) => {
    return { id: newId(), slug: `many-${n}`, name: `Many ${n}`, segment: 'free', plan: null, contract: null } as const
  })
  await saveAccounts(tenant, rows)
  expect(await accountsNamed(tenant, 'many')).toHaveLength(100)
})

test('accounts by slug and their names by id; what is not there is left out', async () => {
  const { tenant, newId } = company
  const found = await accountsBySlug(tenant, ['brook', 'acme', 'nobody'])
  expect(found.map(({ slug }) => slug).toSorted()).toEqual(['acme', 'brook'])
  const ids = found.map(({ id }) => id)
  const names = await accountNames(tenant, [...ids, newId()])
  const called = [...names.values()].map(({ slug, name }) => `${slug}: ${name}`)
  expect(called.toSorted()).toEqual(['acme: Acme Robotics', 'brook: Brook Labs'])
  expect(await accountNames(tenant, [])).toEqual(new Map())
})

test('LOG-9: numbers count up without gaps, and no two takers get the same', async () => {
  const { tenant } = company
  expect(await takeNumbers(tenant, 'some', 1)).toBe(1)
  expect(await takeNumbers(tenant, 'some', 10)).toBe(2)
  const firsts = await Promise.all(Array.from({ length: 30 }, () => takeNumbers(tenant, 'some', 3)))
  expect(firsts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => 12 + 3 * n))
  expect(await takeNumbers(tenant, 'others', 1)).toBe(1)
  await company.freshWorkspace()
  expect(await takeNumbers(company.tenant, 'some', 1)).toBe(1)
})
