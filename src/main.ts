/** The program: builds the pieces and runs one command line. */
import { CommandFailed } from './cli/command-failed.ts'
import type { CliDeps, ClientTarget } from './cli/deps.ts'
import { processOutput } from './cli/output.ts'
import { createProgram } from './cli/program.ts'
import { run } from './cli/run.ts'
import { sendTo } from './cli/send-to.ts'
import { type Config, ConfigInvalid, isSet, readConfig } from './config.ts'
import { createClient, type Send } from './contract/client.ts'
import { configShow } from './local/config-show.ts'
import { demo } from './local/demo.ts'
import { doctor } from './local/doctor.ts'
import { importServicenow } from './local/import-servicenow.ts'
import { createNode } from './local/node.ts'
import { openDatabase } from './local/open-database.ts'
import { programVersion } from './local/project.ts'
import { rebuild } from './local/rebuild.ts'
import { serve } from './local/serve.ts'
import { runningServer } from './local/server-file.ts'
import { newId, now, told } from './local/work.ts'

/** What was opened for this command line and is closed after it. */
const toClose: (() => Promise<unknown>)[] = []

function configured(): Config {
  try {
    return readConfig()
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error
    throw new CommandFailed('wrong_usage', error.message, { cause: error })
  }
}

/** Answers calls in this process: nothing else serves this database at the moment. */
async function sendHere(config: Config): Promise<Send> {
  const database = await openDatabase(config, () => {}).catch((error: unknown) => {
    throw told(error)
  })
  const { app, live, recomputing } = await createNode(config, database)
  toClose.push(
    () => app.close(),
    () => recomputing.stop(),
    () => live.flush(),
    () => database.close(),
  )
  return async ({ method, path, headers, body }) => {
    const answer = await app.inject({
      method,
      url: path,
      headers: { ...headers, host: 'localhost' },
      ...(body === undefined ? {} : { body }),
    })
    return { status: answer.statusCode, body: answer.body }
  }
}

async function clientFor({ server, member, workspace }: ClientTarget) {
  const address = server ?? (await runningServer(configured()))
  const send = address === undefined ? await sendHere(configured()) : sendTo(address)
  return createClient({ send, member, workspace, newKey: newId })
}

async function stdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const out = processOutput(process, isSet('NO_COLOR'))
const deps: CliDeps = {
  client: clientFor,
  local: {
    serve: (options) => serve(configured(), options),
    importServicenow: (options) => importServicenow(configured(), options),
    demo: (options) => demo(configured(), options),
    rebuild: (options) => rebuild(configured(), options),
    configShow: async () => configShow(configured()),
    doctor: () => doctor(configured()),
  },
  out,
  version: programVersion,
  now,
  stdin,
}

process.exitCode = await run(createProgram(deps), process.argv.slice(2), out)
for (const close of toClose) await close()
