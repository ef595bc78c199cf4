/**
 * Kills `topline import servicenow` with SIGKILL at ten random points, lets it finish, and compares with an import
 * that nobody disturbed. Ends with 1 when they differ. `npm run import-kill -- FILE`.
 */
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DataFolder, dataFolder } from '../test/support/program.ts'

const FILE = process.argv[2] ?? '../shared/data/servicenow/incident_event_log.dev.csv.gz'
const WORDS = ['import', 'servicenow', FILE, '--mapping', 'mappings/servicenow-uci.json', '--json']
const KILLS = 10
/** Each kill comes somewhere in this long after the import began, in milliseconds. */
const WITHIN = 4_000

interface Imported {
  readonly tickets: { readonly read: number; readonly added: number }
  readonly events: { readonly read: number; readonly added: number }
}

const imported = async (data: DataFolder) => JSON.parse(await data.run(...WORDS)) as Imported

/** What a faithful import leaves behind: a second run adds nothing, and the projections are what the events give. */
async function result(data: DataFolder) {
  const again = await imported(data)
  const { tickets, events, different } = JSON.parse(await data.run('rebuild', '--check', '--json')) as Record<
    string,
    number
  >
  return { added: [again.tickets.added, again.events.added], tickets, events, different }
}

if (!existsSync(FILE)) throw new Error(`There is no ${FILE}. Name the incident log.`)
const quiet = dataFolder()
const disturbed = dataFolder()
try {
  const whole = await imported(quiet)
  process.stdout.write(`undisturbed: ${whole.tickets.added} tickets, ${whole.events.added} events\n`)
  for (let kill = 1; kill <= KILLS; kill++) {
    const { child, ended } = disturbed.start(...WORDS)
    await Promise.race([sleep(500 + Math.random() * WITHIN), ended])
    child.kill('SIGKILL')
    await ended
  }
  const rest = await imported(disturbed)
  process.stdout.write(`after ${KILLS} kills: the last run added ${rest.events.added} of ${rest.events.read} events\n`)
  const [a, b] = [JSON.stringify(await result(quiet)), JSON.stringify(await result(disturbed))]
  process.stdout.write(`undisturbed ${a}\ndisturbed   ${b}\n${a === b ? 'the same' : 'DIFFERENT'}\n`)
  if (a !== b) process.exitCode = 1
} finally {
  quiet.remove()
  disturbed.remove()
}
