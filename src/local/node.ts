/** A node: the app with its parts, on an open database. */
import path from 'node:path'
import type { Config } from '../config.ts'
import type { Api } from '../http/api.ts'
import { createApp } from '../http/app.ts'
import { Desks } from '../http/desks.ts'
import { LiveFeed } from '../http/live-feed.ts'
import { Recomputing } from '../jobs/recompute.ts'
import { holidayReaders } from './holiday-readers.ts'
import type { OpenDatabase } from './open-database.ts'
import { shippedSla } from './policy-files.ts'
import { programVersion, projectFolder } from './project.ts'
import { newId, now } from './work.ts'

export interface Node {
  readonly app: Api
  readonly desks: Desks
  readonly live: LiveFeed
  /** Carries over what is published here; started, also what is published elsewhere. */
  readonly recomputing: Recomputing
}

/** Builds the app; `live` is not started, because an app that only answers this process needs no updates. */
export async function createNode(config: Config, { store, connection }: OpenDatabase): Promise<Node> {
  const desks = new Desks({ store, now, newId })
  const trouble: { log?: Api['log'] } = {}
  const log = (text: string, error: unknown) => trouble.log?.error({ err: error }, text)
  const live = new LiveFeed(store, connection, log)
  const changed = (workspace: string) => live.wrote(workspace)
  const failed = (error: unknown) => log('a publication could not be carried over', error)
  const recomputing = new Recomputing({ store, now, changed, failed })
  const app = await createApp({
    store,
    desks,
    live,
    now,
    version: programVersion,
    host: config.host,
    webFolder: path.join(projectFolder, 'dist', 'web'),
    holidays: holidayReaders,
    shippedSla: shippedSla(),
    published: (workspace) => recomputing.wake(workspace),
    logLevel: config.logLevel,
  })
  trouble.log = app.log
  return { app, desks, live, recomputing }
}
