/** `topline serve`: the server and its timers, until the process is told to end. */
import { spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { adoptPolicies } from '../actions/adopt-policies.ts'
import { CommandFailed } from '../cli/command-failed.ts'
import type { ServeOptions, Serving } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import type { Api } from '../http/api.ts'
import type { Store } from '../store/db.ts'
import { errorCode } from '../store/error-code.ts'
import { hasOwnProviders } from '../store/own-providers.ts'
import { waitingByTeam } from '../store/places.ts'
import { workspaceNames } from '../store/workspaces.ts'
import { startBackground } from './background.ts'
import { demoIfEmpty } from './demo.ts'
import { DRAIN_MS, endOnSignal } from './end-on-signal.ts'
import { createNode } from './node.ts'
import { hasDatabase, openDatabase } from './open-database.ts'
import { refuseOpenHost } from './open-host.ts'
import { startingTriage } from './policy-files.ts'
import { removeServerFile, writeServerFile } from './server-file.ts'
import { ownersLink } from './signing-in.ts'
import { newId, now, told } from './work.ts'

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

/** @throws CommandFailed `database_unavailable`, `port_in_use`, `wrong_usage` when it would be open to everybody */
export async function serve(base: Config, options: ServeOptions): Promise<Serving> {
  const config = { ...base, host: options.host ?? base.host, port: options.port ?? base.port }
  // A database that is not there yet has no workspace with a provider of its own, and need not be made to see that.
  if (!hasDatabase(config)) await refuseOpenHost(config, async () => false)
  const database = await openDatabase(config, () => {}).catch((error: unknown) => {
    throw told(error)
  })
  const { store } = database
  try {
    await refuseOpenHost(config, () => hasOwnProviders(store.directory))
    const node = await createNode(config, database)
    const { app, operatorKey, ending } = node
    if (options.demoIfEmpty) await demoIfEmpty(store, options.progress)
    await adoptPolicies(store, startingTriage(), { now: now(), newId })
    const url = await listen(app, config)
    const background = await startBackground(node, store)
    await writeServerFile(config, { url, operatorKey })
    endOnSignal(process, async () => {
      ending.begin()
      if (config.url !== undefined) await sleep(DRAIN_MS)
      await app.close()
      await background.stop()
      await removeServerFile(config)
      await database.close()
    })
    const signInAt = (await ownersLink(store, config, url)) ?? null
    if (options.open) openBrowser(signInAt ?? url)
    return { url, signInAt, database: database.words, workspaces: await workspacesOf(store) }
  } catch (error) {
    await database.close()
    throw told(error)
  }
}
