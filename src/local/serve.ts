/** `topline serve`: the server and its timers, until the process is told to end. */
import { spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { CommandFailed } from '../cli/command-failed.ts'
import type { ServeOptions, Serving } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { HOUR } from '../domain/time.ts'
import type { Api } from '../http/api.ts'
import { every } from '../jobs/every.ts'
import { forgetOldAnswers, ticketTimers } from '../jobs/keep-time.ts'
import type { Store } from '../store/db.ts'
import { errorCode } from '../store/error-code.ts'
import { waitingByTeam } from '../store/places.ts'
import { workspaceNames } from '../store/workspaces.ts'
import { demoIfEmpty } from './demo.ts'
import { createNode } from './node.ts'
import { openDatabase } from './open-database.ts'
import { removeServerFile, writeServerFile } from './server-file.ts'
import { now, told } from './work.ts'

async function listen(app: Api, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    if (errorCode(error) !== 'EADDRINUSE') throw error
    const text = `Port ${port} is in use. Stop what uses it, or choose another with --port or TOPLINE_PORT (0 takes any).`
    throw new CommandFailed('port_in_use', text, { cause: error })
  }
  const address = app.server.address() as AddressInfo
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${['0.0.0.0', '[::]'].includes(shown) ? 'localhost' : shown}:${address.port}`
}

async function workspacesOf(store: Store): Promise<Serving['workspaces']> {
  const all = await workspaceNames(store.directory)
  return Promise.all(
    all.map(async ({ id, slug }) => {
      const waiting = [...(await waitingByTeam(store.tenant(id))).values()]
      return { slug, waiting: waiting.reduce((sum, count) => sum + count, 0) }
    }),
  )
}

function openBrowser(url: string): void {
  const program = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open'
  const child = spawn(program, [url], { stdio: 'ignore', detached: true })
  // Without a browser the printed address serves as well.
  child.on('error', () => {})
  child.unref()
}

/** Ends the parts in the order in which they lean on each other, once, at the first signal. */
function endOnSignal(end: () => Promise<void>): void {
  let ending = false
  const stop = () => {
    if (ending) return
    ending = true
    end().then(
      () => process.exit(0),
      () => process.exit(3),
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** @throws CommandFailed `database_unavailable`, `port_in_use` */
export async function serve(base: Config, options: ServeOptions): Promise<Serving> {
  const config = { ...base, host: options.host ?? base.host, port: options.port ?? base.port }
  const database = await openDatabase(config, () => {}).catch((error: unknown) => {
    throw told(error)
  })
  const { store } = database
  try {
    const { app, live, recomputing } = await createNode(config, database)
    if (options.demoIfEmpty) await demoIfEmpty(store, options.progress)
    const url = await listen(app, config)
    const failed = (error: unknown) => app.log.error({ err: error }, 'timers failed')
    const timers = ticketTimers({ store, now, changed: (workspace) => live.wrote(workspace) }, failed)
    live.onHeard((workspace) => timers.wake(workspace))
    await live.start()
    timers.start()
    recomputing.start()
    const broom = every(HOUR, () => forgetOldAnswers(store, now()), failed)
    await writeServerFile(config, url)
    endOnSignal(async () => {
      await app.close()
      await Promise.all([timers.stop(), recomputing.stop(), broom.stop(), live.stop()])
      await removeServerFile(config)
      await database.close()
    })
    if (options.open) openBrowser(url)
    return { url, database: database.words, workspaces: await workspacesOf(store) }
  } catch (error) {
    await database.close()
    throw told(error)
  }
}
