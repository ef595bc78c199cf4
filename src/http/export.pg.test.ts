import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, test } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { OPERATOR, testApp } from '../../test/support/app.ts'
import {
  emptyDatabases,
  filesIn,
  noProgress as progress,
  testFolder,
  usedCompany,
} from '../../test/support/archives.ts'
import { sendAs, tokenOf } from '../../test/support/credentials.ts'
import { importWorkspace } from '../local/import-workspace.ts'

const app = testApp()
const folder = testFolder()
const emptyDatabase = emptyDatabases(folder)

/** The archive as it is downloaded. */
async function downloaded(as?: string) {
  const headers = {
    authorization: `Bearer ${OPERATOR}`,
    'topline-workspace': app.workspace.slug,
    ...(as === undefined ? {} : { 'topline-member': as }),
  }
  return app.api.inject({ method: 'GET', url: '/api/v1/export', headers })
}

const types = async (): Promise<unknown[]> => {
  const query = "select type, actor, via, address from event where stream = 'access' and workspace_id = $1 order by seq"
  return (await app.owner.query(query, [app.workspace.id])).rows
}

test('BAK-9: an export is a download that an import reads, and is in the log but not in itself', async () => {
  await usedCompany(app)
  const answer = await downloaded()
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
    200,
    'application/gzip',
    `attachment; filename="${app.workspace.slug}.tar.gz"`,
  ])
  expect(answer.headers['cache-control']).toContain('no-store')
  expect(await types()).toEqual([{ type: 'workspace_exported', actor: 'ada', via: 'operator', address: '127.0.0.1' }])
  const file = path.join(folder, 'downloaded.tar.gz')
  await writeFile(file, answer.rawPayload)
  expect((await filesIn(file)).get('events.jsonl')).not.toContain('workspace_exported')
  const imported = await importWorkspace(await emptyDatabase(), { file, slug: undefined, progress })
  expect(imported).toMatchObject({ tickets: 3, attachments: 2 })
  await writeFile(file, (await downloaded()).rawPayload)
  expect((await filesIn(file)).get('events.jsonl')).toContain('workspace_exported')
})

test('BAK-9, ACC-4: a token that may not read takes none', async () => {
  const taken = async (scopes: string[]) => sendAs(app, await tokenOf(app, 'ada', scopes))('GET /api/v1/export')
  expect(problemOf(await taken(['administer']))).toMatchObject({ status: 403, code: 'not_allowed' })
  expect(await types()).toEqual([])
  expect((await taken(['administer', 'read'])).status).toBe(200)
})

test('BAK-9: only an owner or an admin takes it', async () => {
  expect((await downloaded('lee')).statusCode).toBe(403)
  expect((await app.send('GET /api/v1/export', { bare: true })).status).toBe(401)
  expect((await app.send('HEAD /api/v1/export')).status).toBe(404)
  expect(await types()).toEqual([])
})

test('BAK-9: one at a time, and who goes away lets the next one in', async () => {
  // More than the buffers between a database and a reader hold.
  await app.owner.query(
    `insert into attachment (workspace_id, id, ticket_id, name, media_type, size, sha256, visibility, body, added_at)
    select $1, gen_random_uuid(), gen_random_uuid(), 'noise', 'a/b', 8388608, sha256(body), 'internal', body, now()
    from (
      select string_agg(sha256((n || ' ' || k)::bytea), null) as body
      from generate_series(1, 262144) n, generate_series(1, 3) k group by k
    ) noise`,
    [app.workspace.id],
  )
  await app.api.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.api.server.address() as AddressInfo
  const headers = { authorization: `Bearer ${OPERATOR}`, 'topline-workspace': app.workspace.slug }
  const first = request({ port, host: '127.0.0.1', path: '/api/v1/export', headers })
  first.on('error', () => {})
  first.end()
  await once(first, 'response')
  expect((await downloaded()).json()).toMatchObject({ status: 409, code: 'export_running' })
  first.destroy()
  await expect.poll(async () => (await downloaded()).statusCode, { timeout: 10_000 }).toBe(200)
})
