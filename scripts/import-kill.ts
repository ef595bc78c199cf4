/**
 * Kills `topline import servicenow` with `kill -9` at random points, starts it again each time, and compares what is
 * there in the end with an import that nobody disturbed: `npm run import-kill`, `-- --kills 10 --log FILE`.
 */
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { buildProgram, type Place, startProgram } from '../bench/server.ts'
import { startEmbedded } from '../src/store/embedded-postgres.ts'

const root = path.join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    log: { type: 'string', default: path.join(root, '../shared/data/servicenow/incident_event_log.dev.csv.gz') },
  },
})

const startImport = (place: Place) =>
  startProgram(place, [
    'import',
    'servicenow',
    values.log,
    '--mapping',
    path.join(root, 'mappings/servicenow-uci.json'),
  ])

/** Runs a command to its end. @throws an error with what it said when it fails */
async function finish(child: ReturnType<typeof startProgram>): Promise<void> {
  let said = ''
  child.stdout?.on('data', (data) => (said += String(data)))
  child.stderr?.on('data', (data) => (said += String(data)))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(said)
}

/** Kills an import after `afterMs`; true when it was still at work. */
async function killAfter(place: Place, afterMs: number): Promise<boolean> {
  const child = startImport(place)
  const closed = once(child, 'exit')
  await Promise.race([closed, sleep(afterMs)])
  const working = child.exitCode === null
  child.kill('SIGKILL')
  await closed
  return working
}

/** All that was imported but what each import makes anew: ids, and numbers, of which a killed batch leaves a gap. */
const QUERIES = {
  tickets: `select count(*) || ' ' || md5(string_agg(concat_ws('|', external_id, version, subject, team, segment, status,
      severity, priority, owner, group_name, received_at, first_replied_at, solved_at, closed_at, reopen_count,
      reassign_count, updated_at, due_at, line), ',' order by external_id)) as digest from ticket`,
  events: `select count(*) || ' ' || md5(string_agg(concat_ws('|', ref, version, type, at, actor,
      change - 'number' - 'accountId'), ',' order by ref, type)) as digest from event where stream = 'ticket'`,
  places: 'select count(*)::text as digest from place_change',
  words: `select count(*) || ' ' || sum(length(words)) as digest from ticket_search`,
  accounts: `select count(*) || ' ' || md5(string_agg(slug || name || segment, ',' order by slug)) as digest from account`,
} as const

async function contents(place: Place): Promise<Record<string, string>> {
  const server = await startEmbedded(path.join(place.dataDir, 'pg'), () => {})
  const client = new pg.Client(server.connection)
  await client.connect()
  const found: Record<string, string> = {}
  for (const [name, text] of Object.entries(QUERIES)) {
    found[name] = (await client.query<{ digest: string }>(text)).rows[0]?.digest ?? ''
  }
  await client.end()
  await server.stop()
  return found
}

const folder = mkdtempSync(path.join(tmpdir(), 'bench-import-kill-'))
try {
  buildProgram()
  const [undisturbed, killed] = ['undisturbed', 'killed'].map((name) => ({ dataDir: path.join(folder, name) }))
  if (!undisturbed || !killed) throw new Error('two places')
  for (const { dataDir } of [undisturbed, killed]) mkdirSync(dataDir)
  const began = performance.now()
  await finish(startImport(undisturbed))
  const took = performance.now() - began
  const kills = Number(values.kills)
  let atWork = 0
  for (let index = 0; index < kills; index++) {
    // Each run repeats what is known quickly and then goes on, so that runs of a few tenths get on bit by bit.
    if (await killAfter(killed, 200 + Math.random() * took * 0.3)) atWork++
  }
  await finish(startImport(killed))
  const [one, other] = [await contents(undisturbed), await contents(killed)]
  await finish(startProgram(killed, ['rebuild', '--check']))
  const different = Object.keys(QUERIES).filter((name) => one[name] !== other[name])
  const counts = ['tickets', 'events', 'places'].map((name) => `${one[name]?.split(' ')[0]} ${name}`).join(', ')
  process.stdout.write(
    `import killed ${kills} times, ${atWork} times at work: ` +
      (different.length === 0 ? `the same as undisturbed (${counts})` : `differs in ${different.join(', ')}`) +
      '; rebuild --check finds no difference\n',
  )
  process.exitCode = different.length === 0 ? 0 : 1
  if (different.length > 0) process.stdout.write(`${JSON.stringify({ one, other }, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
