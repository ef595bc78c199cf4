/** A program that a shell runs for npm ends with that shell. */
import { type ChildProcess, spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, test } from 'vitest'

const WATCHING = new URL('../../bin/end-with-parent.mjs', pathToFileURL(import.meta.filename)).href
/** Says who it is, works until it is told to end, and says so. */
const PROGRAM = `
  const { endWithParent } = await import(${JSON.stringify(WATCHING)})
  endWithParent()
  process.on('SIGTERM', () => {
    console.log('told to end')
    process.exit(0)
  })
  setInterval(() => {}, 60_000)
  console.log('pid ' + process.pid)
`

let shell: ChildProcess | undefined
let pid: number | undefined
afterEach(() => {
  shell?.kill('SIGKILL')
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It has ended, as it should.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
})

test.skipIf(process.platform === 'win32')('RUN-8: a shell that is told to end takes the program with it', async () => {
  // A command after it keeps the shell from becoming the program.
  const started = spawn('sh', ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, PROGRAM], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  shell = started
  let said = ''
  const heard = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => said.includes(text) && resolve()
      started.stdout.on('data', look)
      started.stdout.on('close', () => resolve())
      look()
    })
  started.stdout.on('data', (data) => {
    said += data
  })
  await heard('pid ')
  pid = Number(/pid (\d+)/.exec(said)?.[1])
  started.kill('SIGTERM')
  await heard('told to end')
  expect(said).toContain('told to end')
})
