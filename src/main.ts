/** The program: builds the pieces and runs one command line. */
import { homedir, hostname } from 'node:os'
import path from 'node:path'
import { createInterface, type Interface } from 'node:readline/promises'
import { setTimeout } from 'node:timers/promises'
import { CommandFailed } from './cli/command-failed.ts'
import type { CliDeps, ClientTarget } from './cli/deps.ts'
import { processOutput } from './cli/output.ts'
import { createProgram } from './cli/program.ts'
import { run } from './cli/run.ts'
import { sendTo } from './cli/send-to.ts'
import { type KeptTokens, keptTokens } from './cli/signing/kept-tokens.ts'
import { serverOptions } from './cli/signing/server-client.ts'
import { type Config, ConfigInvalid, isSet, readSettings, type Settings } from './config.ts'
import { createClient, type Send } from './contract/client.ts'
import { auditVerify } from './local/audit-verify.ts'
import { backup } from './local/backup.ts'
import { configShow } from './local/config-show.ts'
import { createWorkspaceHere, listWorkspaces } from './local/create-workspace.ts'
import { demo } from './local/demo.ts'
import { doctor } from './local/doctor.ts'
import { exportWorkspace } from './local/export-workspace.ts'
import { importServicenow } from './local/import-servicenow.ts'
import { importWorkspace } from './local/import-workspace.ts'
import { createNode } from './local/node.ts'
import { openDatabase } from './local/open-database.ts'
import { programVersion } from './local/project.ts'
import { rebuild } from './local/rebuild.ts'
import { restore } from './local/restore.ts'
import { secretsList, secretsRotate } from './local/secrets.ts'
import { serve } from './local/serve.ts'
import { runningServer } from './local/server-file.ts'
import { signInLink } from './local/signing-in.ts'
import { newId, now, told } from './local/work.ts'

/** What was opened for this command line and is closed after it. */
const toClose: (() => Promise<unknown>)[] = []

function settings(): Settings {
  try {
    return readSettings()
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error
    throw new CommandFailed('wrong_usage', error.message, { cause: error })
  }
}

const configured = (): Config => settings().config

/** Answers calls in this process: nothing else serves this database at the moment. */
async function sendHere(config: Config): Promise<{ send: Send; secret: string }> {
  const database = await openDatabase(config, () => {}).catch((error: unknown) => {
    throw told(error)
  })
  const { app, operatorKey, live, denied, recomputing } = await createNode(config, database)
  toClose.push(
    () => app.close(),
    () => recomputing.stop(),
    () => denied.flush(),
    () => live.flush(),
    () => database.close(),
  )
  const send: Send = async ({ method, path, headers, body }) => {
    const answer = await app.inject({
      method,
      url: path,
      headers: { ...headers, host: 'localhost' },
      ...(body === undefined ? {} : { body }),
    })
    return { status: answer.statusCode, body: answer.body }
  }
  return { send, secret: operatorKey }
}

/** Tokens of servers, in the directory for settings of the person who runs this. */
function tokenFile(): KeptTokens {
  const { configHome = path.join(homedir(), '.config') } = configured()
  return keptTokens(path.join(configHome, 'topline', 'credentials.json'))
}

async function clientFor({ server: named, member, workspace }: ClientTarget) {
  const { token, server: usual } = configured()
  const server = named ?? usual
  if (server !== undefined) {
    const given = { server, token, kept: await tokenFile().read(server) }
    return createClient({ ...serverOptions(given, { member, workspace }, sendTo(server)), newKey: newId })
  }
  const running = await runningServer(configured())
  const carried = running ? { send: sendTo(running.url), secret: running.operatorKey } : await sendHere(configured())
  return createClient({ ...carried, member, workspace, newKey: newId })
}

async function stdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Questions go to standard error, so that an answer in JSON stays the only thing on standard output. */
let lines: Interface | undefined
async function ask(question: string): Promise<string> {
  if (lines === undefined) {
    const opened = createInterface({ input: process.stdin, output: process.stderr })
    toClose.push(async () => opened.close())
    lines = opened
  }
  return lines.question(question)
}

const out = processOutput(process, isSet('NO_COLOR'))
const deps: CliDeps = {
  client: clientFor,
  local: {
    serve: (options) => serve(configured(), options),
    signInLink: () => signInLink(configured()),
    importServicenow: (options) => importServicenow(configured(), options),
    demo: (options) => demo(configured(), options),
    rebuild: (options) => rebuild(configured(), options),
    backup: (options) => backup(configured(), options),
    restore: (options) => restore(configured(), options),
    createWorkspace: (options) => createWorkspaceHere(configured(), options),
    listWorkspaces: () => listWorkspaces(configured()),
    exportWorkspace: (options) => exportWorkspace(configured(), options),
    importWorkspace: (options) => importWorkspace(configured(), options),
    auditVerify: (options) => auditVerify(configured(), options),
    secretsList: (workspace) => secretsList(configured(), workspace),
    secretsRotate: (workspace) => secretsRotate(configured(), workspace),
    configShow: async () => configShow(settings()),
    doctor: () => doctor(settings()),
  },
  out,
  version: programVersion,
  now,
  server: () => configured().server,
  kept: {
    read: (server) => tokenFile().read(server),
    write: (server, token) => tokenFile().write(server, token),
    remove: (server) => tokenFile().remove(server),
  },
  machine: hostname(),
  wait: (time) => setTimeout(time),
  stdin,
  ask: process.stdin.isTTY && process.stderr.isTTY ? ask : null,
}

process.exitCode = await run(createProgram(deps), process.argv.slice(2), out)
for (const close of toClose) await close()
