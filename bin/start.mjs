import './node-version.mjs'

const { prepare, runProgram } = await import('./prepare.mjs')
if (await prepare()) await runProgram(['serve', '--demo-if-empty', ...process.argv.slice(2)])
else process.exitCode = 1
