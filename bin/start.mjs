import './node-version.mjs'
import { endWithParent } from './end-with-parent.mjs'

// By hand, as `node bin/start.mjs &`, it goes on when its shell ends.
if (process.env.npm_lifecycle_event !== undefined) endWithParent()

const { prepare, runProgram } = await import('./prepare.mjs')
if (await prepare()) await runProgram(['serve', '--demo-if-empty', ...process.argv.slice(2)])
else process.exitCode = 1
