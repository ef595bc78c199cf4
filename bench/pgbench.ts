/** pgbench with the inserts that opening a ticket needs, in one statement: the floor under the server's figure. */
import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { must } from '../src/domain/assert.ts'
import { seeded } from '../src/local/demo/random.ts'
import { someWords } from './words.ts'

/** Whether this machine has pgbench. */
export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0

/** The clocks of a ticket that the server has opened, for a statement, every ticket being kept with its own; as hex,
 *  because pgbench takes what follows a colon for a variable. */
async function clocksAsKept(connection: pg.PoolConfig): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ clocks: string }>('select clocks::text as clocks from ticket limit 1')
    const hex = Buffer.from(must(rows[0], 'the server has opened tickets').clocks).toString('hex')
    return `convert_from(decode('${hex}', 'hex'), 'utf8')::json`
  } finally {
    await client.end()
  }
}

/** The rows of one opened ticket, as the server writes them. Texts vary by client only; ids and keys by row. */
function script(workspace: string, body: string, clocks: string): string {
  const at = "'2026-01-01T10:00:00Z'"
  const key = `decode('00ffff0104' || lpad(to_hex(:number::bigint), 36, '0'), 'hex')`
  return `
\\set number random(1, 281474976710655)
\\set a random(0, 281474976710655)
\\set b random(0, 281474976710655)
with ids as materialized (
  select (lpad(to_hex(:a::bigint), 16, '0') || lpad(to_hex(:b::bigint), 16, '0'))::uuid as id, ${key} as key
), appended as (
  insert into event (workspace_id, stream, stream_id, version, type, at, recorded_at, actor, change)
  select '${workspace}', 'ticket', id, 1, 'opened', ${at}, ${at}, 'ada@example.com',
    jsonb_build_object('type', 'opened', 'number', :number::bigint, 'kind', 'problem', 'subject', 'It does not work',
      'body', '${body}', 'channel', 'api', 'team', 'support', 'accountId', null, 'segment', 'team', 'plan', null, 'contract', null, 'contact',
      jsonb_build_object('name', 'Ada Example', 'email', 'ada@example.com'), 'environment', null, 'tags',
      jsonb_build_array(), 'source', null, 'externalId', null, 'splitFrom', null, 'followUpOf', null) from ids
), placed as (
  insert into place_change (workspace_id, ticket_id, version, at, type, line, team, key_normal, key_hard)
  select '${workspace}', id, 1, ${at}, 'opened', 'waiting', 'support', key, key from ids
), said as (
  insert into ticket_search (workspace_id, number, words)
  select '${workspace}', :number::bigint, strip(to_tsvector('english', '${body}')) from ids
)
insert into ticket (workspace_id, id, number, version, kind, subject, channel, team, segment, contact_name,
  contact_email, tags, status, skipped_by, received_at, reopen_count, reassign_count, updated_at, due_at, line,
  key_normal, key_hard, clocks, rules_at, matched_by, route_wrong, also_affected, wakes_at, hand_off_count,
  between_hands, helps, help_teams, concerns, issues, links, watchers)
select '${workspace}', id, :number::bigint, 1, 'problem', 'It does not work', 'api', 'support', 'team', 'Ada Example',
  'ada@example.com', '{}', 'new', '{}', ${at}, 0, 0, ${at}, ${at}, 'waiting', key, key, ${clocks}, ${at},
  'nobody', false, '{}', ${at}, 0, 0, '[]', '{}', '[]', '{}', '[]', '{}' from ids;
`
}

/** Tickets inserted a second by `clients` connections, for `seconds`. */
export async function insertsPerSecond(connection: pg.PoolConfig, clients: number, seconds: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-pgbench-'))
  const workspace = randomUUID()
  const random = seeded(12)
  const clocks = await clocksAsKept(connection)
  try {
    // Several scripts, so that the words differ from row to row as they do in the server's tickets.
    const files = Array.from({ length: 8 }, (_, index) => {
      const file = path.join(folder, `open-${index}.sql`)
      writeFileSync(file, script(workspace, someWords(random, 48), clocks))
      return ['-f', file]
    })
    const where = connection.connectionString
      ? [connection.connectionString]
      : [
          '-h',
          String(connection.host),
          '-p',
          String(connection.port),
          '-U',
          String(connection.user),
          String(connection.database),
        ]
    const args = [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(clients),
      '-j',
      '1',
      '-T',
      String(seconds),
      ...files.flat(),
      ...where,
    ]
    const said = await output('pgbench', args, { PGOPTIONS: `-c role=topline_app -c topline.workspace=${workspace}` })
    return Number(/tps = ([\d.]+)/.exec(said)?.[1])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function output(program: string, args: readonly string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(text) : reject(new Error(text))))
  })
}
