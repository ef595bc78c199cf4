import { expect, test } from 'vitest'
import { topline } from '../../test/support/cli.ts'
import { Permissions } from '../contract/access.ts'
import { PERMISSIONS } from '../domain/access/permissions.ts'

const { set_priority, use_portal } = PERMISSIONS
const items = [
  { permission: 'set_priority', ...set_priority, says: 'set severity and priority' },
  {
    permission: 'use_portal',
    ...use_portal,
    says: 'open tickets through the portal, and follow them and write to them',
  },
]

test('access shows who may what, as a table and as JSON', async () => {
  const answers = { 'GET /permissions': { items } }
  expect((await topline('access', { answers })).stdout).toMatchInlineSnapshot(`
    "own  adm  lead  eng  cust  succ  prod  devs  view  cont  scope  may
    x    x    x     x                                        work   set severity and priority
                                                       x     work   open tickets through the portal, and follow them and write to them

    own   owner
    adm   admin
    lead  lead
    eng   engineer
    cust  customer engineer
    succ  success
    prod  product
    devs  engineering
    view  viewer
    cont  contact
    scope is what an API token needs beside the role.
    "
  `)
  const json = await topline('access --json', { answers })
  expect(Permissions.parse(JSON.parse(json.stdout)).items).toEqual(items)
})
