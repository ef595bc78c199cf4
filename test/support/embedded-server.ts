/** Keeps the embedded server of a data directory: a process of its own for tests, which end it as they like. */
import { keepEmbedded } from '../../src/store/embedded-postgres.ts'

const [dataDir = ''] = process.argv.slice(2)
const server = await keepEmbedded(dataDir, () => undefined)
process.stdout.write(`${server.owned ? 'owned' : 'reused'}\n`)
process.once('SIGTERM', () => server.stop())
