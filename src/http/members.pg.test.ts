/** Members: who reads them, who changes them, and what a change ends. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { sessionOf, tokenOf } from '../../test/support/credentials.ts'
import { rebuildFacts } from '../actions/rebuild-facts.ts'
import { MemberRow, Members, Permissions, PortalLink } from '../contract/access.ts'
import { Workspace } from '../contract/workspace.ts'
import { PERMISSION_NAMES, PERMISSIONS } from '../domain/access/permissions.ts'
import { isoOf, MINUTE } from '../domain/time.ts'

const app = testApp()

const NOA = { handle: 'noa', name: 'Noa Lind', email: 'noa@topline.example', role: 'engineer', team: 'support' }
const because = { reason: 'as agreed' }

const listed = async (as = 'ada') => bodyOf(Members, await app.send('GET /api/v1/members', { as })).items
const changed = (handle: string, body: object, as = 'ada') =>
  app.send(`POST /api/v1/members/${handle}/role`, { as, body: { ...because, ...body } })
const removed = (handle: string, as = 'ada') => app.send(`POST /api/v1/members/${handle}/remove`, { as, body: because })
const added = (body: object = {}, as = 'ada') => app.send('POST /api/v1/members', { as, body: { ...NOA, ...body } })

/** What the log says of a member after they were added. */
async function logged(handle: string) {
  const { rows } = await app.owner.query(
    `select type, actor, via, change - 'type' as change from event
     where workspace_id = $1 and stream_id = (select id from member where workspace_id = $1 and handle = $2)
     order by version offset 1`,
    [app.workspace.id, handle],
  )
  return rows
}

const differences = async () => (await rebuildFacts(app.tenant, { check: true })).differences

describe('ACC-30: members', () => {
  test('are added, and work at once', async () => {
    const made = bodyOf(MemberRow, await added(), 201)
    expect(made).toEqual({ ...NOA, signsIn: false, lastSeenAt: null, removedAt: null })
    expect(await listed()).toContainEqual(made)
    const workspace = bodyOf(Workspace, await app.send('GET /api/v1/workspace', { as: 'noa' }))
    expect(workspace.you).toMatchObject({ handle: 'noa', role: 'engineer' })
    expect(await differences()).toEqual([])
  })

  test('are changed with a reason; the log holds what changed and who did it', async () => {
    bodyOf(MemberRow, await added(), 201)
    const now = bodyOf(MemberRow, await changed('noa', { role: 'lead', name: 'Noa Lind', email: null }))
    expect(now).toMatchObject({ handle: 'noa', role: 'lead', email: null, team: 'support' })
    const change = { role: 'lead', email: null, ...because }
    expect(await logged('noa')).toEqual([{ type: 'member_changed', actor: 'ada', via: 'operator', change }])
    expect(
      (await app.send('POST /api/v1/workspace/mode', { as: 'noa', body: { mode: 'hard', reason: 'ill' } })).status,
    ).toBe(200)
    expect(await differences()).toEqual([])
  })

  test('repeated under its key, a change happens once', async () => {
    const headers = { 'idempotency-key': 'once' }
    const twice = [1, 2].map(() => app.send('POST /api/v1/members', { body: NOA, headers }))
    const [first, second] = await Promise.all(twice)
    expect([first?.status, second?.status]).toEqual([201, 201])
    expect(first?.body).toEqual(second?.body)
  })

  test('who are owners are called and reached as owners say (ACC-31)', async () => {
    bodyOf(MemberRow, await added({ role: 'admin' }), 201)
    bodyOf(MemberRow, await added({ handle: 'olga', email: 'olga@topline.example', role: 'owner' }), 201)
    for (const change of [{ email: 'noa.too@topline.example' }, { email: null }, { name: 'Noa' }]) {
      expect(problemOf(await changed('olga', change, 'noa'))).toMatchObject({ status: 403, code: 'not_allowed' })
      bodyOf(MemberRow, await changed('eve', { name: `Eve ${JSON.stringify(change)}` }, 'noa'))
      bodyOf(MemberRow, await changed('olga', change))
    }
  })

  test.each([
    ['a handle that is taken', () => added({ handle: 'eve' }), 409, 'member_exists', 'There already is'],
    ['a team that is not there', () => added({ team: 'nowhere' }), 404, 'team_not_found', 'Choose one of: '],
    ['nobody known', () => changed('mallory', { role: 'lead' }), 404, 'member_not_found', 'Check the handle'],
    ['a change to what is', () => changed('eve', { role: 'engineer' }), 409, 'member_unchanged', 'Name what changes'],
    ['a team that is not there', () => changed('eve', { team: 'nowhere' }), 404, 'team_not_found', 'Choose one of: '],
    ['themself', () => removed('ada'), 409, 'own_removal', 'Ask another'],
    ['by who may not', () => added({}, 'lee'), 403, 'not_allowed', 'role owner'],
  ] as const)('refused: %s', async (_, send, status, code, says) => {
    const problem = problemOf(await send())
    expect(problem).toMatchObject({ status, code })
    expect(problem.detail).toContain(says)
    expect(await differences()).toEqual([])
  })

  test('an address is that of one present member, however it is written', async () => {
    await added()
    const other = { handle: 'kim', name: 'Kim', email: 'Noa@Topline.example' }
    expect(problemOf(await added(other))).toMatchObject({ code: 'email_taken' })
    expect(problemOf(await changed('eve', { email: 'NOA@topline.example' }))).toMatchObject({ code: 'email_taken' })
    await removed('noa')
    expect((await added(other)).status).toBe(201)
  })
})

describe('ACC-31: owners', () => {
  test('are made and unmade by owners alone', async () => {
    await added({ role: 'admin' })
    const says = 'Only an owner'
    for (const send of [
      () => changed('eve', { role: 'owner' }, 'noa'),
      () => changed('ada', { role: 'lead' }, 'noa'),
      () => added({ handle: 'kim', email: null, role: 'owner' }, 'noa'),
      () => removed('ada', 'noa'),
    ]) {
      const problem = problemOf(await send())
      expect(problem).toMatchObject({ status: 403, code: 'not_allowed' })
      expect(problem.detail).toContain(says)
    }
    expect((await changed('eve', { role: 'owner' })).status).toBe(200)
  })

  test('at least one of them stays', async () => {
    expect(problemOf(await changed('ada', { role: 'lead' }))).toMatchObject({ code: 'last_owner' })
    await changed('eve', { role: 'owner' })
    expect((await changed('ada', { role: 'lead' })).status).toBe(200)
    expect(problemOf(await changed('eve', { role: 'lead' }, 'eve'))).toMatchObject({ code: 'last_owner' })
  })

  test('who unmake each other at the same moment leave one', async () => {
    await changed('eve', { role: 'owner' })
    const both = await Promise.all([changed('eve', { role: 'lead' }, 'ada'), changed('ada', { role: 'lead' }, 'eve')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

describe('ACC-32: a member who is removed', () => {
  test('is let in no more, by no credential, and stays in the list and in the log', async () => {
    const headers = await sessionOf(app, 'bob')
    const token = await tokenOf(app, 'bob', ['read'])
    const tried = () =>
      Promise.all([headers, token].map((each) => app.send('GET /api/v1/workspace', { bare: true, headers: each })))
    expect((await tried()).map(({ status }) => status)).toEqual([200, 200])
    app.wait(MINUTE)
    const gone = bodyOf(MemberRow, await removed('bob'))
    expect(gone).toMatchObject({ handle: 'bob', signsIn: true, removedAt: isoOf(app.now) })
    expect((await tried()).map((answer) => problemOf(answer).code)).toEqual(['not_signed_in', 'not_signed_in'])
    expect((await listed()).at(-1)).toEqual(gone)
    const workspace = bodyOf(Workspace, await app.send('GET /api/v1/workspace'))
    expect(workspace.members.map(({ handle }) => handle)).not.toContain('bob')
    const change = { removed_at: isoOf(app.now), ...because }
    expect(await logged('bob')).toEqual([{ type: 'member_removed', actor: 'ada', via: 'operator', change }])
    expect(await differences()).toEqual([])
  })

  test('leaves no link that they made for the portal', async () => {
    const link = async (as: string) => {
      const body = { name: 'Bob Elsewhere', email: `${as}@private.example` }
      const { url } = bodyOf(PortalLink, await app.send('POST /api/v1/accounts/acme/portal-links', { as, body }), 201)
      return () => app.send('POST /api/v1/sign-in/link', { bare: true, body: { secret: new URL(url).hash.slice(1) } })
    }
    const [bobs, eves] = [await link('bob'), await link('eve')]
    await removed('bob')
    expect(problemOf(await bobs()).code).toBe('link_used')
    expect((await eves()).status).toBe(200)
  })

  test('is no member to change, and leaves a handle that nobody gets again', async () => {
    await removed('bob')
    expect(problemOf(await changed('bob', { role: 'lead' }))).toMatchObject({ code: 'member_not_found' })
    expect(problemOf(await removed('bob'))).toMatchObject({ code: 'member_not_found' })
    const again = problemOf(await added({ handle: 'bob' }))
    expect(again).toMatchObject({ code: 'member_exists' })
    expect(again.detail).toContain('There once was')
  })
})

test('ACC-33: addresses and last visits are told to who manages people', async () => {
  await added()
  const headers = await sessionOf(app, 'eve')
  await app.send('GET /api/v1/workspace', { bare: true, headers })
  const found = async (as: string, handle: string) => (await listed(as)).find((each) => each.handle === handle)
  expect(await found('ada', 'eve')).toMatchObject({ signsIn: true, lastSeenAt: isoOf(app.now) })
  expect(await found('lee', 'eve')).toMatchObject({ signsIn: true, lastSeenAt: null })
  expect(await found('ada', 'noa')).toMatchObject({ email: NOA.email })
  expect(await found('lee', 'noa')).toMatchObject({ email: null })
})

describe('ACC-33: everybody', () => {
  test('reads who may what', async () => {
    const { items } = bodyOf(Permissions, await app.send('GET /api/v1/permissions', { as: 'bob' }))
    expect(items.map(({ permission }) => permission)).toEqual(PERMISSION_NAMES)
    expect(items[0]).toMatchObject({ says: PERMISSIONS.read_line.says, scope: 'read' })
  })

  test('is told what they may, and into which workspaces', async () => {
    const first = app.workspace.slug
    await app.freshWorkspace()
    const read = async (sending: object) => bodyOf(Workspace, await app.send('GET /api/v1/workspace', sending))
    const operator = await read({ as: 'bob' })
    expect(operator.may).toContain('read_line')
    expect(operator.may).not.toContain('switch_mode')
    expect(operator.workspaces.map(({ slug }) => slug)).toContain(first)
    const session = await read({ bare: true, headers: await sessionOf(app, 'eve') })
    expect(session.workspaces.map(({ slug }) => slug)).toEqual([app.workspace.slug])
  })
})
