import { describe, expect, it } from 'vitest'
import { canBeOther, somebodies, workspacesOf } from './who-else.ts'

const demo = { slug: 'demo', name: 'Northwind support' }
const acme = { slug: 'acme', name: 'Acme' }
const maya = { handle: 'maya', name: 'Maya Lindt', role: 'lead' } as const
const jonas = { handle: 'jonas', name: 'Jonas Weber', role: 'engineer' } as const

describe('on a laptop', () => {
  const session = {
    workspace: demo,
    handle: 'maya',
    others: [
      { workspace: acme, members: [maya] },
      { workspace: demo, members: [maya, jonas] },
    ],
  }

  it('one may be anybody but oneself, those of the workspace first', () => {
    expect(canBeOther(session)).toBe(true)
    expect(somebodies(session).map(({ workspace, member }) => [workspace, member])).toEqual([
      ['demo', 'jonas'],
      ['acme', 'maya'],
    ])
  })

  it('every workspace is listed once, by name', () => {
    expect(workspacesOf(session).map(({ value }) => value)).toEqual(['acme', 'demo'])
  })
})

it('signed in by a provider, one is oneself elsewhere and nobody else here', () => {
  const session = { workspace: demo, handle: 'maya', others: [{ workspace: acme, members: [maya] }] }
  expect(canBeOther(session)).toBe(false)
  expect(workspacesOf(session)).toHaveLength(2)
})
